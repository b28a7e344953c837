"""A network while it is read: vertices by their identity, ties in the order of the file, what each says of itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from draagvlak.capabilities.exchange.readers import limits
from draagvlak.capabilities.exchange.readers.cells import clean
from draagvlak.capabilities.exchange.readers.networks.attributes import person_field, tie_field
from draagvlak.capabilities.exchange.readers.table import Cell, Refused

MOST_SAID = limits.MOST_CELLS // 2  # attributes of all vertices and ties together
Said = Iterable[tuple[str, object]]


@dataclass(slots=True)
class Vertex:
    """A vertex, at `row` of the file; `says` holds what is known of it by column."""

    row: int
    says: dict[str, Cell]


@dataclass(slots=True)
class Tie:
    """A tie between two identities. `relation` is set where the file itself keeps relations apart."""

    source: str
    target: str
    row: int
    says: dict[str, Cell]
    relation: str | None = None


@dataclass
class Network:
    """One network of a file. Adding raises Refused once the limits for rows, columns or cells are passed."""

    name: str = ""
    directed: bool = False
    vertices: dict[str, Vertex] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)
    relations: dict[str, None] = field(default_factory=dict)  # that the file names, with ties or without
    said: int = 0

    def add_vertex(self, identity: str, row: int, said: Said = ()) -> None:
        """A vertex seen before only learns what it did not say yet."""
        vertex = self.vertices.get(identity)
        if vertex is None:
            if len(self.vertices) >= limits.MOST_PEOPLE:
                raise Refused("too-many-people", limit=limits.MOST_PEOPLE)
            vertex = self.vertices[identity] = Vertex(row, {})
        for name, value in said:
            self._say(vertex.says, name, person_field(name), value)

    def add_vertices(self, identities: Iterable[str], row: int) -> None:
        for identity in identities:
            self.add_vertex(identity, row)

    def add_tie(self, ends: tuple[str, str], row: int, said: Said = (), relation: str | None = None) -> None:
        if len(self.ties) >= limits.MOST_ROWS:
            raise Refused("too-many-rows", limit=limits.MOST_ROWS)
        tie = Tie(*ends, row, {}, relation)
        for name, value in said:
            self._say(tie.says, name, tie_field(name), value)
        self.ties.append(tie)

    def _say(self, says: dict[str, Cell], name: str, column: str | None, value: object) -> None:
        """The first that speaks about a column is heard, unless another bears exactly its name."""
        cell = clean(value) if column else None
        if column is None or cell is None or (column in says and column != name):
            return
        says[column] = cell
        self.said += 1
        if self.said > MOST_SAID:
            raise Refused("too-many-cells", limit=limits.MOST_CELLS)


def number_of(text: object) -> float | None:
    """A number as programs write it, with a point or a comma; None for anything else.

    >>> number_of("2,5"), number_of("1e3"), number_of("veel")
    (2.5, 1000.0, None)
    """
    if isinstance(text, str):
        text = text.strip().replace(",", ".", 1)[:40]
    try:
        return float(text)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None
