"""From networks to the book that every reader gives: one table of vertices, one of the ties of one relation."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from draagvlak.basics.register_numbers import numbers_in
from draagvlak.capabilities.exchange.readers import limits
from draagvlak.capabilities.exchange.readers.networks.attributes import FIXED_PERSON, FIXED_TIE
from draagvlak.capabilities.exchange.readers.networks.network import Network, Tie, Vertex, number_of
from draagvlak.capabilities.exchange.readers.networks.relations import ALL, choose, listed
from draagvlak.capabilities.exchange.readers.table import Book, Cell, Note, Refused, Row, Table

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
ANYBODY = frozenset({"person", "persoon", "people", "mens", "mensen", "individual", "node"})  # types that tell no layer
TAKEN_IN = {"alias", "start", "relation", "label", "id"}  # columns of ours that never stand in a table


@dataclass(frozen=True)
class Laid:
    """Rows of a network: leading cells, then one for each column that somebody says something about."""

    header: Sequence[str]
    rows: Sequence[tuple[int, Sequence[Cell], dict[str, Cell]]]
    columns: Sequence[str]

    def __iter__(self) -> Iterator[Row]:
        yield 1, list(self.header)
        for number, lead, says in self.rows:
            yield max(number, 2), [*lead, *map(says.get, self.columns)]


def drawn_up(
    file: tuple[str, str], networks: list[Network], relation: str | None, parts: tuple[str, str], notes: Sequence[Note]
) -> Book:
    """The book of `file` (its name, its format), with tables called as `parts`, what the file calls them.

    Raises Refused for an unknown relation, for a file without vertices, and over the limits.
    """
    networks = [network for network in networks if network.vertices or network.ties]
    if not networks:
        raise Refused("no-rows")
    network, taken, others = choose(networks, relation)
    identities = _without_numbers(network)
    nodes = _nodes(network, identities)
    ties = _ties(network, identities)
    said = list(notes)
    if any(identity != kept for identity, kept in identities.items()):
        said.append(Note("register-number-dropped", {"column": "id"}, parts[0]))
    if others:
        said.append(Note("relation-taken", {"relation": taken.name, "others": listed(others)}))
    return Book(
        file=file[0],
        format=file[1],
        tables=(Table(parts[0], nodes, "nodes"), Table(parts[1], ties, "ties")),
        relation=(ALL if relation == ALL else taken.name) or None,
        other_relations=others,
        directed=network.directed,
        notes=tuple(said),
    )


def _without_numbers(network: Network) -> dict[str, str]:
    """Each identity as it is kept: a national register number becomes a plain number of our own."""
    kept = {identity: identity for identity in network.vertices}
    for n, identity in enumerate(network.vertices, 1):
        if len(identity) >= 11 and numbers_in(identity):
            kept[identity] = f"n{n}"
    return kept


def _nodes(network: Network, identities: dict[str, str]) -> Laid:
    vertices = list(network.vertices.items())
    told = any({"layer", "function"} & vertex.says.keys() for _, vertex in vertices)
    for identity, vertex in vertices:
        _settle_person(vertex, told or identity != identities[identity])
    columns = _columns(FIXED_PERSON, [vertex.says for _, vertex in vertices])
    rows = [(vertex.row, (identities[identity],), vertex.says) for identity, vertex in vertices]
    return _laid(("id",), columns, rows)


def _settle_person(vertex: Vertex, told: bool) -> None:
    """Without a label, an attribute id may name somebody; without layers and functions, a type may tell the layer."""
    says = vertex.says
    if "label" not in says and "alias" in says:
        says["label"] = says["alias"]
    type_ = says.get("type")
    if not told and type_ is not None and number_of(type_) is None and str(type_).casefold() not in ANYBODY:
        says.setdefault("layer", type_)


def _ties(network: Network, identities: dict[str, str]) -> Laid:
    rows: list[tuple[int, Sequence[Cell], dict[str, Cell]]] = []
    for tie in network.ties:
        _settle_tie(tie)
        ends = (identities.get(tie.source, tie.source), identities.get(tie.target, tie.target))
        rows.append((tie.row, ends, tie.says))
    return _laid(("source", "target"), _columns(FIXED_TIE, [tie.says for tie in network.ties]), rows)


def _settle_tie(tie: Tie) -> None:
    says = tie.says
    if "weight" in says and not isinstance(says["weight"], int | float):
        says["weight"] = number_of(says["weight"])
    start = says.get("start")
    if "date" not in says and isinstance(start, str) and DAY.match(start):
        says["date"] = start
    if "kind" not in says and "label" in says:
        says["kind"] = says["label"]


def _columns(fixed: tuple[str, ...], said: Sequence[dict[str, Cell]]) -> list[str]:
    own = TAKEN_IN - set(fixed)
    others = dict.fromkeys(name for says in said for name in says if name not in own)
    return [*fixed, *(name for name in others if name not in fixed)]


def _laid(
    lead: tuple[str, ...], columns: list[str], rows: Sequence[tuple[int, Sequence[Cell], dict[str, Cell]]]
) -> Laid:
    width = len(lead) + len(columns)
    if width > limits.MOST_COLUMNS:
        raise Refused("too-many-columns", limit=limits.MOST_COLUMNS)
    if width * len(rows) > limits.MOST_CELLS:
        raise Refused("too-many-cells", limit=limits.MOST_CELLS)
    return Laid((*lead, *columns), rows, columns)
