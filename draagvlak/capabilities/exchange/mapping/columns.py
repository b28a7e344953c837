"""What a column holds: by its header, in Dutch or English, else by what stands in it."""

import re
from collections.abc import Sequence

from draagvlak.capabilities.exchange.mapping.dates import BadDate, read_date
from draagvlak.capabilities.exchange.mapping.listing import ColumnGuess
from draagvlak.capabilities.exchange.mapping.names import plain
from draagvlak.capabilities.exchange.readers.table import Cell

HEADERS: dict[str, str] = {
    "date": "datum|wanneer|dag|date|when|day|tijdstip|contactdatum|datum contact|datum overleg",
    "participants": "wie was erbij|wie|deelnemers|aanwezig|aanwezigen|met wie|contact met|contacten|betrokkenen|participants|attendees|who|present|with|personen|who was there",
    "kind": "soort contact|soort|type|kind|aard|vorm|contacttype|type contact|kind of contact|wijze",
    "subject": "waarover|onderwerp|over|subject|about|notitie|notities|opmerking|opmerkingen|topic|notes|note|inhoud|verslag|agenda",
    "name": "naam|name|persoon|person|naam persoon|volledige naam|full name|contactpersoon|label",
    "first_name": "voornaam|first name",
    "last_name": "achternaam|familienaam|last name|surname",
    "function": "functie of rol|functie|rol|function|role|hoedanigheid|taak|job|positie|position|functie rol",
    "layer": "laag|layer|bestuurslaag|niveau|groep",
    "organisation": "organisatie|organisation|organization|dienst|vereniging|instelling|werkt bij|organisatie of dienst",
    "municipality": "gemeente|municipality|woonplaats|stad|town|city",
    "email": "e mail|email|mail|mailadres|e mailadres|emailadres|email address",
    "source": "van|from|source|bron|persoon 1|persoon a|person a|a",
    "target": "naar|to|target|doel|persoon 2|persoon b|person b|b",
    "weight": "gewicht|weight|sterkte|strength|aantal",
    "id": "id|nr|nummer|kenmerk",
    "reference": "kenmerk in draagvlak|reference in draagvlak",
    "director": "netwerkregisseur|network director|director",
}
FIELD_OF = {word: field for field, words in HEADERS.items() for word in words.split("|")}
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+$")


def field_of_header(header: Cell) -> str | None:
    """The field a header names, or None.

    >>> field_of_header("Wie was erbij?"), field_of_header("intern nr")
    ('participants', None)
    """
    return FIELD_OF.get(plain(header)) if isinstance(header, str) else None


def guess(index: int, header: Cell, values: Sequence[Cell]) -> ColumnGuess:
    """What column `index` is taken to hold, given up to some tens of its values."""
    text = "" if header is None else str(header)
    samples = tuple(str(value)[:40] for value in values if value is not None)[:3]
    by_header = field_of_header(header)
    if by_header:
        return ColumnGuess(index, text, by_header, "header", samples)
    return ColumnGuess(index, text, _by_content([v for v in values if v is not None]), "content", samples)


def _by_content(values: Sequence[Cell]) -> str:
    if not values:
        return "ignore"
    if sum(isinstance(v, str) and bool(EMAIL.match(v)) for v in values) * 2 > len(values):
        return "email"
    texts = [v for v in values if not isinstance(v, int | float)]
    dated = sum(not isinstance(read_date(value), BadDate) for value in texts)
    return "date" if texts and dated * 5 > len(values) * 4 else "ignore"


def settle(columns: list[ColumnGuess]) -> tuple[ColumnGuess, ...]:
    """Each field once, the one that a header named before the one guessed; the rest is left out."""
    taken: set[str] = set()
    chosen: dict[int, ColumnGuess] = {}
    for column in sorted(columns, key=lambda c: (c.reason_code != "header", c.index)):
        again = column.field in taken and column.field != "ignore"
        chosen[column.index] = (
            ColumnGuess(column.index, column.header, "ignore", "twice", column.samples) if again else column
        )
        taken.add(column.field)
    return tuple(chosen[column.index] for column in columns)
