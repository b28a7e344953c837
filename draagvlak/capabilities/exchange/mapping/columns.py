"""What a column holds: by its header, in Dutch or English, else by what stands in it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from draagvlak.basics.letters import plain
from draagvlak.capabilities.exchange.mapping.dates import BadDate, read_date
from draagvlak.capabilities.exchange.mapping.listing import ColumnGuess
from draagvlak.capabilities.exchange.readers.table import Cell

HEADERS: dict[str, str] = {
    "date": "datum|data|begindatum|start date|datum activiteit|datum vergadering of overleg|tijdstempel|timestamp|wanneer|dag|date|when|day|tijdstip|contactdatum|datum contact|datum overleg|datum gesprek|"
    "datum en uur|datum uur|datum vergadering|datum ontmoeting|gespreksdatum|meeting date|contact date",
    "participants": "wie was erbij|wie|deelnemers|deelnemer|aanwezig|aanwezigen|aanwezige|met wie|met|contact met|contacten|"
    "gesprek met|overleg met|gesproken met|betrokkenen|gesprekspartner|gesprekspartners|participants|participant|"
    "attendees|who|present|with|with whom|personen|who was there|eigen medewerker|door wie|wie van ons|wie waren erbij|wie heb je gesproken|wie sprak je|wie heb je ontmoet|"
    "wie heb je gezien|met wie had je contact|jouw naam|je naam|verplichte deelnemers|organisator van vergadering|"
    "organisator vergadering|required attendees|meeting organizer|aanwezige personen|"
    "wie was aanwezig|namen",
    "kind": "soort contact|soort|type|kind|aard|vorm|contacttype|type contact|kind of contact|wijze|kanaal|manier|contactvorm|"
    "hoe|how|channel|type overleg|type gesprek|hoe verliep het contact|via|middel",
    "subject": "waarover|onderwerp|over|subject|about|notitie|notities|opmerking|opmerkingen|topic|notes|note|inhoud|"
    "verslag|agenda|thema|commentaar|omschrijving|waarover ging het|besproken|comments|description|aanleiding|wat|"
    "activiteit|naam activiteit|vergadering|overleg|titel|activity|meeting|event",
    "outcome": "resultaat|uitkomst|afloop|bereikt|status|result|outcome|ging door|doorgegaan",
    "name": "naam|name|persoon|person|naam persoon|volledige naam|full name|contactpersoon|label|naam voornaam|"
    "naam en voornaam|voornaam naam|voornaam en naam|voornaam familienaam|voornaam en familienaam|familienaam voornaam|"
    "naam contactpersoon|naam contact|naam van contact|contactnaam|naam deelnemer|naam van de persoon|naam gesprekspartner|"
    "contact|contact person|lid|naam lid|wie is het",
    "first_name": "voornaam|first name|given name|roepnaam",
    "last_name": "achternaam|familienaam|last name|surname|family name",
    "function": "functie of rol|functie|rol|function|role|hoedanigheid|taak|job|positie|position|functie rol|rol functie|"
    "rol in netwerk|rol in het netwerk|functietitel|mandaat|job title|beroep|statuut",
    "layer": "laag|layer|bestuurslaag|niveau|groep|laag in netwerk|welke laag|governance layer|categorie",
    "organisation": "organisatie|organisation|organization|dienst|vereniging|instelling|werkt bij|organisatie of dienst|"
    "organisatie dienst|dienst organisatie|naam organisatie|naam van de organisatie|naam vereniging|naam dienst|"
    "werkgever|partner|partnerorganisatie|employer|company|bedrijf|afdeling|voor welke organisatie",
    "municipality": "gemeente|municipality|woonplaats|stad|town|city|plaats gemeente|gemeente stad",
    "email": "e mail|email|mail|mailadres|e mailadres|emailadres|email address|e mail adres|email adres|mail adres",
    "source": "van|from|source|bron|persoon 1|persoon a|person a|a|wie kent",
    "target": "naar|aan|to|target|kent|knows|doel|persoon 2|persoon b|person b|b|wie wordt gekend",
    "weight": "gewicht|weight|sterkte|strength|aantal|hoe sterk|sterkte band|sterkte van de band",
    "id": "id|nr|nummer|kenmerk|volgnummer|volgnr",
    # Known, and of no use: named here so that they are not taken for something they resemble.
    "ignore": "telefoon|tel|gsm|cc|bcc|in cc|in kopie|ter info|verontschuldigd|verontschuldigden|afwezig|afwezigen|niet aanwezig|"
    "excused|absent|apologies|optionele deelnemers|optional attendees|end date|start time|end time|begintijd|eindtijd|"
    "gsm nummer|telefoonnummer|mobiel|phone|mobile|adres|address|straat|postcode|"
    "geboortedatum|datum geboorte|geboren|datum inschrijving|datum aangemaakt|aangemaakt|laatste contact|"
    "datum laatste contact|datum in dienst|startdatum|einddatum|volgende datum|volgend contact|locatie|plaats|waar|"
    "website|rekeningnummer",
    "enterprise_number": "btw|btw nummer|kbo|kbo nummer|ondernemingsnummer|kbo nr|vat number|enterprise number|"
    "ondernemingsnummer kbo",
    "association_code": "v code|vcode|verenigingsnummer|nummer in het verenigingsregister|association code",
    "reference": "kenmerk in draagvlak|reference in draagvlak",
    "director": "netwerkregisseur|network director|director",
}
FIRST_WORDS = {
    "datum": "date",
    "date": "date",
    "aanwezigen": "participants",
    "deelnemers": "participants",
    "onderwerp": "subject",
    "functie": "function",
}
NUMBER_BEFORE = re.compile(r"^\s*\d{1,2}\s*[.)]\s*(?=[^\W\d])")  # "2. Wie was erbij?"
NUMBERED = re.compile(r"(?:persoon|deelnemer|aanwezige|naam|person|participant|attendee|contactpersoon|wie) ?\d{1,2}")
WITH = frozenset(
    [
        "met wie",
        "met",
        "contact met",
        "gesprek met",
        "overleg met",
        "gesproken met",
        "gesprekspartner",
        "wie heb je gesproken",
        "wie sprak je",
        "wie heb je ontmoet",
        "wie heb je gezien",
        "met wie had je contact",
        "contactpersoon",
        "with whom",
        "with",
        "contact person",
    ]
)
ALIKE, LONG_ENOUGH = 88, 5  # of 100, rapidfuzz's ratio; shorter titles resemble each other by chance
LONGEST = 80  # characters of a title
SEVERAL = frozenset({"participants", "attendee", "ignore"})  # fields that more than one column may hold
REASONS = ("header", "alike", "word")  # the surest first; then what stands in the column
FIELD_OF = {word: field for field, words in HEADERS.items() for word in words.split("|")}
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+$")


def field_of_header(header: Cell) -> str | None:
    """The field a header names, "ignore" for one known to be of no use, or None.

    >>> field_of_header("Wie was erbij?"), field_of_header("intern nr")
    ('participants', None)
    """
    return named_by(header)[0]


@lru_cache(maxsize=4096)
def named_by(header: Cell) -> tuple[str | None, str]:
    """The field, and why: "header", "alike" (mistyped) or "word" (begins so). Notes between parentheses do not count.

    >>> named_by("Datum (dd/mm/jjjj):"), named_by("Aanwezihgen")
    (('date', 'header'), ('participants', 'alike'))
    """
    if not isinstance(header, str) or len(header) > LONGEST:
        return None, ""
    header = NUMBER_BEFORE.sub("", header)
    for text in (plain(header), plain(re.sub(r"\(.*?\)|\[.*?\]", " ", header))):
        if text in FIELD_OF:
            return FIELD_OF[text], "header"
        if NUMBERED.fullmatch(text):
            return "participants", "header"
    if len(text) >= LONG_ENOUGH:
        found = process.extractOne(text, FIELD_OF.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
        if found and len(found[0]) >= LONG_ENOUGH:
            return FIELD_OF[found[0]], "alike"
    first, _, rest = text.partition(" ")
    return (FIRST_WORDS[first], "word") if rest and first in FIRST_WORDS and len(text) <= 40 else (None, "")


def guess(index: int, header: Cell, values: Sequence[Cell]) -> ColumnGuess:
    """What column `index` is taken to hold, given up to some tens of its values."""
    text = "" if header is None else str(header)
    samples = tuple(str(value)[:40] for value in values if value is not None)[:3]
    by_header, why = named_by(header)
    if by_header:
        return ColumnGuess(index, text, by_header, why, samples)
    return ColumnGuess(index, text, _by_content([v for v in values if v is not None]), "content", samples)


def _by_content(values: Sequence[Cell]) -> str:
    if not values:
        return "ignore"
    if sum(isinstance(v, str) and bool(EMAIL.match(v)) for v in values) * 2 > len(values):
        return "email"
    texts = [v for v in values if not isinstance(v, int | float)]
    dated = sum(not isinstance(read_date(value), BadDate) for value in texts)
    return "date" if texts and dated * 5 > len(values) * 4 else "ignore"


def settle(columns: list[ColumnGuess], is_sheet: bool = True) -> tuple[ColumnGuess, ...]:
    """Each field once, the one that a header named before the one guessed; the rest is left out.

    The columns of a network file (not `is_sheet`) mean what they are called, whatever stands beside them.
    """
    taken: set[str] = set()
    chosen: dict[int, ColumnGuess] = {}
    for column in sorted(columns, key=lambda c: (_sureness(c), c.index)):
        again = column.field in taken and column.field not in SEVERAL
        chosen[column.index] = replace(column, field="ignore", reason_code="twice") if again else column
        taken.add(column.field)
    settled = tuple(chosen[column.index] for column in columns)
    return _together(settled) if is_sheet else settled


def _sureness(column: ColumnGuess) -> int:
    return REASONS.index(column.reason_code) if column.reason_code in REASONS else len(REASONS)


def _together(columns: tuple[ColumnGuess, ...]) -> tuple[ColumnGuess, ...]:
    """What a column means given its neighbours: beside a first name, "naam" is the last; two ends met on a date."""
    fields = {column.field for column in columns}
    become: dict[str, str] = {}
    if "first_name" in fields and "last_name" not in fields and plain_titles(columns, "name") <= {"naam", "name"}:
        become["name"] = "last_name"
    ends, named = fields & {"source", "target"}, fields & {"participants", "name", "last_name"}
    if "date" in fields and (len(ends) == 2 or (ends and not named)):
        become |= {"source": "participants", "target": "participants"}
    elif ends and "participants" in fields and "date" not in fields:
        become["participants"] = "ignore"
    return tuple(replace(c, field=become.get(c.field, c.field)) for c in columns)


def plain_titles(columns: tuple[ColumnGuess, ...], field: str) -> set[str]:
    return {plain(column.header) for column in columns if column.field == field}
