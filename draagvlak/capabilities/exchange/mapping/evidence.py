"""The sheet with evidence of support: what its columns mean, and its rows, each with one who and one what."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from draagvlak.analysis.carrying import KINDS
from draagvlak.basics.letters import plain
from draagvlak.capabilities.exchange.mapping.dates import BadDate
from draagvlak.capabilities.exchange.mapping.holders import Holder, Holders
from draagvlak.capabilities.exchange.mapping.listing import ColumnGuess, ListedEvidence
from draagvlak.capabilities.exchange.mapping.people import People
from draagvlak.capabilities.exchange.mapping.signs import kind_named, kinds_shown
from draagvlak.capabilities.exchange.mapping.values import at, text_of
from draagvlak.capabilities.exchange.readers.table import Cell, Note
from draagvlak.capabilities.support.choices import SHOWN_BY

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
        self.holders, self.day_of = Holders(people), day_of
        self.found: dict[ListedEvidence, None] = {}

    @property
    def notes(self) -> list[Note]:
        """What is to be known of rows that were taken along."""
        return self.holders.notes

    def row(self, row: Sequence[Cell], where: dict[str, int], sheet: str, number: int) -> Note | None:
        """Take a row along; the note says why it was not."""
        if len(self.found) >= MOST:
            return Note("evidence-too-many", {"limit": MOST}, sheet, number)
        said = {field: text_of(at(row, n)).strip() for field, n in where.items()}
        on = self._day("date", said, row, where, number)
        until = self._day("until", said, row, where, number) if said.get("until") else None
        kind, holders = self._kind(said), list(self.holders.of(said))
        for found in (on, until, kind, *holders):
            if isinstance(found, BadDate):
                return Note(found.code, {"text": found.text}, sheet, number)
            if isinstance(found, Note):
                return replace(found, sheet=sheet, row=number)
        if isinstance(on, date) and isinstance(until, date) and until < on:
            return Note("evidence-ends-before", {"text": said["until"]}, sheet, number)
        for holder in holders:
            if isinstance(holder, Holder) and isinstance(on, date) and isinstance(kind, str):
                one = _listed(said, on, kind, holder)
                until_day = until if isinstance(until, date) else None
                self.found.setdefault(replace(one, until=until_day, sheet=sheet, row=number))
        return None

    def _day(
        self, field: str, said: dict[str, str], row: Sequence[Cell], where: dict[str, int], number: int
    ) -> date | BadDate:
        return self.day_of(at(row, where[field]), number) if said.get(field) else BadDate("date-missing", "")

    def _kind(self, said: dict[str, str]) -> str | Note:
        named, text = said.get("sign", ""), said.get("what", "")
        if named:
            return kind_named(named) or Note("evidence-kind-unknown", {"text": named[:60]})
        kinds = kinds_shown(text)
        if len({KINDS[SHOWN_BY[kind]] for kind in kinds}) == 1:
            return kinds[0]
        if kinds:
            return Note("evidence-several-kinds", {"text": text[:60]})
        return Note("evidence-unclear" if text else "evidence-nothing-said", {"text": text[:60]})


def _listed(said: dict[str, str], on: date, kind: str, holder: Holder) -> ListedEvidence:
    source, address = said.get("told_in", ""), said.get("address", "")
    if not address and _is_address(source):
        source, address = "", source
    return ListedEvidence(
        on=on,
        kind=kind,
        layer=holder.layer,
        person=holder.person,
        body=holder.body,
        body_name=holder.called,
        text=said.get("what", "")[:LONGEST],
        source=source[:200],
        address=address if _is_address(address) else "",
        municipality=said.get("municipality", "")[:80],
    )


def _is_address(text: str) -> bool:
    """Whether a text is an address of the web, whole and nothing else."""
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and "." in (parts.hostname or "") and not set(text) & set(' <>"')
    except ValueError:
        return False
