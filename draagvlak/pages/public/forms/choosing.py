"""Which organisations and results stand on the public page."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.public_pages.choices import Partners
from draagvlak.pages.public.forms.words import REFUSALS
from draagvlak.pages.shared.forms import StepForm


class PartnersForm(StepForm):
    refusals: ClassVar[Any] = REFUSALS
    which = forms.ChoiceField(label=_("Welke organisaties?"), choices=Partners.choices, widget=forms.RadioSelect)
    names = forms.MultipleChoiceField(
        label=_("Organisaties van het netwerk"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, names: Sequence[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["names"].choices = [(name, name) for name in names]  # type: ignore[attr-defined]


class ResultsForm(StepForm):
    refusals: ClassVar[Any] = REFUSALS
    chosen_keys = forms.MultipleChoiceField(label=_("Resultaten"), widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(self, rows: Sequence[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["chosen_keys"]
        field.choices = [(str(one.row.pk), f"{one.row.title} ({date_format(one.row.on)})") for one in rows]
        field.initial = [str(one.row.pk) for one in rows if one.is_chosen and not one.is_changed]

    @property
    def chosen(self) -> list[int]:
        return [int(key) for key in self.cleaned_data["chosen_keys"]]
