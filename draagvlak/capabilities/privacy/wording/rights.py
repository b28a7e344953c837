"""Each right in words: what one may ask, what whoever answers does, and what came of it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from draagvlak.capabilities.privacy.choices import RequestKind


@dataclass(frozen=True)
class Right:
    kind: str
    title: str
    sentence: str


def rights() -> list[Right]:
    """In the order in which people use them."""
    return [
        Right(
            RequestKind.ACCESS,
            _("Vraag al je gegevens"),
            _("Je krijgt alles wat we over jou bewaren. Namen van anderen halen we eruit."),
        ),
        Right(
            RequestKind.PORTABILITY,
            _("Neem je gegevens mee"),
            _("Je krijgt een bestand dat ook een ander programma kan lezen."),
        ),
        Right(
            RequestKind.RECTIFICATION, _("Laat iets verbeteren"), _("Klopt er iets niet? Zeg het. We passen het aan.")
        ),
        Right(
            RequestKind.OBJECTION,
            _("Maak bezwaar"),
            _("We laten je weg uit kaart, maten en voorstellen. Je mag later terugkomen."),
        ),
        Right(
            RequestKind.ERASURE, _("Laat je wissen"), _("We halen je overal weg. Dat kan niet ongedaan gemaakt worden.")
        ),
    ]


def right(kind: str) -> Right | None:
    return next((one for one in rights() if one.kind == kind), None)


def step(kind: str) -> str:
    """What whoever answers a request of this kind does."""
    return {
        RequestKind.ACCESS: _("Maak de gegevens klaar. Geef het bestand aan de persoon. Noteer daarna je antwoord."),
        RequestKind.PORTABILITY: _("Maak de gegevens klaar: het bestand bevat ook gegevens voor een programma."),
        RequestKind.RECTIFICATION: _(
            "Pas aan wat niet klopt, bij Mensen of bij het contact. Noteer daarna je antwoord."
        ),
        RequestKind.OBJECTION: _("Zet het bezwaar aan. De persoon verdwijnt uit kaart, maten en voorstellen."),
        RequestKind.ERASURE: _("Bekijk wat weggaat, en wis de persoon. De vraag zelf blijft, zonder naam."),
    }[RequestKind(kind)]


def objected(is_on: bool) -> str:
    if is_on:
        return _("Het bezwaar staat genoteerd. Rapport en kaart worden opnieuw gemaakt, zonder deze persoon.")
    return _("Het bezwaar is weg. Rapport en kaart worden opnieuw gemaakt, met deze persoon.")


def not_erased(reason: str) -> str:
    return {
        "name": _("Dit is niet de volledige naam. Er is niets gewist. Typ de naam zoals ze hierboven staat."),
        "busy": _("Er wordt net een lijst ingelezen. Er is niets gewist. Probeer het over enkele minuten opnieuw."),
        "self": _("Dit ben jij. Er is niets gewist. Vraag aan een andere beheerder om jou te wissen."),
    }[reason]


def going(counts: dict[str, Any]) -> list[str]:
    """What goes, as sentences; what there is none of is not told."""
    found = [(part, counts[part], words) for part, words in _goings(counts).items() if counts[part]]
    return [words % {"n": int(count)} for _part, count, words in found]


def _goings(n: dict[str, Any]) -> dict[str, str]:
    """By part of what is counted (queries.erasing), the sentence about as many of it as there are."""
    return _own_goings(n) | {
        "contacts_alone": ngettext(
            "%(n)s contact zonder iemand anders gaat weg.",
            "%(n)s contacten zonder iemand anders gaan weg.",
            n["contacts_alone"],
        ),
        "contacts_about": ngettext(
            "Van %(n)s contact met alleen de regisseur gaat de tekst weg.",
            "Van %(n)s contacten met alleen de regisseur gaat de tekst weg.",
            n["contacts_about"],
        ),
        "contacts_parted": ngettext(
            "%(n)s contact blijft voor de anderen, zonder deze persoon.",
            "%(n)s contacten blijven voor de anderen, zonder deze persoon.",
            n["contacts_parted"],
        ),
        "meetings_alone": ngettext(
            "%(n)s vergadering zonder iemand anders gaat weg.",
            "%(n)s vergaderingen zonder iemand anders gaan weg.",
            n["meetings_alone"],
        ),
        "meetings_parted": ngettext(
            "%(n)s vergadering blijft voor de anderen, zonder deze persoon.",
            "%(n)s vergaderingen blijven voor de anderen, zonder deze persoon.",
            n["meetings_parted"],
        ),
        "mentions": ngettext(
            "In %(n)s tekst van anderen verdwijnt de naam.",
            "In %(n)s teksten van anderen verdwijnt de naam.",
            n["mentions"],
        ),
        "lists": ngettext(
            "De inhoud van %(n)s lijst die ingelezen werd, gaat weg.",
            "De inhoud van %(n)s lijsten die ingelezen werden, gaat weg.",
            n["lists"],
        ),
        "lists_waiting": ngettext(
            "%(n)s daarvan wacht nog: lees ze opnieuw in, zonder deze persoon.",
            "%(n)s daarvan wachten nog: lees ze opnieuw in, zonder deze persoon.",
            n["lists_waiting"],
        ),
    }


def _own_goings(n: dict[str, Any]) -> dict[str, str]:
    return {
        "memberships": ngettext(
            "%(n)s plaats in een netwerk gaat weg.", "%(n)s plaatsen in netwerken gaan weg.", n["memberships"]
        ),
        "positions": ngettext("%(n)s functie gaat weg.", "%(n)s functies gaan weg.", n["positions"]),
        "offices": ngettext(
            "%(n)s plaats in een orgaan gaat weg.", "%(n)s plaatsen in organen gaan weg.", n["offices"]
        ),
        "evidence": ngettext(
            "%(n)s bewijs van steun op naam gaat weg.", "%(n)s bewijzen van steun op naam gaan weg.", n["evidence"]
        ),
        "files": ngettext(
            "%(n)s bestand waarin de naam staat, gaat weg.",
            "%(n)s bestanden waarin de naam staat, gaan weg.",
            n["files"],
        ),
        "versions": ngettext("%(n)s vorige versie gaat weg.", "%(n)s vorige versies gaan weg.", n["versions"]),
        "merged": ngettext(
            "%(n)s samenvoeging kan niet meer ongedaan.", "%(n)s samenvoegingen kunnen niet meer ongedaan.", n["merged"]
        ),
        "ties": ngettext("%(n)s band uit een lijst gaat weg.", "%(n)s banden uit lijsten gaan weg.", n["ties"]),
        "invitations": ngettext("%(n)s uitnodiging gaat weg.", "%(n)s uitnodigingen gaan weg.", n["invitations"]),
        "has_account": _("Het account gaat weg, tenzij een andere gemeente het nodig heeft."),
    }
