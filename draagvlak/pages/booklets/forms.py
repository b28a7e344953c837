"""The cover of a booklet, and why something of it is not kept, in a sentence each."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.booklets.actions.booklets import Cover
from draagvlak.capabilities.booklets.choices import LONGEST_FOREWORD, LONGEST_LINE, LONGEST_TITLE
from draagvlak.pages.shared.forms import StepForm, long_text

REFUSALS: dict[str, "Promise | str"] = {
    "register-number": _("Hierin staat een rijksregisternummer. Dat bewaren we nooit. Haal het weg."),
    "empty": _("Geef de bundel een titel."),
    "no-stories": _("Er staat nog geen verhaal in dat te lezen is. Kies er eerst een. De bundel blijft in de maak."),
    "full": _("In een bundel passen 200 verhalen. Haal er eerst een uit, of begin een tweede bundel."),
}
PARTS = ("title", "line", "foreword")


class BookletForm(StepForm):
    refusals = REFUSALS
    title = forms.CharField(label=_("Titel"), max_length=LONGEST_TITLE)
    line = forms.CharField(
        label=_("Regel op de omslag"),
        help_text=_("Onder de titel. Bijvoorbeeld: vijf netwerkregisseurs in gesprek."),
        max_length=LONGEST_LINE,
        required=False,
    )
    foreword = long_text(
        8,
        LONGEST_FOREWORD,
        label=_("Woord vooraf"),
        help_text=_(
            "Waarom deze verhalen, en voor wie? Een lege regel begint een nieuwe alinea. "
            "Schrijf hier geen woorden van anderen: die staan in de verhalen, met hun toestemming."
        ),
        required=False,
    )

    def cover(self) -> Cover:
        return Cover(**{part: self.cleaned_data[part] for part in PARTS})


def booklet_begins(row: Any) -> dict[str, Any]:
    return {part: getattr(row, part) for part in (*PARTS, "version")}
