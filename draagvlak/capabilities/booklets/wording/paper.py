"""The fixed words of a booklet on paper and in an EPUB, which are Dutch as the papers of a network are."""

from datetime import date

from draagvlak.capabilities.booklets.wording.bound import Bound, Reference, Source

MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december".split()  # noqa: SIM905
)
FIXED = {
    "contents": "Inhoud",
    "foreword": "Woord vooraf",
    "voices": "Wie spreekt",
    "sources": "Uit welke gesprekken",
    "see_also": "Lees ook",
    "page": "blz.",
    "gone": "Hier stond een stem die zich terugtrok.",
    "no_name": "Niet iedereen wil met een naam in een bundel. Ook die stemmen staan erin.",
    "nobody": "In deze bundel staan op dit moment geen woorden van iemand anders dan de schrijver.",
    "question": "De vraag:",
    "cover": "Omslag",
    "colophon": "Over deze bundel",
}
# Voices of each layer, in words that say nothing of anybody in particular.
LAYERS = {
    "people_in_poverty": "mensen in armoede",
    "association": "verenigingen waar mensen in armoede het woord nemen",
    "partner_organisation": "partnerorganisaties",
    "colleague": "collega’s van de gemeente",
    "director": "regisseurs van netwerken",
    "team_leader": "leidinggevenden",
    "management": "mensen van het management",
    "political": "mensen van het bestuur",
}
KINDS = {
    "directors": "een gesprek van regisseurs onder elkaar",
    "leaders": "een gesprek met leidinggevenden en managers",
    "poverty": "een gesprek met mensen in armoede",
    "mixed": "een gesprek in gemengd gezelschap",
    "visit": "een gesprek tijdens een bezoek",
}
PROMISE = (
    "Elk citaat staat hier met toestemming van wie het zei, onder de naam die die persoon koos. "
    "Iedereen kan de eigen woorden altijd terugtrekken, met de link in de vraag om toestemming of bij het netwerk. "
    "Ze zijn dan weg uit elke bundel die daarna wordt opgehaald. Wat al gedrukt is, kunnen we niet terughalen."
)
ACCESSIBLE = (
    "Alles is tekst, in de volgorde waarin je leest, met een inhoudstafel en koppen. "
    "Letters, kleuren en regelafstand kies je zelf. De tekening op de omslag is versiering."
)


def day_in_words(day: date) -> str:
    """
    >>> day_in_words(date(2026, 11, 3))
    '3 november 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def made_in_words(bound: Bound) -> str:
    return f"Gemaakt op {day_in_words(bound.made_on)}, met wat die dag mocht."


def withdrawn_in_words(count: int) -> str:
    """
    >>> withdrawn_in_words(0), withdrawn_in_words(2)
    ('', '2 stemmen trokken zich terug sinds deze bundel gemaakt werd.')
    """
    if count == 0:
        return ""
    if count == 1:
        return "Eén stem trok zich terug sinds deze bundel gemaakt werd."
    return f"{count} stemmen trokken zich terug sinds deze bundel gemaakt werd."


def listed(words: tuple[str, ...]) -> str:
    """
    >>> listed(("a", "b", "c")), listed(("a",)), listed(())
    ('a, b en c', 'a', '')
    """
    return " en ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def speak_in_words(bound: Bound) -> str:
    """Of whom nothing is known but that they speak, it says only that."""
    layers = tuple(words for layer, words in LAYERS.items() if layer in bound.layers)
    if layers:
        return f"In deze bundel spreken {listed(layers)}."
    return "In deze bundel spreken mensen zelf." if bound.sources else ""


def source_in_words(source: Source) -> str:
    return f"{day_in_words(source.held_on)}: {KINDS[source.kind]}"


def more_in_words(reference: Reference) -> str:
    """Where it stands and why it is named, "" for neither."""
    where = f"in de bundel ‘{reference.booklet_title}’" if reference.booklet else ""
    why = f"ook over {listed(reference.common)}" if reference.common else ""
    return " · ".join(part for part in (where, why) if part)
