"""What the preview tells: how much was read, and which rows ask for attention."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from draagvlak.capabilities.exchange.mapping.summary import Summary
from draagvlak.capabilities.exchange.readers.table import Note
from draagvlak.capabilities.exchange.wording import sentence
from draagvlak.pages.start.forms.words import STAGES


def told(listing: Summary) -> dict[str, Any]:
    """The sentence on top, the skipped rows and the warnings; of a long list the first rows, and how many more."""
    return {
        "lead": _lead(listing),
        "skipped": _said(listing.skipped),
        "more_skipped": listing.more_skipped,
        "warnings": _said(listing.warnings),
        "more_warnings": listing.more_warnings,
        "people": listing.people,
        "contacts": listing.contacts,
    }


def _lead(listing: Summary) -> str:
    left_out = listing.rows_left_out
    rows = {"read": listing.rows_read - left_out, "total": listing.rows_read, "left": left_out}
    if not left_out:
        return _("We lazen alle %(total)s rijen.") % rows
    read = _("We lazen %(read)s van %(total)s rijen.") % rows
    attention = ngettext("%(left)s rij vraagt je aandacht.", "%(left)s rijen vragen je aandacht.", left_out)
    return f"{read} {attention % rows}"


def _said(notes: Sequence[Note]) -> list[dict[str, Any]]:
    return [{"sheet": note.sheet, "row": note.row, "sentence": sentence(note)} for note in notes]


def stage(progress: Any) -> Any:
    """What is being done now, in a sentence."""
    return STAGES.get(getattr(progress, "stage", ""), _("We zijn bezig."))


def undo_refused(in_time: bool) -> str:
    """Why a list was not undone."""
    if in_time:
        return _("Na deze lijst kwam er nog een. Maak eerst die ongedaan. Er is niets veranderd.")
    return _("Deze lijst kwam er meer dan 30 dagen geleden in. Ongedaan maken kan niet meer. Er is niets veranderd.")
