"""Kumu's JSON blueprint (docs.kumu.io/guides/import/blueprints): people as elements, a connection for each pair."""

import json
from typing import Any, BinaryIO

from draagvlak.capabilities.exchange.mapping.listing import ListedPerson
from draagvlak.capabilities.exchange.writers.held import Held, Pair, layer_codes, pairs, written

ENCODED = json.JSONEncoder(ensure_ascii=False).encode


def write_kumu(held: Held, stream: BinaryIO) -> None:
    stream.write(b'{"elements": [')
    for n, person in enumerate(held.people):
        stream.write(_line(n, _element(person, held.director)))
    stream.write(b'],\n"connections": [')
    for n, pair in enumerate(pairs(held)):
        stream.write(_line(n, _connection(pair)))
    stream.write(b"]}\n")


def _line(n: int, given: dict[str, Any]) -> bytes:
    kept = {name: value for name, value in given.items() if value != ""}
    return f"{',' if n else ''}\n{ENCODED(kept)}".encode()


def _element(person: ListedPerson, director: str | None) -> dict[str, Any]:
    return {
        "id": person.id,
        "label": written(person.name),
        "layer": layer_codes(person),
        "function": written(person.function),
        "organisation": written(person.organisation),
        "municipality": written(person.municipality),
        "email": written(person.email),
        "director": "yes" if person.id == director else "no",
    }


def _connection(pair: Pair) -> dict[str, Any]:
    ends: dict[str, Any] = {"from": pair.a, "to": pair.b, "direction": "undirected"}
    if pair.contact is None:
        return {**ends, "weight": pair.weight}
    said = {"contact": f"c{pair.contact}", "date": pair.date, "kind": pair.kind, "subject": pair.subject}
    return {**ends, **said}
