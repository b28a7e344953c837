"""GraphML (graphml.graphdrawing.org): people as nodes; a contact of several as an edge for each pair, with one mark."""

from typing import BinaryIO

from draagvlak.capabilities.exchange.mapping.listing import ListedPerson
from draagvlak.capabilities.exchange.writers.held import Held, Pair, layer_codes, pairs
from draagvlak.capabilities.exchange.writers.xml_text import each_text_once, xml

NODES = ("label", "layer", "function", "organisation", "municipality", "email", "director")
EDGES = ("contact", "date", "kind", "subject", "weight")


@each_text_once()
def write_graphml(held: Held, stream: BinaryIO) -> None:
    stream.write(b'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for kind, names in (("node", NODES), ("edge", EDGES)):
        for name in names:
            type_ = {"director": "boolean", "weight": "double"}.get(name, "string")
            stream.write(f'<key id="{kind[0]}-{name}" for="{kind}" attr.name="{name}" attr.type="{type_}"/>\n'.encode())
    stream.write(f'<graph id="{xml(held.name)}" edgedefault="undirected">\n'.encode())
    for person in held.people:
        stream.write(_node(person, held.director).encode())
    for number, pair in enumerate(pairs(held), start=1):
        stream.write(_edge(pair, number).encode())
    stream.write(b"</graph>\n</graphml>\n")


def _node(person: ListedPerson, director: str | None) -> str:
    texts = (person.name, layer_codes(person), person.function, person.organisation, person.municipality, person.email)
    data = _data("n", dict(zip(NODES, (*texts, str(person.id == director).lower()), strict=True)))
    return f'<node id="{xml(person.id)}">{data}</node>\n'


def _edge(pair: Pair, number: int) -> str:
    if pair.contact is None:
        said = {"weight": repr(float(pair.weight))}
    else:
        said = {"contact": f"c{pair.contact}", "date": pair.date, "kind": pair.kind, "subject": pair.subject}
    return f'<edge id="e{number}" source="{xml(pair.a)}" target="{xml(pair.b)}">{_data("e", said)}</edge>\n'


def _data(prefix: str, said: dict[str, str]) -> str:
    return "".join(f'<data key="{prefix}-{name}">{xml(text)}</data>' for name, text in said.items() if text)
