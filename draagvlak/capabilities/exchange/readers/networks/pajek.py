"""Pajek's networks (.net) and projects (.paj), section by section, as programs and people write them."""

import re

from draagvlak.analysis.layers import LAYERS
from draagvlak.capabilities.exchange.readers import limits
from draagvlak.capabilities.exchange.readers.networks.attributes import OF_PERSON, plain
from draagvlak.capabilities.exchange.readers.networks.drawn_up import drawn_up
from draagvlak.capabilities.exchange.readers.networks.lines import lines_of, words_in
from draagvlak.capabilities.exchange.readers.networks.matrix import Matrix
from draagvlak.capabilities.exchange.readers.networks.network import Network, number_of
from draagvlak.capabilities.exchange.readers.networks.pajek_lines import tie_of, vertex_of
from draagvlak.capabilities.exchange.readers.table import Book, Note, Refused

SECTION = re.compile(r"\s*\*\s*([A-Za-z]+)\s*(.*)")
RELATION = re.compile(r":\s*(\d+)\s*(.*)")
COMMENTS = ("%", "/*")  # what a line of them begins with
OF_VERTICES = ("partition", "vector")  # what a project says of the vertices of a network, one value a line
DIRECTED = ("arcs", "arcslist", "matrix")


def read_pajek(text: str, name: str, relation: str | None) -> Book:
    """The first network of the file with its first relation, unless `relation` names another. Raises Refused."""
    told = Pajek()
    for number, line in lines_of(text):
        if line and not line.isspace() and not line.lstrip().startswith(COMMENTS):
            told.line(line, number)
    told.close_matrix()
    notes = [Note("two-kinds", {"a": a, "b": b}) for a, b in told.kinds[:1]]
    return drawn_up((name, "pajek"), told.networks, relation, ("Vertices", "Arcs"), notes)


class Pajek:
    """What the lines told so far; each line belongs to the section that was opened last."""

    def __init__(self) -> None:
        self.networks: list[Network] = []
        self.kinds: list[tuple[int, int]] = []  # of networks between two kinds of vertices: how many of each
        self.declared = 0  # vertices of the network at hand; 0 where it has no list of them
        self.section = self.title = self.relation = ""
        self.names: dict[str, str] = {}  # of the relations of the network at hand, by their numbers
        self.values: tuple[str, str] | None = None  # a partition or vector: which, and its name
        self.place = 0
        self.matrix: Matrix | None = None

    def line(self, line: str, number: int) -> None:
        if found := SECTION.match(line):
            self.close_matrix()
            self._open(found[1].casefold(), found[2].strip(), number)
        elif self.section == "vertices":
            self.place += 1
            tell = self._value if self.values else self._vertex
            tell(line, number)
        elif self.section == "matrix" and self.matrix:
            for word in line.split():
                self.matrix.take(word, self.network, number)
        elif self.section in ("arcslist", "edgeslist"):
            first, *others = [word.lstrip("-") for word, _ in words_in(line)]
            for other in others:
                self._tie((first, other), number)
        elif self.section in ("arcs", "edges") and (tie := tie_of(line)):
            self._tie(tie[0], number, tie[1], tie[2])

    @property
    def network(self) -> Network:
        if not self.networks:
            self.networks.append(Network(self.title))
        return self.networks[-1]

    def _open(self, section: str, rest: str, number: int) -> None:
        self.section = section
        if section == "network":
            self.title, self.values, self.declared = rest.strip('" ')[:80], None, 0
            self.names = {}
            self.networks.append(Network(self.title))
        elif section in OF_VERTICES:
            self.values = (section, rest.strip('" ')[:80])
        elif section == "vertices":
            self.place = 0
            if not self.values:
                self._open_vertices(rest, number)
        else:
            self._open_ties(section, rest)

    def _open_vertices(self, rest: str, number: int) -> None:
        sizes = [int(word) for word in rest.split() if word.isascii() and word.isdigit() and len(word) < 16]
        size = sizes[0] if sizes else 0
        if size > limits.MOST_ROWS:
            raise Refused("too-many-rows", limit=limits.MOST_ROWS)
        if self.network.vertices or self.network.ties:
            self.networks.append(Network(self.title))
        self.declared = size
        self.network.add_vertices(map(str, range(1, size + 1)), number)
        if len(sizes) > 1 and 0 < sizes[1] < size:
            self.kinds.append((sizes[1], size - sizes[1]))

    def _open_ties(self, section: str, rest: str) -> None:
        found = RELATION.match(rest)
        named = words_in(found[2]) if found else []
        if found and named and named[0][0].strip():
            self.names[found[1]] = named[0][0].strip()[:80]
        self.relation = self.names.get(found[1], found[1]) if found else ""
        if self.relation:
            self.network.relations.setdefault(self.relation)
        self.values = None
        self.network.directed |= section in DIRECTED
        if section == "matrix":
            everybody = list(self.network.vertices)
            at = self.kinds[-1][0] if self.kinds and sum(self.kinds[-1]) == len(everybody) else 0
            self.matrix = Matrix(everybody[:at] or everybody, everybody[at:], relation=self.relation)

    def close_matrix(self) -> None:
        if self.matrix:
            self.matrix.close()
        self.matrix = None

    def _vertex(self, line: str, number: int) -> None:
        identity, said = vertex_of(line, self.place)
        self.network.add_vertex(identity, number, said)
        self.network.vertices[identity].row = number

    def _value(self, line: str, _number: int) -> None:
        """A value of a partition or vector goes to the vertex of that place, in each network that has one."""
        kind, name = self.values or ("", "")
        value = number_of(line)
        says: object = line.strip()
        if kind == "partition" and OF_PERSON.get(plain(name)) == "layer" and value is not None:
            says = LAYERS[int(value) - 1] if value in range(1, len(LAYERS) + 1) else None
        for network in self.networks:
            if str(self.place) in network.vertices:
                network.add_vertex(str(self.place), 0, [(name or kind, says)])

    def _tie(
        self, ends: tuple[str, str], number: int, said: list[tuple[str, object]] | None = None, relation: str = ""
    ) -> None:
        if not self.declared:  # a file without a list of vertices: those that ties name are all there is
            self.network.add_vertices(ends, number)
        self.network.add_tie(ends, number, said or (), self.names.get(relation, relation) or self.relation or None)
