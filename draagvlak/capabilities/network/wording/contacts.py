"""Contacts in words: the day as one says it, the kind, and why a day cannot be."""

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from draagvlak.capabilities.network.choices import ContactKind

SAID = {0: lambda: _("vandaag"), 1: lambda: _("gisteren"), 2: lambda: _("eergisteren")}


def day_in_words(day: date, today: date) -> str:
    """As one says it, with the date for who counts: "gisteren (maandag 23 november)"; the year where it is another."""
    written = date_format(day, "l j F" if day.year == today.year else "j F Y").lower()
    if (today - day).days in SAID:
        return f"{SAID[(today - day).days]()} ({written})"
    return written


def kind_in_words(kind: str) -> str:
    """A kind that we propose, in the language that is on; any other as it stands."""
    return str(ContactKind(kind).label) if kind in ContactKind.values else kind


def listed(words: Sequence[str]) -> str:
    """ "a, b en c"."""
    if len(words) < 2:
        return "".join(words)
    return _("%(some)s en %(last)s") % {"some": ", ".join(words[:-1]), "last": words[-1]}


def why_not(problem: str) -> str:
    """Why a day cannot be that of a contact (readers.lines: "future", "impossible", "old")."""
    return {
        "future": _("Die dag moet nog komen. Een contact noteer je nadat het er was. Kies de dag hieronder."),
        "impossible": _("Die dag bestaat niet. Kies de dag hieronder."),
        "vague": _("Op welke dag was dat? Kies de dag hieronder."),
        "old": _("Die dag ligt te ver terug. Kies de dag hieronder."),
    }[problem]


def without_kind() -> str:
    return pgettext("kind of contact", "contact")
