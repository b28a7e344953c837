"""Choosing the year of a justification."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.pages.shared.forms import OnceForm


class PackForm(OnceForm):
    year = forms.TypedChoiceField(label=_("Van welk jaar?"), coerce=int)

    def __init__(self, years: Sequence[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["year"]
        field.choices = [(year, str(year)) for year in years]
