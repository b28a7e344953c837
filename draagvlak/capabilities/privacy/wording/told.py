"""All that is held of somebody (queries.about) as sections of a page: words before values, days as people write."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.alignment.choices import Topic
from draagvlak.capabilities.competences.choices import OfferState
from draagvlak.capabilities.consents.choices import Answer as QuoteAnswer
from draagvlak.capabilities.consents.choices import How, Use
from draagvlak.capabilities.insights.choices import Answer
from draagvlak.capabilities.insights.wording.words import layer_name, listed
from draagvlak.capabilities.network.choices import Layer, Presence
from draagvlak.capabilities.planning.wording.moments import cells_told
from draagvlak.capabilities.privacy.choices import Outcome, RequestKind
from draagvlak.capabilities.privacy.wording.done import what_was_done
from draagvlak.capabilities.succession.choices import Doing, Stage
from draagvlak.capabilities.support.choices import EvidenceKind
from draagvlak.capabilities.weaving.choices import Answer as StoryAnswer

Json = dict[str, Any]
Pairs = list[tuple[str, str]]
UNSAID = {"id", "table"}


@dataclass(frozen=True)
class Section:
    """`rows`: each what one thing says, as words and values; `nothing`: the sentence where there is none."""

    key: str
    title: str
    rows: list[Pairs]
    nothing: str


def sections(held: Json) -> list[Section]:
    nothing = _("Hierover bewaren we niets.")
    found = [
        ("person", _("Wie je bent"), [held["person"]]),
        ("memberships", _("In welke netwerken"), held["memberships"]),
        ("positions", _("Andere functies"), held["positions"]),
        ("contacts", _("Contacten waar je bij was"), held["contacts"]),
        ("meetings", _("Vergaderingen"), held["meetings"]),
        ("availability", _("Wanneer je kan"), held["availability"]),
        ("offices", _("Organen waarin je zit of zat"), held["offices"]),
        ("network_roles", _("Rollen die je hebt of had in een netwerk"), held["network_roles"]),
        ("offered_roles", _("Rollen die je gevraagd werden"), held["offered_roles"]),
        ("evidence", _("Bewijs van steun dat jou noemt"), held["evidence"]),
        ("steps", _("Geplande stappen met of door jou"), held["steps"]),
        ("asked_of", _("Wat netwerken je vroegen"), held["asked_of"]),
        ("contact_in", _("Afspraken waarin je aanspreekpunt bent"), held["contact_in"]),
        ("quotes", _("Wat je zei over het gebruik van je woorden"), held["quotes"]),
        ("of_stories", _("Wat je over verhalen zei"), held["of_stories"]),
        ("succession", _("Opvolging waarin je voorkomt"), held["succession"]),
        ("texts_before", _("Wat eerder genoteerd stond"), held["texts_before"]),
        ("known_ties", _("Mensen die je kent, volgens een lijst"), held["known_ties"]),
        ("merged", _("Namen waaronder je ook genoteerd stond"), held["merged"]),
        ("conversations", _("Antwoorden op voorgestelde gesprekken"), held["conversations"]),
        ("said", _("Gesprekken waarin je meesprak, en wat je zei"), held["said"]),
        ("measured", _("Zinnen over jou in een rapport"), held["measured"]),
        ("on_map", _("Je plaats op een kaart"), held["on_map"]),
        ("history", _("Wat er vroeger over je stond"), held["history"]),
        ("requests", _("Wat je over je gegevens vroeg"), [_renamed(row, "asked") for row in held["requests"]]),
        ("archives", _("Wanneer je gegevens klaargemaakt werden"), held["archives"]),
        ("account", _("Je account"), _account(held["account"])),
        ("audit", _("Wat met je gegevens gebeurde"), held["audit"]),
    ]
    return [Section(key, title, [pairs(row) for row in rows], nothing) for key, title, rows in found]


def pairs(row: Json) -> Pairs:
    """The words and values of one thing, without what is empty."""
    words = _words()
    return [
        (words.get(part, part), said)
        for part, value in row.items()
        if part not in UNSAID and (said := _said(part, value))
    ]


def _renamed(row: Json, kind: str) -> Json:
    """The kind of a request or role has words of its own; that of a contact is a word already."""
    return {kind: row["kind"], **{part: value for part, value in row.items() if part != "kind"}}


def _account(account: Json | None) -> list[Json]:
    if account is None:
        return []
    plain = {part: value for part, value in account.items() if part != "roles"}
    roles = [
        {"role": role["kind"], **{part: role[part] for part in role if part != "kind"}} for role in account["roles"]
    ]
    return [plain, *roles]


def _said(part: str, value: Any) -> str:
    if value is None or value in ("", [], False):
        return ""
    if value is True:
        return _("ja")
    if part in CHOICES:
        return str(dict(CHOICES[part]).get(value, value))
    if part == "layers":
        return listed([layer_name(layer) for layer in value])
    if part == "can":
        return cells_told(value)
    if part == "what":
        return what_was_done(value)
    if isinstance(value, list):
        return listed(value)
    return _moment(value) if isinstance(value, str) else f"{value:g}"


CHOICES: dict[str, Any] = {
    "presence": Presence.choices,
    "answer": Answer.choices,
    "role": RoleKind.choices,
    "outcome": Outcome.choices,
    "asked": RequestKind.choices,
    "layer": Layer.choices,
    "about": Topic.choices,
    "sign": EvidenceKind.choices,
    "said": OfferState.choices,
    "use": Use.choices,
    "agreed": QuoteAnswer.choices,
    "how": How.choices,
    "of_story": [("review", _lazy("nalezen")), ("given", _lazy("teruggegeven"))],
    "opinion": StoryAnswer.choices,
    "doing": Doing.choices,
    "stage": Stage.choices,
}


def _moment(text: str) -> str:
    """A day or moment as it is written here; any other text as it is."""
    try:
        if len(text) == len("2026-11-24"):
            return date_format(date.fromisoformat(text), "j F Y")
        return date_format(datetime.fromisoformat(text), "j F Y H:i") if len(text) > 18 and text[10] == "T" else text
    except ValueError:
        return text


def _words() -> dict[str, str]:
    return {part: capfirst(word) for part, word in (_words_of_people() | _words_of_what_is_kept()).items()}


def _words_of_people() -> dict[str, str]:
    return {
        "name": _("naam"),
        "known_as": _("roepnaam"),
        "function": _("functie"),
        "organisation": _("organisatie"),
        "municipality": _("gemeente"),
        "email": _("e-mailadres"),
        "phone": _("telefoon"),
        "birthday": _("verjaardag (maand-dag)"),
        "is_minor": _("minderjarig"),
        "contact_consent_on": _("toestemming voor contactgegevens"),
        "parent_consent_on": _("toestemming van een ouder"),
        "objected_on": _("bezwaar sinds"),
        "renewed_on": _("bevestigd op"),
        "network": _("netwerk"),
        "networks": _("netwerken"),
        "layers": _("laag"),
        "since": _("vanaf"),
        "until": _("tot en met"),
        "first_name": _("voornaam"),
        "last_name": _("achternaam"),
        "joined": _("account sinds"),
        "last_login": _("laatst aangemeld"),
        "role": _("rol"),
        "called": _("rol"),
        "names": _("namen"),
    }


def _words_of_what_is_kept() -> dict[str, str]:
    return {
        "on": _("dag"),
        "at": _("wanneer"),
        "about": _("waarover"),
        "kind": _("soort"),
        "text": _("tekst"),
        "presence": _("aanwezigheid"),
        "weight": _("gewicht"),
        "answer": _("antwoord"),
        "answered_on": _("beantwoord op"),
        "asked_on": _("gevraagd op"),
        "said": _("antwoord"),
        "part": _("deel van het rapport"),
        "x": _("plaats van links naar rechts"),
        "y": _("plaats van onder naar boven"),
        "state": _("toestand"),
        "ties": _("banden"),
        "asked": _("vraag"),
        "words": _("in je woorden"),
        "body": _("orgaan"),
        "layer": _("laag"),
        "sign": _("wat er was"),
        "has_file": _("met een bestand"),
        "doing": _("wat je erin doet"),
        "stage": _("hoe ver het staat"),
        "due": _("tegen"),
        "done_on": _("gedaan op"),
        "outcome": _("uitkomst"),
        "received_on": _("ontvangen op"),
        "due_on": _("antwoord uiterlijk op"),
        "texts": _("bekeken teksten"),
        "left_out": _("weggelaten teksten"),
        "what": _("wat"),
        "own": _("door jezelf"),
        "held_on": _("gesprek van"),
        "use": _("waarvoor"),
        "place": _("waar"),
        "agreed": _("antwoord"),
        "how": _("hoe"),
        "shown_as": _("met welke naam"),
        "given_on": _("gezegd op"),
        "withdrawn_on": _("ingetrokken op"),
        "of_story": _("wat"),
        "opinion": _("of het goed was"),
        "said_on": _("gezegd op"),
        "done_with_it": _("wat ermee gedaan werd"),
        "can": _("kan"),
        "away": _("weg (van/tot en met)"),
    }
