"""What a justification says beside what was noted: headings, tables, sources; in Dutch whatever the page's language."""

from datetime import date

from draagvlak.capabilities.publications.wording.paper import day_named

WORDS = {
    "page": "bladzijde",
    "sources": "Bronnen",
    "source": "Bron",
    "notes": "Bij de cijfers",
    "stories": "Verhalen",
    "about": "Over dit dossier",
    "none": "Hier staat niets.",
}
ACTIONS = ("Acties die liepen", ("Actie", "Plan", "Stand", "Wie", "Wanneer"))
AMOUNTS = (
    "Bedragen in euro",
    ("Actie", "Uitgaven gepland", "Uitgaven werkelijk", "Ontvangsten gepland", "Ontvangsten werkelijk"),
)
RESULTS = ("Wat ervan kwam", ("Resultaat", "Op", "Kwam van", "Kosten in euro"))
INDICATORS = ("Metingen", ("Indicator", "Van", "Op", "Cijfer", "Doel"))
TAKING_PART = ("Deelnames, alleen als aantal", ("Indicator", "Van", "Op", "Cijfer", "Doel"))
TOTAL = "Samen"
EMPTY = {
    "actions": "Geen enkele actie liep in dit jaar.",
    "amounts": "Er zijn geen bedragen van dit jaar genoteerd.",
    "results": "Er is geen resultaat van dit jaar genoteerd.",
    "indicators": "Er is in dit jaar niets gemeten.",
    "taking_part": "Er zijn in dit jaar geen deelnames gemeten.",
}
SUMMED = "Som van de cijfers erboven, door Draagvlak opgeteld. Waar niets genoteerd is, telt niets mee."
NO_ACTION = "geen actie"
FEWER = "Minder dan vijf deelnames tonen we nooit als cijfer: niemand mag herkenbaar zijn."
NOT_FOUND = {
    "yearly-justification": "Wat je vanaf 2027 elk jaar moet verantwoorden, en hoe, is nog niet gevonden. "
    "Vraag het aan wie de subsidie geeft, en vul het in bij de afsprakennota.",
    "justification-day": "Tegen welke dag je een jaar verantwoordt, is vanaf 2027 nog niet gevonden.",
}
FOUND = {
    "yearly-justification": "Wat je elk jaar moet verantwoorden, en hoe",
    "justification-day": "Tegen welke dag je een jaar verantwoordt",
}
FIRST_UNKNOWN = 2027
WITHDRAWN_ONE = "De toestemming voor één verhaal is ingetrokken. Die woorden staan er niet meer in."
WITHDRAWN = "De toestemming voor {count} verhalen is ingetrokken. Die woorden staan er niet meer in."


def title(year: int) -> str:
    return f"Verantwoording {year}"


def named(number: int, made_on: date) -> str:
    return f"Dossier {number}, gemaakt op {day_named(made_on)}"


def about(year: int, made: str) -> str:
    return (
        f"Dit dossier zegt wat het netwerk in {year} deed en wat ervan kwam, zoals het op {made} in Draagvlak stond. "
        "Bij elk cijfer staat waar het vandaan komt."
    )


def is_known(fact: str, value: str, source: str) -> str:
    return f"{FOUND[fact]}: {value} (ingevuld door het netwerk; bron: {source})."


def note_of(source: str, role: str = "", on: date | None = None, measured: date | None = None) -> str:
    """Where a figure comes from: when it was measured, its source, and as what somebody noted it on which day.

    >>> note_of("telling aan de kassa", "netwerkregisseur", date(2026, 3, 1), date(2026, 2, 27))
    'Gemeten op 27 februari 2026. Bron: telling aan de kassa. Genoteerd als netwerkregisseur op 1 maart 2026.'
    >>> note_of("")
    'Er is geen bron genoteerd.'
    """
    said = [f"Gemeten op {day_named(measured)}."] if measured else []
    said.append(f"Bron: {source.strip().rstrip('.')}." if source.strip() else "Er is geen bron genoteerd.")
    noted = " ".join(filter(None, (f"als {role}" if role else "", f"op {day_named(on)}" if on else "")))
    said += [f"Genoteerd {noted}."] if noted else []
    return " ".join(said)


def withdrawn(count: int) -> str:
    """ "" for none."""
    return WITHDRAWN_ONE if count == 1 else WITHDRAWN.format(count=count) if count else ""


def told(told_as: str, told_on: date) -> str:
    return ", ".join(filter(None, (told_as, f"verteld op {day_named(told_on)}")))
