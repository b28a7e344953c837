"""GraphML, also as yEd, igraph, NetworkX and SocNetV write it: several graphs, graphs in nodes, hyperedges, ports."""

from dataclasses import dataclass, field
from itertools import combinations

from draagvlak.capabilities.exchange.readers.limits import MOST_ROWS
from draagvlak.capabilities.exchange.readers.networks.drawn_up import drawn_up
from draagvlak.capabilities.exchange.readers.networks.markup import listen
from draagvlak.capabilities.exchange.readers.networks.network import Network
from draagvlak.capabilities.exchange.readers.table import Book, Note, Refused

THINGS = ("node", "edge", "hyperedge")
LABELS = ("nodelabel", "edgelabel")  # of yEd, within a data element
MOST_ENDS = 300  # of one hyperedge


def read_graphml(text: str, name: str, relation: str | None) -> Book:
    """The first graph of the first document, unless `relation` names another. Raises Refused."""
    told = GraphML()
    more = listen(text, told)
    notes = [Note("documents-left", {"count": more})] if more > 0 else []
    return drawn_up((name, "graphml"), told.networks, relation, ("node", "edge"), notes)


@dataclass
class Key:
    name: str
    of: str
    default: str = ""


@dataclass
class Thing:
    """A node or edge that is open: what it is and what was said of it."""

    kind: str
    given: dict[str, str]
    said: list[tuple[str, object]] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)


class GraphML:
    def __init__(self) -> None:
        self.networks: list[Network] = []
        self.keys: dict[str, Key] = {}
        self.defaults: list[Key] = []  # the keys that say something of who says nothing
        self.key = ""  # the key whose default, or the datum, that is open
        self.things: list[Thing] = []
        self.depth = 0  # of graphs within nodes
        self.count = 0

    def opened(self, name: str, given: dict[str, str]) -> None:
        if name in THINGS:
            self.things.append(Thing(name, given))
        elif name == "key":
            self.key = given.get("id", "")
            self.keys[self.key] = Key(given.get("attr.name") or self.key, given.get("for", "all"))
        elif name == "graph":
            self._open_graph(given)
        elif name == "data":
            self.key = given.get("key", "")
        elif name == "endpoint" and self.things:
            self.things[-1].ends.append(given.get("node", ""))

    def _open_graph(self, given: dict[str, str]) -> None:
        if self.depth == 0:
            self.networks.append(Network(given.get("id", ""), given.get("edgedefault") == "directed"))
        self.depth += 1

    def closed(self, name: str, text: str) -> None:
        if name == "default" and self.key in self.keys:
            self._default(self.keys[self.key], text)
        elif name == "data":
            self._say(self.keys[self.key].name if self.key in self.keys else self.key, text)
        elif name in LABELS:
            self._say("label", text)
        elif name == "desc" and self.things:
            self._say("description", text)
        elif name == "graph":
            self.depth -= 1
        elif name in THINGS:
            self._close(self.things.pop())

    def _default(self, key: Key, text: str) -> None:
        if text and not key.default:
            self.defaults.append(key)
            key.default = text

    def _say(self, name: str, text: str) -> None:
        if self.things and text:
            self.things[-1].said.append((name, text))

    def _close(self, thing: Thing) -> None:
        if not self.networks:
            raise Refused("damaged")
        of = "node" if thing.kind == "node" else "edge"
        known = {name for name, _ in thing.said}
        thing.said += [
            (key.name, key.default) for key in self.defaults if key.of in (of, "all") and key.name not in known
        ]
        network = self.networks[-1]
        if thing.kind == "node":
            network.add_vertex(thing.given.get("id", ""), len(network.vertices) + 2, thing.said)
            return
        network.directed |= thing.given.get("directed") == "true"
        row = len(network.ties) + 2
        if thing.kind == "edge":
            network.add_tie((thing.given.get("source", ""), thing.given.get("target", "")), row, thing.said)
        else:
            self._hyperedge(network, thing)

    def _hyperedge(self, network: Network, thing: Thing) -> None:
        """Several who are tied at once: each two of them, with one mark for all."""
        ends = list(dict.fromkeys(thing.ends))
        if len(ends) > MOST_ENDS:
            raise Refused("too-many-rows", limit=MOST_ROWS)
        self.count += 1
        mark = thing.given.get("id") or f"h{self.count}"
        for pair in combinations(ends, 2):
            network.add_tie(pair, len(network.ties) + 2, [*thing.said, ("contact", mark)])
