"""The map of a network: who stands where, who is tied to whom, and what is left of it without the director."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from draagvlak.analysis.drawing.layout import Place, layout
from draagvlak.analysis.engine import Network, pieces
from draagvlak.analysis.records import Person, Records

DIRECTOR, HELD, FALLS, LOOSE = "director", "held", "falls", "loose"
Group = tuple[str, str]  # layer and organisation; ("director", "") is the director alone
THE_DIRECTOR: Group = (DIRECTOR, "")


@dataclass(frozen=True, slots=True)
class Node:
    """A person, or the people of one organisation in one layer. `ties` counts neighbours on the same map; `people`
    those it stands for, of whom `held` stay in the main piece without the director and `falls` drop out of it. The
    director is `held` where the main piece is theirs.
    """

    key: str
    place: Place
    state: str
    ties: int
    people: int
    held: int
    falls: int


@dataclass(frozen=True, slots=True)
class Strand:
    """A tie between two nodes by their numbers; it `falls` when it is gone without the director."""

    a: int
    b: int
    strength: float
    falls: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    nodes: tuple[Node, ...]
    strands: tuple[Strand, ...]


def states(network: Network) -> tuple[list[str], bool]:
    """Of everybody: `held` in the main piece without the director, `falls` out of it when the director goes, or
    `loose` from it either way; and whether the main piece is the director's. The main piece is the one with the most
    people; one person alone is no piece.
    """
    main = _fullest(pieces(network), range(network.size), network.director)
    left = main
    if network.director in main:
        left = _fullest(pieces(network, without=network.director), main - {network.director})
    found = [HELD if n in left else FALLS if n in main else LOOSE for n in range(network.size)]
    if network.director is not None:
        found[network.director] = DIRECTOR
    return found, network.director in main


def draw_people(records: Records, network: Network, kept: Mapping[str, Place]) -> Drawing:
    """The map of persons, keys their ids. `network` is that of `records`, `kept` the places of an earlier map."""
    pairs = [(network.ids[a], network.ids[b]) for a, b in network.ties]
    places = layout(records.people, pairs, kept)
    degree = Counter(end for pair in network.ties for end in pair)
    found, is_theirs = states(network)
    nodes = tuple(
        Node(key, places[key], state, degree[n], 1, _held(state, is_theirs), int(state == FALLS))
        for n, (key, state) in enumerate(zip(network.ids, found, strict=True))
    )
    return Drawing(nodes, _strands(dict(zip(network.ties, network.weights, strict=True)), network.director))


def draw_organisations(records: Records, network: Network, kept: Mapping[str, Place]) -> Drawing:
    """The map of organisations, each once a layer; keys by `key_of`. What falls is counted in persons, never read
    from the groups: a group hangs together only on paper. People in poverty are one group, whatever they belong to.
    """
    group = [THE_DIRECTOR if n == network.director else group_of(person) for n, person in enumerate(records.people)]
    number = {one: n for n, one in enumerate(dict.fromkeys(group))}
    bundled: dict[tuple[int, int], float] = {}
    for (a, b), strength in zip(network.ties, network.weights, strict=True):
        ends = sorted((number[group[a]], number[group[b]]))
        if ends[0] != ends[1]:
            bundled[ends[0], ends[1]] = bundled.get((ends[0], ends[1]), 0.0) + strength
    found, is_theirs = states(network)
    counted = {one: Counter[str]() for one in number}
    for one, state in zip(group, found, strict=True):
        counted[one][state] += 1
    places = layout(_stand_ins(records, number), _pairs(bundled, number), kept)
    degree = Counter(end for pair in bundled for end in pair)
    nodes = tuple(
        Node(
            key_of(one),
            places[key_of(one)],
            _shared(counted[one]),
            degree[n],
            counted[one].total(),
            counted[one][HELD] + int(one == THE_DIRECTOR and is_theirs),
            counted[one][FALLS],
        )
        for one, n in number.items()
    )
    return Drawing(nodes, _strands(bundled, number.get(THE_DIRECTOR)))


def _held(state: str, is_theirs: bool) -> int:
    return int(state == HELD or (state == DIRECTOR and is_theirs))


def group_of(person: Person) -> Group:
    layer = person.layers[0] if person.layers else ""
    return layer, "" if "people_in_poverty" in person.layers else person.organisation


def key_of(group: Group) -> str:
    """
    >>> key_of(("colleague", "Dienst Vrije Tijd"))
    'colleague/Dienst Vrije Tijd'
    """
    return "/".join(group)


def _fullest(membership: Sequence[int], among: Iterable[int], favoured: int | None = None) -> set[int]:
    """Of the pieces with the most people among these the favoured person's, else the one listed first."""
    inside = list(among)
    sizes = Counter(membership[n] for n in inside)
    mine = membership[favoured] if favoured is not None else -1
    best = max(sizes, key=lambda piece: (sizes[piece], piece == mine, -piece), default=-1)
    return {n for n in inside if membership[n] == best} if sizes[best] > 1 else set()


def _strands(ties: Mapping[tuple[int, int], float], director: int | None) -> tuple[Strand, ...]:
    return tuple(Strand(a, b, round(strength, 3), director in (a, b)) for (a, b), strength in sorted(ties.items()))


def _stand_ins(records: Records, number: Mapping[Group, int]) -> list[Person]:
    """One for each group, so that it is laid out like a person of its layer."""
    director = next((person for person in records.people if person.id == records.director), None)
    own = {THE_DIRECTOR: director.layers if director else ()}
    return [Person(key_of(one), "", own.get(one, (one[0],) if one[0] else ()), organisation=one[1]) for one in number]


def _pairs(bundled: Mapping[tuple[int, int], float], number: Mapping[Group, int]) -> list[tuple[str, str]]:
    keys = [key_of(one) for one in number]
    return [(keys[a], keys[b]) for a, b in bundled]


def _shared(counted: Counter[str]) -> str:
    """A group is held as long as anybody of it is."""
    return next(state for state in (DIRECTOR, HELD, FALLS, LOOSE) if counted[state])
