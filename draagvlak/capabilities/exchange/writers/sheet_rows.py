"""The rows of our sheets, the same for XLSX and CSV: titles and words in the language that is on."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from draagvlak.capabilities.exchange.mapping.listing import ListedPerson
from draagvlak.capabilities.exchange.readers.own import guarded
from draagvlak.capabilities.exchange.readers.table import Cell
from draagvlak.capabilities.exchange.writers.held import Held, written
from draagvlak.capabilities.network.choices import OrganisationKind
from draagvlak.capabilities.network.readers.details import shown_enterprise_number
from draagvlak.capabilities.support.choices import BodyKind, EvidenceKind

Line = list[Cell]


def reference_title() -> str:
    """The mark by which we know our own sheets again; below it, ids that hold within one file."""
    return _("Kenmerk in Draagvlak")


def people_titles() -> list[str]:
    return [
        _("Naam"),
        _("Laag"),
        _("Functie"),
        _("Organisatie"),
        _("Gemeente"),
        _("E-mail"),
        _("Netwerkregisseur"),
    ]


def contact_titles() -> list[str]:
    return [_("Datum"), _("Wie was erbij"), _("Soort contact"), _("Waarover")]


def tie_titles() -> list[str]:
    return [_("Van"), _("Naar"), _("Gewicht")]


def evidence_titles() -> list[str]:
    return [
        _("Datum"),
        _("Wie of welk orgaan"),
        _("Soort orgaan"),
        _("Laag"),
        _("Soort bewijs"),
        _("Wat"),
        _("Bron"),
        _("Webadres"),
        _("Tot"),
    ]


def organisation_titles() -> list[str]:
    return [
        _("Organisatie"),
        _("Soort organisatie"),
        _("Ondernemingsnummer"),
        _("Verenigingsnummer"),
        _("Gemeente"),
        _("E-mail"),
        _("Telefoon"),
        _("Website"),
        _("Hoort bij het netwerk"),
        _("Lid sinds"),
        _("Lid tot en met"),
    ]


def people_lines(held: Held) -> Iterator[Line]:
    words, yes, no = layer_words(), _("ja"), _("nee")
    for person in held.people:
        texts = (person.function, person.organisation, person.municipality, person.email)
        directs = yes if person.id == held.director else no
        yield [person.id, safe(person.name), _layers(person, words), *map(safe, texts), directs]


def contact_lines(held: Held) -> Iterator[Line]:
    called = held.called
    for n, contact in enumerate(held.contacts, start=1):
        there = safe("; ".join(called[id_] for id_ in contact.participants))
        yield [contact.reference or f"c{n}", contact.on, there, safe(contact.kind), safe(contact.subject)]


def tie_lines(held: Held) -> Iterator[Line]:
    for n, tie in enumerate(held.ties, start=1):
        yield [f"b{n}", safe(held.called[tie.a]), safe(held.called[tie.b]), tie.weight]


def evidence_lines(held: Held) -> Iterator[Line]:
    words = layer_words()
    for n, one in enumerate(held.evidence, start=1):
        who = held.called[one.person] if one.person else one.body_name
        body = str(BodyKind(one.body).label) if one.body else ""
        texts = map(safe, (who, body, words[one.layer], str(EvidenceKind(one.kind).label)))
        yield [f"e{n}", one.on, *texts, *map(safe, (one.text, one.source, one.address)), one.until]


def organisation_lines(held: Held) -> Iterator[Line]:
    yes, no = _("ja"), _("nee")
    for n, one in enumerate(held.organisations, start=1):
        kind = str(OrganisationKind(one.kind).label) if one.kind else ""
        number = shown_enterprise_number(one.enterprise_number)  # with points, lest a sheet drops its first 0
        texts = (one.name, kind, number, one.association_code, one.municipality, one.email, one.phone, one.website)
        yield [f"o{n}", *map(safe, texts), yes if one.belongs else no, one.since, one.until]


def layer_words() -> dict[str, str]:
    """One word a layer, each known again by mapping.layers."""
    return {
        "people_in_poverty": _("mensen in armoede"),
        "association": _("vereniging"),
        "partner_organisation": _("partnerorganisatie"),
        "colleague": _("collega"),
        "team_leader": _("leidinggevende"),
        "management": _("management"),
        "political": _("bestuur"),
    }


def _layers(person: ListedPerson, words: dict[str, str]) -> str:
    return "; ".join(words[layer] for layer in person.layers) or _("geen laag")


def safe(text: str) -> str | None:
    """What may stand in a cell; None for an empty one."""
    return guarded(written(text)) or None
