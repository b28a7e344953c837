"""Our own JSON, `draagvlak.network/1`: the whole network, with nothing left out."""

import json
from collections.abc import Iterator
from typing import Any

from draagvlak.basics.references import is_reference
from draagvlak.capabilities.exchange.readers.cells import CleanRows
from draagvlak.capabilities.exchange.readers.json_text import json_of
from draagvlak.capabilities.exchange.readers.table import Book, Refused, Table

SCHEMA = "draagvlak.network/1"
OURS = b'"draagvlak.'
NODES = ("id", "label", "layer", "function", "organisation", "municipality", "email", "director")
CONTACTS = ("reference in draagvlak", "date", "participants", "kind", "subject")
TIES = ("source", "target", "weight")
EVIDENCE = (
    "reference in draagvlak",
    "date",
    "who or which body",
    "kind of body",
    "layer",
    "kind of evidence",
    "what",
    "source",
    "address of the decision",
    "valid until",
)
ORGANISATIONS = {  # each title, and what it is called here
    "organisation": "name",
    "kind of organisation": "kind",
    "enterprise number": "enterprise_number",
    "association code": "association_code",
    "municipality": "municipality",
    "email": "email",
    "phone": "phone",
    "website": "website",
    "member since": "since",
    "member until": "until",
}
BELONGS = "belongs to the network"
NO_LAYER = "none"


def read_own_json(data: bytes, name: str) -> Book | None:
    """The network as tables; None for JSON that isn't ours.

    Raises Refused: report-not-network for a report, newer-network for a later version, too-many-cells, damaged.
    """
    given = _given(data)
    schema = str(given.get("schema", "")) if isinstance(given, dict) else ""
    if not schema.startswith("draagvlak."):
        return None
    if schema != SCHEMA:
        raise Refused("report-not-network" if schema.startswith("draagvlak.report/") else "newer-network")
    try:
        return Book(name, "draagvlak", tuple(_tables(given)))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Refused("damaged") from error


def _given(data: bytes) -> Any:
    if OURS not in data:
        return None
    try:
        return json_of(data.decode(json.detect_encoding(data), "surrogatepass"))
    except (ValueError, RecursionError):
        return None


def _tables(given: dict[str, Any]) -> Iterator[Table]:
    contacts, ties, evidence = [*_contacts(given)], [*_ties(given)], [*_evidence(given)]
    yield Table("people", CleanRows([NODES, *_people(given)]), "nodes")
    if contacts:
        yield Table("contacts", CleanRows([CONTACTS, *contacts]))
    if ties:
        yield Table("ties", CleanRows([TIES, *ties]), "ties")
    if given.get("organisations"):
        titles = ("reference in draagvlak", *ORGANISATIONS, BELONGS)
        yield Table("organisations", CleanRows([titles, *_organisations(given)]))
    if evidence:
        yield Table("evidence", CleanRows([EVIDENCE, *evidence]))


def _numbers(given: dict[str, Any]) -> dict[Any, str]:
    """Their ids where those are references of ours; ids of our own for all others, which could hold anything."""
    return {person["id"]: _own(person) or f"p{n}" for n, person in enumerate(given["people"], start=1)}


def _own(row: dict[str, Any]) -> str:
    id_ = row.get("id")
    return id_ if isinstance(id_, str) and is_reference(id_) else ""


def _people(given: dict[str, Any]) -> Iterator[list[object]]:
    numbers, director = _numbers(given), given.get("director")
    for person in given["people"]:
        texts = [str(person.get(part) or "") for part in ("function", "organisation", "municipality", "email")]
        layers = "; ".join([*map(str, person.get("layers") or [])]) or NO_LAYER
        yield [numbers[person["id"]], str(person["name"]), layers, *texts, person["id"] == director]


def _contacts(given: dict[str, Any]) -> Iterator[list[object]]:
    numbers = _numbers(given)
    for n, contact in enumerate(given.get("contacts") or [], start=1):
        there = "; ".join(f"#{numbers[id_]}" for id_ in contact["participants"])
        yield [
            _own(contact) or f"c{n}",
            str(contact["on"]),
            there,
            str(contact.get("kind") or ""),
            str(contact.get("subject") or ""),
        ]


def _ties(given: dict[str, Any]) -> Iterator[list[object]]:
    numbers = _numbers(given)
    for tie in given.get("ties") or []:
        yield [numbers[tie["a"]], numbers[tie["b"]], float(tie.get("weight", 1.0))]


def _evidence(given: dict[str, Any]) -> Iterator[list[object]]:
    numbers = _numbers(given)
    for n, one in enumerate(given.get("evidence") or [], start=1):
        who = f"#{numbers[one['person']]}" if one.get("person") else str(one["body"])
        said = [str(one.get(part) or "") for part in ("layer", "kind", "text", "source", "address", "until")]
        yield [f"e{n}", str(one["on"]), who, str(one.get("body_kind") or ""), *said]


def _organisations(given: dict[str, Any]) -> Iterator[list[object]]:
    for n, one in enumerate(given["organisations"], start=1):
        said = [str(one.get(part) or "") for part in ORGANISATIONS.values()]
        yield [f"o{n}", *said, "no" if one.get("belongs") is False else "yes"]
