"""What is told of a survey that has closed."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LONGEST, LONGEST_REMARK = 5000, 600


class GiveBackForm(forms.Form):
    """What is done with the results, for whoever answered."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("Wat doen jullie ermee?"),
        help_text=gettext_lazy("Korte zinnen. Zeg wat er verandert, wat niet, en waarom. Noem niemand bij naam."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class RemarkForm(forms.Form):
    """A remark as others may read it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("Zo mogen anderen het lezen"),
        help_text=gettext_lazy("Haal namen weg, en wat verraadt wie het schreef. De zin mag korter, niet anders."),
        max_length=LONGEST_REMARK,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def about_names(form: forms.Form, names: list[str]) -> None:
    """Say on the form whose names still stand in it."""
    said = _("Er staat nog een naam in: %(names)s. Er is niets veranderd. Haal de naam weg en bewaar opnieuw.")
    form.add_error("text", said % {"names": ", ".join(names)})


def stands(version: int, text: str) -> dict[str, Any]:
    """What a form begins with."""
    return {"version": version, "text": text}
