"""GML: nested lists of keys and values, as Gephi, igraph, NetworkX, yEd and Cytoscape write them."""

import re

from draagvlak.capabilities.exchange.readers.networks.drawn_up import drawn_up
from draagvlak.capabilities.exchange.readers.networks.lines import readable
from draagvlak.capabilities.exchange.readers.networks.network import Network
from draagvlak.capabilities.exchange.readers.table import Book, Refused

TOKEN = re.compile(r'\s*(?:([^\s\[\]"#]+)|([\[\]])|"([^"]*)"|#[^\r\n]*|$)')
DEEPEST = 100
THINGS = ("node", "edge")


def read_gml(text: str, name: str, relation: str | None) -> Book:
    """The first graph of the file, with its first relation unless `relation` names another. Raises Refused."""
    told = Gml()
    at = 0
    while at < len(text):
        found = TOKEN.match(text, at)
        if found is None:
            raise Refused("damaged")  # a text that never ends
        at = found.end()
        if found.lastindex:
            told.token(found[3], found[2] or "", found[1] or "")
    if told.path or not told.networks:
        raise Refused("damaged")
    return drawn_up((name, "gml"), told.networks, relation, ("node", "edge"), [])


class Gml:
    """What the tokens told so far; `path` holds the keys of the lists that are open."""

    def __init__(self) -> None:
        self.networks: list[Network] = []
        self.path: list[str] = []
        self.key = ""
        self.said: dict[str, str] = {}  # of the node or edge that is open, lists within it as key.key

    def token(self, quoted: str | None, bracket: str, word: str) -> None:
        if bracket == "[":
            self._open()
        elif bracket == "]":
            self._close()
        elif not self.key and quoted is None:
            self.key = word
        elif self.key:
            self._value(readable(" ".join(quoted.split())) if quoted is not None else word)

    def _open(self) -> None:
        key, self.key = self.key.casefold(), ""
        if not key or len(self.path) >= DEEPEST:
            raise Refused("damaged")
        self.path.append(key)
        if self.path == ["graph"]:
            self.networks.append(Network())
        elif self.path[1:] in ([thing] for thing in THINGS):
            self.said = {}

    def _value(self, value: str) -> None:
        key, self.key = self.key, ""
        if self.path == ["graph"]:
            self._of_graph(key.casefold(), value)
        elif len(self.path) > 1 and self.path[1] in THINGS and "graphics" not in self.path[1:]:
            self.said.setdefault(".".join([*self.path[2:], key]) if len(self.path) > 2 else key, value)

    def _of_graph(self, key: str, value: str) -> None:
        if key == "directed":
            self.networks[-1].directed = value == "1"
        elif key in ("label", "name", "id") and not self.networks[-1].name:
            self.networks[-1].name = value[:80]

    def _close(self) -> None:
        if not self.path or self.key:
            raise Refused("damaged")
        if self.path[:1] == ["graph"] and len(self.path) == 2 and self.path[1] in THINGS:
            self._keep(self.path[1], self.networks[-1])
        self.path.pop()

    def _keep(self, thing: str, network: Network) -> None:
        said = self.said
        if thing == "node":
            if "id" not in said:
                raise Refused("damaged")
            network.add_vertex(said.pop("id"), len(network.vertices) + 2, list(said.items()))
        else:
            ends = (said.pop("source", ""), said.pop("target", ""))
            network.add_tie(ends, len(network.ties) + 2, list(said.items()))
