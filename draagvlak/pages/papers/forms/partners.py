"""A partner of a note."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.publications.actions.partners import Partner
from draagvlak.capabilities.publications.readers.schemes import Scheme
from draagvlak.pages.papers.forms.fields import PaperForm
from draagvlak.pages.shared.forms import DayField

PARTS = ("partner", "municipality", "name", "function", "signed_on")


class PartnerForm(PaperForm):
    """Who signs is asked only of whoever `sees_names` of people."""

    partner = forms.CharField(
        label=_("Welke organisatie of dienst?"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "organisaties", "autocomplete": "off"}),
    )
    municipality = forms.ChoiceField(label=_("Van welke gemeente?"), required=False)
    fulfils = forms.MultipleChoiceField(
        label=_("Wat is deze partner in het netwerk?"),
        help_text=_("Duid alles aan wat klopt. Een dienst vrije tijd kan cultuur, jeugd en sport zijn."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    name = forms.CharField(label=_("Wie tekent?"), max_length=200, required=False)
    function = forms.CharField(label=_("Functie van wie tekent"), max_length=200, required=False)
    signed_on = DayField(label=_("Getekend op"), help_text=_("Laat leeg zolang niemand tekende."), required=False)

    def __init__(self, scheme: Scheme, places: Sequence[str], sees_names: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not sees_names:
            del self.fields["name"], self.fields["function"]
        fulfils: Any = self.fields["fulfils"]
        fulfils.choices = [(one.fact, str(one.words)) for one in scheme.partners]
        place: Any = self.fields["municipality"]
        place.choices = [("", _("niet van één gemeente")), *((one, one) for one in places)]

    def told(self) -> Partner:
        given = self.cleaned_data
        said: dict[str, Any] = {part: given.get(part) for part in PARTS}
        return Partner(**said, fulfils=tuple(given["fulfils"]))


def partner_begins(row: Any) -> dict[str, Any]:
    return {part: getattr(row, part) for part in (*PARTS, "fulfils", "version")}
