"""Moments and parts of a week in words."""

from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from draagvlak.capabilities.planning.choices import AT_WORK, CELLS, PARTS, WEEKDAYS, Part, cell


def slot_told(slot: str) -> str:
    """ "dinsdag 3 maart 2026, voormiddag" """
    day, _dot, part = slot.partition(".")
    return f"{date_format(date.fromisoformat(day), 'l j F Y')}, {Part(part).label}"


def cells_told(cells: Iterable[str]) -> str:
    """Parts of a week, short: whole days as days, the working week by its name."""
    given = set(cells)
    if given >= set(CELLS):
        return _("altijd")
    if given == set(AT_WORK):
        return _("werkdagen overdag")
    said = []
    for number, name in enumerate(WEEKDAYS):
        parts = [part for part in PARTS if cell(number, part) in given]
        if len(parts) == len(PARTS):
            said.append(_("%(day)s de hele dag") % {"day": name})
        elif parts:
            said.append(f"{name} {listed([str(part.label) for part in parts])}")
    return ", ".join(said)


def listed(words: list[str]) -> str:
    """ "a, b en c" """
    if len(words) < 2:
        return "".join(words)
    return _("%(some)s en %(last)s") % {"some": ", ".join(words[:-1]), "last": words[-1]}
