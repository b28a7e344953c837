"""A story as it is typed, and by what its fragments are found."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.weaving.actions.stories import Words
from draagvlak.capabilities.weaving.queries.weaving import Look
from draagvlak.pages.shared.forms import StepForm, long_text
from draagvlak.pages.weaving.forms.words import REFUSALS

LONGEST = 100_000  # characters: rather more than any story takes
MOST_LEAD = 600


class BeginForm(StepForm):
    refusals = REFUSALS
    title = forms.CharField(
        max_length=200, label=_("Titel"), error_messages={"required": _("Geef het verhaal eerst een titel.")}
    )
    lead = long_text(
        3, MOST_LEAD, label=_("Inleiding"), required=False, help_text=_("Twee of drie zinnen: waarover gaat dit?")
    )

    def words(self) -> Words:
        """Of a valid form."""
        given = self.cleaned_data
        return Words(given["title"], given["lead"], given.get("text", ""))


class WeaveForm(BeginForm):
    text = long_text(
        22,
        LONGEST,
        label=_("Tekst"),
        required=False,
        strip=False,
        help_text=_(
            "Een lege regel begint een nieuwe alinea. # maakt een tussentitel, - een lijst, **vet** en *schuin*."
        ),
    )


def weave_begins(row: Any) -> dict[str, Any]:
    return {"title": row.title, "lead": row.lead, "text": row.text, "version": row.version}


class LookForm(forms.Form):
    """Which fragments are looked at."""

    gesprek = forms.ChoiceField(label=_("Gesprek"), required=False)
    thema = forms.ChoiceField(label=_("Thema"), required=False)
    woorden = forms.CharField(max_length=100, label=_("Woorden"), required=False)

    def __init__(self, talks: Sequence[tuple[str, str]], themes: Sequence[tuple[str, str]], *args: Any) -> None:
        super().__init__(*args, auto_id="zoek_%s")
        for name, first, choices in (("gesprek", _("alle gesprekken"), talks), ("thema", _("alle thema’s"), themes)):
            self.fields[name].choices = [("", first), *choices]  # type: ignore[attr-defined]

    def look(self) -> Look:
        given = self.cleaned_data if self.is_valid() else {}
        return Look(given.get("gesprek", ""), given.get("thema", ""), given.get("woorden", ""))


class SearchForm(forms.Form):
    zoek = forms.CharField(max_length=100, label=_("Zoek in de verhalen"), required=False)


class EraseForm(forms.Form):
    is_sure = forms.BooleanField(
        label=_("Ja, wis dit verhaal voorgoed"),
        error_messages={"required": _("Vink aan dat je het zeker weet. Er is niets gewist.")},
    )
