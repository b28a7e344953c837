"""What somebody wonders; and the words with which it is kept."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.insights.wording import layer_name
from draagvlak.capabilities.succession.choices import LONGEST, Wonder
from draagvlak.capabilities.succession.queries.what_ifs import Wondered
from draagvlak.pages.shared.forms import long_text
from draagvlak.pages.succession.forms.plans import SuccessionForm

People = list[tuple[str, list[tuple[int, str]]]]


class WonderForm(forms.Form):
    """Asked in the address: nothing of it is kept. `people` by layer; `places` none for a network in one."""

    wat = forms.ChoiceField(label=_("Wat als …"), widget=forms.RadioSelect)
    wie = forms.ChoiceField(label=_("Wie?"), required=False)
    gemeenten = forms.MultipleChoiceField(
        label=_("Welke gemeenten?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    naam = forms.CharField(label=_("Hoe heet de nieuwe gemeente?"), max_length=80, required=False)

    def __init__(self, people: People, places: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [choice for choice in Wonder.choices if places or choice[0] != Wonder.MERGER]
        self.fields["wat"].choices = kinds  # type: ignore[attr-defined]
        groups = [(_heading(layer), [(str(key), name) for key, name in some]) for layer, some in people]
        self.fields["wie"].choices = [("", _("Kies …")), *groups]  # type: ignore[attr-defined]
        if places:
            self.fields["gemeenten"].choices = [(place, place) for place in places]  # type: ignore[attr-defined]
        else:
            del self.fields["gemeenten"], self.fields["naam"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("wat") == Wonder.MERGER:
            if len(given.get("gemeenten", ())) < 2:
                self.add_error("gemeenten", _("Kies minstens twee gemeenten."))
        elif given.get("wat") and not given.get("wie") and "wie" not in self.errors:
            self.add_error("wie", _("Kies om wie het gaat."))
        return given

    def wondered(self) -> Wondered:
        given = self.cleaned_data
        if given["wat"] == Wonder.MERGER:
            return Wondered(given["wat"], None, tuple(given["gemeenten"]), given["naam"].strip())
        return Wondered(given["wat"], int(given["wie"]))


def _heading(layer: str) -> str:
    return str(_("Regisseur")) if layer == "director" else capfirst(layer_name(layer))


class KeepForm(SuccessionForm):
    words = long_text(
        3, LONGEST, label=_("In je eigen woorden"), help_text=_("Waarom wil je dit bewaren?"), required=False
    )
