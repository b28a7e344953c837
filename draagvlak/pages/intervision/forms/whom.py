"""With whom something is shared, who is asked, who is invited."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.intervision.actions.sharing import Whom
from draagvlak.capabilities.intervision.choices import Audience
from draagvlak.pages.intervision.forms.words import REFUSALS
from draagvlak.pages.shared.forms import StepForm

CHOSEN = ("municipalities", "partnerships", "codes")


class IntervisionForm(StepForm):
    refusals = REFUSALS


class WhomForm(IntervisionForm):
    """`may_get`: who may be chosen (queries.whom.MayGet). `goes_by_file`: also others of other installations."""

    goes_by_file = False
    audience = forms.ChoiceField(
        label=_("Met wie?"), choices=Audience.choices, widget=forms.RadioSelect, initial=Audience.CHOSEN
    )
    municipalities = forms.MultipleChoiceField(
        label=_("Welke gemeenten?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    partnerships = forms.MultipleChoiceField(
        label=_("Welke samenwerkingsverbanden?"),
        help_text=_("Elke gemeente die erbij hoort, leest mee."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    codes = forms.MultipleChoiceField(
        label=_("Wie op een andere installatie?"),
        help_text=_("Zij krijgen het met het volgende ondertekende bestand."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, may_get: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = may_get.municipalities
        self._name_the_region(may_get.regions)
        found = {
            "municipalities": [(one.nis, one.name) for one in self.places],
            "partnerships": [(one.slug, one.name) for one in may_get.partnerships],
            "codes": [(one.code, one.name) for one in may_get.elsewhere] if self.goes_by_file else [],
        }
        for part, choices in found.items():
            if choices:
                self.fields[part].choices = choices  # type: ignore[attr-defined]
            else:
                del self.fields[part]

    def _name_the_region(self, regions: list[str]) -> None:
        """Which one it is, so that nobody shares further than they think; where there is none, nobody would get it."""
        audience = self.fields["audience"]
        if regions:
            said = _("Onze regio: %(region)s. Dat is de referentieregio die de Vlaamse overheid afbakende.")
            audience.help_text = said % {"region": ", ".join(regions)}
        else:
            some = [one for one in Audience.choices if one[0] != Audience.REGION]
            audience.choices = some  # type: ignore[attr-defined]

    @property
    def whom(self) -> Whom:
        given = self.cleaned_data
        return Whom(given.get("audience", Audience.CHOSEN), *(given.get(part, ()) for part in CHOSEN))

    @property
    def by_province(self) -> Iterator[tuple[str, list[tuple[str, str, bool]], bool]]:
        """Of each province the municipalities: NIS code, name, and whether it is ticked; and whether any of them is.
        Drawn by the page itself: a template for each of three hundred boxes takes a third of a second.
        """
        ticked = set(self["municipalities"].value() or ()) if "municipalities" in self.fields else set()
        for province, places in groupby(self.places, key=lambda one: one.province):
            some = [(one.nis, one.name, one.nis in ticked) for one in places]
            yield province, some, any(is_ticked for _nis, _name, is_ticked in some)
