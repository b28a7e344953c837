"""Bridges between the parts of a joined network, and which introductions would add those that are missing."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from itertools import combinations

import numpy
from scipy import sparse
from scipy.sparse import csgraph

from draagvlak.analysis.engine import Network
from draagvlak.analysis.layers import RANK

WANTED = 2  # bridges that share nobody: one may go, and the parts still hold together
NOT_ASKED = "people_in_poverty"  # nobody in poverty is sent to another municipality to hold networks together
Members = Mapping[str, Set[str]]


@dataclass(frozen=True)
class Crossing:
    """Between two parts: how many people are in both, how many active ties lead across, and the most `bridges` of
    either kind that share nobody.
    """

    a: str
    b: str
    shared: int
    ties: int
    bridges: int


def crossings(network: Network, members: Members) -> list[Crossing]:
    """Of every two parts, in their order. Bridges that share nobody: a largest matching (Hopcroft & Karp 1973)."""
    return [_crossing(network, members, a, b) for a, b in combinations(members, 2)]


def _crossing(network: Network, members: Members, a: str, b: str) -> Crossing:
    both = members[a] & members[b]
    across = _across(network, members[a] - both, members[b] - both)
    return Crossing(a, b, len(both), len(across), len(both) + _apart(across))


def _across(network: Network, one: Set[str], other: Set[str]) -> list[tuple[int, int]]:
    """The ties from the one to the other, as numbers of people, who is of the one first."""
    ids = network.ids
    found = []
    for x, y in network.ties:
        if ids[x] in one and ids[y] in other:
            found.append((x, y))
        elif ids[y] in one and ids[x] in other:
            found.append((y, x))
    return found


def _apart(across: Iterable[tuple[int, int]]) -> int:
    pairs = list(across)
    if not pairs:
        return 0
    _rows, rows = numpy.unique([a for a, _ in pairs], return_inverse=True)
    _columns, columns = numpy.unique([b for _, b in pairs], return_inverse=True)
    joined = sparse.csr_array((numpy.ones(len(pairs), dtype=numpy.int8), (rows, columns)))
    return int((csgraph.maximum_bipartite_matching(sparse.csr_matrix(joined), perm_type="column") >= 0).sum())


@dataclass(frozen=True)
class Meeting:
    """An introduction: `a` of the part `part_a` meets `b` of `part_b` (ids), both of the layer `layer`."""

    part_a: str
    part_b: str
    a: str
    b: str
    layer: str


def introductions(network: Network, members: Members, away: Set[str], refused: Set[frozenset[str]]) -> list[Meeting]:
    """The fewest that let every part hang on to the rest by WANTED bridges that share nobody, as far as there are
    people for it: two of the same layer, none of them `away` (those who direct a part) or in poverty, nobody asked
    twice, no pair of `refused`. Parts are strung along what ties them most (Kruskal 1956).
    """
    order = {part: n for n, part in enumerate(members)}
    known = sorted(crossings(network, members), key=lambda one: (-one.bridges, order[one.a], order[one.b]))
    group, found, asked = dict(order), [], set(away)
    for one in known:
        if group[one.a] == group[one.b]:
            continue
        gone = group[one.b]
        group = {part: group[one.a] if of == gone else of for part, of in group.items()}
        for meeting in _between(network, members, one, asked, refused)[: max(0, WANTED - one.bridges)]:
            asked |= {meeting.a, meeting.b}
            found.append(meeting)
    return found


def _between(
    network: Network, members: Members, one: Crossing, asked: Set[str], refused: Set[frozenset[str]]
) -> list[Meeting]:
    """One pair a turn, layer by layer from where decisions weigh least, of each part who knows most people there."""
    both, known = members[one.a] & members[one.b], network.neighbours()
    bridging = {network.ids[n] for pair in _across(network, members[one.a] - both, members[one.b] - both) for n in pair}
    closed = asked | both | bridging
    found: list[Meeting] = []
    used: set[str] = set()
    for layer in sorted(RANK, key=RANK.__getitem__)[1:]:
        here = [
            sorted(
                (
                    n
                    for n, id_ in enumerate(network.ids)
                    if id_ in part and id_ not in closed and _is_of(network, n, layer)
                ),
                key=lambda n: (-len(known[n]), network.ids[n]),
            )
            for part in (members[one.a], members[one.b])
        ]
        for a in here[0]:
            b = next((n for n in here[1] if _may_meet(network, a, n, used, refused)), None)
            if b is not None and network.ids[a] not in used:
                used |= {network.ids[a], network.ids[b]}
                found.append(Meeting(one.a, one.b, network.ids[a], network.ids[b], layer))
            if len(found) >= WANTED:
                return found
    return found


def _is_of(network: Network, number: int, layer: str) -> bool:
    return network.layers[number][:1] == (layer,) and NOT_ASKED not in network.layers[number]


def _may_meet(network: Network, a: int, b: int, used: Set[str], refused: Set[frozenset[str]]) -> bool:
    pair = frozenset((network.ids[a], network.ids[b]))
    return network.ids[b] not in used and b not in network.neighbours()[a] and pair not in refused
