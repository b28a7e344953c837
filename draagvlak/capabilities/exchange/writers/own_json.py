"""Our own JSON, `draagvlak.network/1`: everything, written row by row."""

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from draagvlak.capabilities.exchange.mapping.listing import ListedEvidence, ListedOrganisation
from draagvlak.capabilities.exchange.readers.own_json import SCHEMA
from draagvlak.capabilities.exchange.writers.held import Held, written
from draagvlak.capabilities.network.choices import ORGANISATION_DETAILS

ENCODED = json.JSONEncoder(ensure_ascii=False).encode


def write_own_json(held: Held, stream: BinaryIO) -> None:
    top = {"schema": SCHEMA, "name": held.name, "director": held.director}
    stream.write(ENCODED(top)[:-1].encode())
    people = (
        {
            "id": person.id,
            "name": written(person.name),
            "layers": list(person.layers),
            "function": written(person.function),
            "organisation": written(person.organisation),
            "municipality": written(person.municipality),
            "email": written(person.email),
        }
        for person in held.people
    )
    contacts = (
        ({"id": contact.reference} if contact.reference else {})
        | {
            "on": contact.on.isoformat(),
            "participants": list(contact.participants),
            "kind": written(contact.kind),
            "subject": written(contact.subject),
        }
        for contact in held.contacts
    )
    _list(stream, "people", people)
    _list(stream, "contacts", contacts)
    _list(stream, "ties", ({"a": tie.a, "b": tie.b, "weight": tie.weight} for tie in held.ties))
    if held.evidence:
        _list(stream, "evidence", (_evidence(one) for one in held.evidence))
    if held.organisations:
        _list(stream, "organisations", map(_organisation, held.organisations))
    stream.write(b"}\n")


def _organisation(one: ListedOrganisation) -> dict[str, Any]:
    texts = ("name", *ORGANISATION_DETAILS)
    days = {part: day.isoformat() for part in ("since", "until") if (day := getattr(one, part))}
    return {**{part: written(getattr(one, part)) for part in texts}, "belongs": one.belongs, **days}


def _evidence(one: ListedEvidence) -> dict[str, Any]:
    whose = {"person": one.person} if one.person else {"body": written(one.body_name), "body_kind": one.body}
    return {
        "on": one.on.isoformat(),
        **whose,
        "layer": one.layer,
        "kind": one.kind,
        "text": written(one.text),
        "source": written(one.source),
        "address": written(one.address),
        "until": one.until.isoformat() if one.until else None,
    }


def _list(stream: BinaryIO, name: str, rows: Iterable[dict[str, Any]]) -> None:
    stream.write(f',\n"{name}": ['.encode())
    for n, row in enumerate(rows):
        stream.write(f"{',' if n else ''}\n{ENCODED(row)}".encode())
    stream.write(b"]")
