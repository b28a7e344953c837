"""Kumu: its JSON (blueprints and whole projects), and sheets called Elements and Connections.

Elements with an id are kept apart by it; without ids a label names one element, as it does in Kumu itself. Also
JSON with nodes and links (or edges), as drawing libraries use it.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from draagvlak.capabilities.exchange.readers.json_text import json_of
from draagvlak.capabilities.exchange.readers.networks.attributes import plain
from draagvlak.capabilities.exchange.readers.networks.drawn_up import drawn_up
from draagvlak.capabilities.exchange.readers.networks.network import Network
from draagvlak.capabilities.exchange.readers.table import Book, Refused, Table

IDS = ("_id", "id", "key")
FROM, TO = ("from", "source"), ("to", "target")
PAIRS = (("elements", "connections"), ("nodes", "links"), ("nodes", "edges"), ("nodes", "ties"))
OWN = {*IDS, *FROM, *TO, "attributes", "direction", "delayed", "reversed", "curvature", "position"}


def read_json(text: str, name: str, relation: str | None) -> Book:
    """The network of a JSON file. Raises Refused: unknown-format for JSON that is no network."""
    try:
        given = json_of(text)
    except (ValueError, RecursionError) as error:
        raise Refused("damaged") from error
    if isinstance(given, dict) and isinstance(given.get("graph"), dict):
        given = {**given["graph"], **given}
    parts = next((pair for pair in PAIRS if isinstance(given, dict) and _lists(given, pair)), None)
    if parts is None:
        raise Refused("unknown-format", name=name)
    format_ = "kumu" if parts[0] == "elements" else "json"
    return _drawn_up((name, format_), (_dicts(given[parts[0]]), _dicts(given[parts[1]])), parts, relation)


def _lists(given: dict[str, Any], pair: tuple[str, str]) -> bool:
    return all(isinstance(given.get(part), list) for part in pair)


def _dicts(given: list[Any]) -> Iterator[dict[str, Any]]:
    return (thing if isinstance(thing, dict) else {} for thing in given)


def is_blueprint(book: Book) -> bool:
    return _blueprint(book) is not None


def read_blueprint(book: Book, relation: str | None) -> Book:
    """The book as a network, where it is a blueprint (see is_blueprint). Raises Refused."""
    found = _blueprint(book)
    if found is None:
        raise Refused("unknown-format", name=book.file)
    elements, connections = found
    return _drawn_up(
        (book.file, "kumu"), (_rows(elements), _rows(connections)), (elements.name, connections.name), relation
    )


def _blueprint(book: Book) -> tuple[Table, Table] | None:
    tables = {plain(table.name): table for table in book.tables}
    elements, connections = tables.get("elements"), tables.get("connections")
    if elements and connections and "label" in _titles(elements) and {"from", "to"} <= set(_titles(connections)):
        return elements, connections
    return None


def _titles(table: Table) -> list[str]:
    first = next(islice(iter(table.rows), 1), (0, []))
    return [plain(str(cell)) if cell is not None else "" for cell in first[1]]


def _rows(table: Table) -> Iterator[dict[str, Any]]:
    titles = _titles(table)
    for _, row in islice(iter(table.rows), 1, None):
        yield {title: cell for title, cell in zip(titles, row, strict=False) if title and cell is not None}


def _drawn_up(
    file: tuple[str, str],
    things: tuple[Iterable[dict[str, Any]], Iterable[dict[str, Any]]],
    parts: tuple[str, str],
    relation: str | None,
) -> Book:
    network = Network()
    labels: dict[str, dict[str, None]] = {}
    for n, thing in enumerate(things[0]):
        said = _said(thing)
        label = str(next((value for name, value in said if plain(name) in ("label", "name")), ""))
        identity = _first(thing, IDS) or label or ("" if parts[0] == "elements" else str(n))
        if identity:
            network.add_vertex(identity, n + 2, said)
            labels.setdefault(label.strip() or identity, {}).setdefault(identity)
    for n, thing in enumerate(things[1]):
        ends = (_end(_first(thing, FROM), network, labels, n), _end(_first(thing, TO), network, labels, n))
        network.directed |= thing.get("direction") == "directed"
        network.add_tie(ends, n + 2, _said(thing))
    return drawn_up(file, [network], relation, parts, [])


def _first(thing: Mapping[str, Any], names: tuple[str, ...]) -> str:
    found = next((thing[name] for name in names if thing.get(name) not in (None, "")), "")
    if isinstance(found, dict):  # some write the whole element where its id would do
        found = _first(found, IDS)
    return str(found).strip()


def _end(told: str, network: Network, labels: dict[str, dict[str, None]], n: int) -> str:
    """Whom an end means: an id, else a label that one element bears, else an element that was not listed."""
    if told in network.vertices:
        return told
    alike = labels.get(told, {})
    if not alike and told:
        network.add_vertex(told, n + 2, [("label", told)])
    return next(iter(alike)) if len(alike) == 1 else told


def _said(thing: Mapping[str, Any]) -> list[tuple[str, object]]:
    """What an element or connection says of itself; several values stand in one cell, apart by semicolons."""
    attributes = thing.get("attributes")
    more = attributes if isinstance(attributes, dict) else {}
    said = [
        *((name, value) for name, value in thing.items() if plain(name) not in OWN and name not in OWN),
        *more.items(),
    ]
    return [
        (
            str(name),
            "; ".join(str(v) for v in value if not isinstance(v, dict | list)) if isinstance(value, list) else value,
        )
        for name, value in said
        if not isinstance(value, dict)
    ]
