"""The private log of a director."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.pages.shared.forms import OnceForm

LONGEST = 5000


class InspirationForm(OnceForm):
    """`version` is that of what is being changed; none for something new."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(label=_("Wat inspireerde je?"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}))
    came_of_it = forms.CharField(
        label=_("Wat kwam ervan?"),
        help_text=_("Mag leeg blijven. Je kan het later aanvullen."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    noted_on = forms.DateField(
        label=_("Op welke dag?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    @property
    def told(self) -> dict[str, str | date]:
        return {name: self.cleaned_data[name] for name in ("text", "came_of_it", "noted_on")}


def stands(found: Any) -> dict[str, Any]:
    """What a form about a row begins with."""
    return {name: getattr(found, name) for name in ("text", "came_of_it", "noted_on", "version")}
