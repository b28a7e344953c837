"""GEXF 1.3 (gexf.net), as Gephi reads it: people as nodes; a contact of several as an edge for each pair."""

from typing import BinaryIO

from draagvlak.capabilities.exchange.mapping.listing import ListedPerson
from draagvlak.capabilities.exchange.writers.held import Held, Pair, layer_codes, pairs
from draagvlak.capabilities.exchange.writers.xml_text import each_text_once, xml

NODES = ("layer", "function", "organisation", "municipality", "email", "director")
EDGES = ("contact", "date", "kind", "subject")


@each_text_once()
def write_gexf(held: Held, stream: BinaryIO) -> None:
    stream.write(b'<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n')
    stream.write(f"<meta><creator>Draagvlak</creator><description>{xml(held.name)}</description></meta>\n".encode())
    stream.write(b'<graph defaultedgetype="undirected" mode="static">\n')
    for kind, names in (("node", NODES), ("edge", EDGES)):
        titles = "".join(f'<attribute id="{name}" title="{name}" type="{_type(name)}"/>' for name in names)
        stream.write(f'<attributes class="{kind}">{titles}</attributes>\n'.encode())
    stream.write(b"<nodes>\n")
    for person in held.people:
        stream.write(_node(person, held.director).encode())
    stream.write(b"</nodes>\n<edges>\n")
    for number, pair in enumerate(pairs(held), start=1):
        stream.write(_edge(pair, number).encode())
    stream.write(b"</edges>\n</graph>\n</gexf>\n")


def _type(name: str) -> str:
    return "boolean" if name == "director" else "string"


def _node(person: ListedPerson, director: str | None) -> str:
    texts = (layer_codes(person), person.function, person.organisation, person.municipality, person.email)
    said = dict(zip(NODES, (*texts, str(person.id == director).lower()), strict=True))
    return f'<node id="{xml(person.id)}" label="{xml(person.name)}">{_values(said)}</node>\n'


def _edge(pair: Pair, number: int) -> str:
    ends = f'<edge id="{number}" source="{xml(pair.a)}" target="{xml(pair.b)}" weight="{float(pair.weight)!r}"'
    if pair.contact is None:
        return f"{ends}/>\n"
    said = {"contact": f"c{pair.contact}", "date": pair.date, "kind": pair.kind, "subject": pair.subject}
    return f"{ends}>{_values(said)}</edge>\n"


def _values(said: dict[str, str]) -> str:
    given = "".join(f'<attvalue for="{name}" value="{xml(text)}"/>' for name, text in said.items() if text)
    return f"<attvalues>{given}</attvalues>"
