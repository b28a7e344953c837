"""The sheet with evidence of support: what its columns mean, and its rows, each with one who and one what."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.basics.letters import plain
from draagvlak.capabilities.exchange.mapping import names
from draagvlak.capabilities.exchange.mapping.bodies import LAYER_OF_BODY, body_of
from draagvlak.capabilities.exchange.mapping.dates import BadDate
from draagvlak.capabilities.exchange.mapping.labels import named_by_labels
from draagvlak.capabilities.exchange.mapping.layers import layer_of
from draagvlak.capabilities.exchange.mapping.listing import ColumnGuess, ListedEvidence, ListedPerson
from draagvlak.capabilities.exchange.mapping.people import POINTER, People
from draagvlak.capabilities.exchange.mapping.signs import kind_named, kinds_shown
from draagvlak.capabilities.exchange.mapping.values import at, text_of
from draagvlak.capabilities.exchange.readers.table import Cell, Note
from draagvlak.capabilities.support.choices import LAYER_OF, BodyKind

HEADERS = {
    "date": "datum|wanneer|dag|date|when|sinds|vanaf|from|since",
    "until": "tot|tot en met|geldig tot|loopt tot|until|valid until|einddatum",
    "holder": "wie of welk orgaan|wie|orgaan|welk orgaan|van wie|wie of wat|persoon of orgaan|persoon|naam|body|who|"
    "who or which body|by whom|door wie|laag of persoon",
    "what": "wat|bewijs|steun|what|evidence|omschrijving|beschrijving|description|onderwerp|waarover|opmerking|notitie",
    "sign": "soort|soort bewijs|soort steun|type|kind|kind of evidence|aard",
    "told_in": "bron|source|bewijsstuk|document|waar te vinden|vindplaats|where",
    "address": "webadres|web address|adres van de beslissing|address of the decision|link|url|referentie|reference",
    "body_kind": "soort orgaan|kind of body",
    "layer": "laag|layer",
    "municipality": "gemeente|municipality",
    "reference": "kenmerk in draagvlak|reference in draagvlak",
}
ALIKE = {"participants": "holder", "name": "holder", "subject": "what", "kind": "sign", "source": "told_in"}
FIELD_OF = {word: field for field, words in HEADERS.items() for word in words.split("|")}
LONGEST = 5000
MOST = 5000  # rows that are taken along


def columns_for_evidence(columns: Sequence[ColumnGuess]) -> tuple[ColumnGuess, ...]:
    """The same columns read as those of a sheet with evidence, each field once, the first that is called so."""
    taken: set[str] = set()
    found = []
    for column in columns:
        field = FIELD_OF.get(plain(column.header), "ignore")
        field = "ignore" if field in taken else field
        taken.add(field)
        found.append(replace(column, field=field, reason_code="header" if field != "ignore" else "content"))
    return tuple(found)


def is_evidence(columns: Sequence[ColumnGuess]) -> bool:
    """Whether columns say when, who and what."""
    fields = {column.field for column in columns_for_evidence(columns)}
    return {"date", "holder"} <= fields and bool(fields & {"what", "sign"})


def fields_of(where: Mapping[str, int]) -> dict[str, int]:
    """Where each field stands; a column that is called as in a sheet of contacts means what it would mean here."""
    return {ALIKE[field]: n for field, n in where.items() if field in ALIKE} | {
        field: n for field, n in where.items() if field not in ALIKE
    }


class Evidence:
    """Reads rows of evidence against the people of the list; what cannot be understood is a note with its row."""

    def __init__(self, people: People, day_of: Callable[[Cell, int], date | BadDate]) -> None:
        self.people, self.day_of = people, day_of
        self.found: dict[ListedEvidence, None] = {}
        self.notes: list[Note] = []
        self.by_id = {person.id: person for person in people.everybody()}
        self.by_function: dict[str, list[ListedPerson]] = {}
        for person in self.by_id.values():
            if person.function:
                self.by_function.setdefault(plain(person.function), []).append(person)

    def row(self, row: Sequence[Cell], where: dict[str, int], sheet: str, number: int) -> Note | None:
        """Take a row along; the note says why it was not."""
        if len(self.found) >= MOST:
            return Note("evidence-too-many", {"limit": MOST}, sheet, number)
        said = {field: text_of(at(row, n)).strip() for field, n in where.items()}
        days = {field: self.day_of(at(row, where[field]), number) for field in ("date", "until") if said.get(field)}
        bad = next((day for day in days.values() if isinstance(day, BadDate)), None)
        if bad or "date" not in days:
            code, text = (bad.code, bad.text) if bad else ("date-missing", "")
            return Note(code, {"text": text}, sheet, number)
        kind = self._kind(said)
        if isinstance(kind, Note):
            return replace(kind, sheet=sheet, row=number)
        holders = list(self._holders(said))
        wrong = next((holder for holder in holders if isinstance(holder, Note)), None)
        if wrong is not None or not holders:
            return replace(wrong or Note("evidence-nobody"), sheet=sheet, row=number)
        until = days.get("until")
        if isinstance(until, date) and until < days["date"]:  # type: ignore[operator]
            return Note("evidence-ends-before", {"text": said["until"]}, sheet, number)
        self._take(said, days, kind, holders, Note("", {}, sheet, number))
        return None

    def _take(self, said: dict[str, str], days: dict[str, object], kind: str, holders: list[object], at: Note) -> None:
        source, address = said.get("told_in", ""), said.get("address", "")
        if not address and _is_address(source):
            source, address = "", source
        for holder in holders:
            person, body, layer, called = holder  # type: ignore[misc]
            one = ListedEvidence(
                on=days["date"],  # type: ignore[arg-type]
                until=days.get("until"),  # type: ignore[arg-type]
                kind=kind,
                layer=layer,
                person=person,
                body=body,
                body_name=called,
                text=said.get("what", "")[:LONGEST],
                source=source[:200],
                address=address if _is_address(address) else "",
                municipality=said.get("municipality", "")[:80],
                sheet=at.sheet or "",
                row=at.row or 0,
            )
            self.found.setdefault(one)

    def _kind(self, said: dict[str, str]) -> str | Note:
        named, text = said.get("sign", ""), said.get("what", "")
        if named:
            return kind_named(named) or Note("evidence-kind-unknown", {"text": named[:60]})
        kinds = kinds_shown(text)
        if len(kinds) == 1:
            return kinds[0]
        if kinds:
            return Note("evidence-several-kinds", {"text": text[:60]})
        return Note("evidence-unclear" if text else "evidence-nothing-said", {"text": text[:60]})

    def _holders(self, said: dict[str, str]) -> Iterator[tuple[str, str, str, str] | Note]:
        """Person, body, layer and the words for the body, of each that a cell names; a note for one that is unknown.

        Our own sheets say beside it what kind of body it is, and in which layer.
        """
        cell, told = said.get("holder", ""), layer_of(said.get("layer", ""))
        kind = named_by_labels(BodyKind).get(plain(said.get("body_kind", "")))
        if kind:
            layer = LAYER_OF.get(BodyKind(kind)) or told
            yield ("", kind, layer, names.tidy(cell)[:200]) if layer and cell else Note("evidence-nobody")
            return
        whole = body_of(cell)
        for text in [cell] if whole else names.names_in(cell):
            body = whole or body_of(text)
            person = None if body else self._person(text)
            if body:
                yield "", body, LAYER_OF_BODY[body], names.tidy(text)[:200]
            elif person is None:
                yield Note("evidence-who-unknown", {"text": text[:60]})
            else:
                own = next((layer for layer in person.layers if layer in GOVERNANCE_LAYERS), None)
                layer = told if told in GOVERNANCE_LAYERS else own
                yield (person.id, "", layer, "") if layer else Note("evidence-no-layer", {"text": person.name[:60]})

    def _person(self, text: str) -> ListedPerson | None:
        """Whoever bears this name; else the only one with this function, which is told."""
        pointer = POINTER.search(text)
        found = self.people.by_key.get(f"id:{pointer[1]}") if pointer else None
        found = found or self.people.named(text)
        if found is not None:
            return self.by_id[self.people.kept(found.id)]
        bearers = self.by_function.get(plain(text), [])
        if len(bearers) != 1:
            return None
        self.notes.append(Note("evidence-by-function", {"text": text[:60], "name": bearers[0].name}))
        return bearers[0]


def _is_address(text: str) -> bool:
    """Whether a text is an address of the web, whole and nothing else."""
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and "." in (parts.hostname or "") and not set(text) & set(' <>"')
    except ValueError:
        return False
