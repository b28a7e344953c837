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

    @property
    def whom(self) -> Whom:
        given = self.cleaned_data
        return Whom(given.get("audience", Audience.CHOSEN), *(given.get(part, ()) for part in CHOSEN))

    @property
    def by_province(self) -> Iterator[tuple[str, list[Any], bool]]:
        """The boxes of the municipalities, by province; and whether one of them is ticked."""
        boxes = {box.data["value"]: box for box in self["municipalities"]} if "municipalities" in self.fields else {}
        for province, places in groupby(self.places, key=lambda one: one.province):
            some = [boxes[one.nis] for one in places]
            yield province, some, any(box.data["selected"] for box in some)
