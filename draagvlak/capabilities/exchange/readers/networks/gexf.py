"""GEXF 1.1 to 1.3, as Gephi writes it: attributes with defaults, spells, parallel edges, nodes within nodes."""

from draagvlak.capabilities.exchange.readers.networks.drawn_up import drawn_up
from draagvlak.capabilities.exchange.readers.networks.markup import listen
from draagvlak.capabilities.exchange.readers.networks.network import Network
from draagvlak.capabilities.exchange.readers.table import Book, Note

OWN = {"label": "label", "weight": "weight", "start": "start", "end": "end", "kind": "kind"}
Said = list[tuple[str, object]]


def read_gexf(text: str, name: str, relation: str | None) -> Book:
    """The graph of the first document, with its first relation unless `relation` names another. Raises Refused."""
    told = Gexf()
    more = listen(text, told)
    notes = [Note("documents-left", {"count": more})] if more > 0 else []
    return drawn_up((name, "gexf"), [told.network], relation, ("node", "edge"), notes)


class Gexf:
    def __init__(self) -> None:
        self.network = Network()
        self.of = ""  # the class of the attributes that are open
        self.attribute = ("", "")
        self.titles: dict[tuple[str, str], str] = {}
        self.defaults: dict[tuple[str, str], str] = {}
        self.things: list[tuple[str, dict[str, str], Said]] = []

    def opened(self, name: str, given: dict[str, str]) -> None:
        if name == "graph":
            self.network.directed = given.get("defaultedgetype") == "directed"
        elif name == "attributes":
            self.of = given.get("class", "node")
        elif name == "attribute":
            self.attribute = (self.of, given.get("id", ""))
            self.titles[self.attribute] = given.get("title") or given.get("id", "")
        elif name in ("node", "edge"):
            said: Said = [(OWN[key], value) for key, value in given.items() if key in OWN and value]
            self.things.append((name, given, said))
        elif self.things:
            self._within(name, given)

    def _within(self, name: str, given: dict[str, str]) -> None:
        of, _, said = self.things[-1]
        if name == "attvalue":
            id_ = given.get("for") or given.get("id", "")
            said.append((self.titles.get((of, id_), id_), given.get("value", "")))
        elif name == "spell" and given.get("start"):
            said.append(("start", given["start"]))

    def closed(self, name: str, text: str) -> None:
        if name == "default" and text:
            self.defaults[self.attribute] = text
        elif name in ("node", "edge") and self.things:
            self._close(*self.things.pop())

    def _close(self, of: str, given: dict[str, str], said: Said) -> None:
        known = {title for title, _ in said}
        for (kind, id_), default in self.defaults.items():
            if kind == of and self.titles[kind, id_] not in known:
                said.append((self.titles[kind, id_], default))
        days = list(dict.fromkeys(value for title, value in said if title == "start"))
        rest = [one for one in said if one[0] not in ("start", "end")]
        spells: list[Said] = [[*rest, ("start", day)] for day in days] if len(days) > 1 else []  # they met each time
        network = self.network
        if of == "node":
            network.add_vertex(given.get("id", ""), len(network.vertices) + 2, said)
        else:
            network.directed |= given.get("type") in ("directed", "mutual")
            ends = given.get("source", ""), given.get("target", "")
            for spell in spells or [said]:
                network.add_tie(ends, len(network.ties) + 2, spell)
