"""Who is asked: layers, an organisation, everybody of last time, and people one by one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.analysis.layers import LAYERS
from draagvlak.capabilities.insights.wording.words import layer_name
from draagvlak.capabilities.network.queries.inviting import Choice, Groups

LARGEST = 2**63 - 1  # that a key can be


class ChoiceForm(forms.Form):
    layers = forms.MultipleChoiceField(label=_("Hele lagen"), required=False, widget=forms.CheckboxSelectMultiple)
    organisation = forms.ChoiceField(label=_("Iedereen van een organisatie"), required=False)
    as_last_time = forms.BooleanField(label=_("Iedereen die de vorige keer gevraagd was"), required=False)

    def __init__(self, *args: Any, groups: Groups, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        layers: Any = self.fields["layers"]
        layers.choices = [(one, f"{layer_name(one)} ({groups.layers[one]})") for one in LAYERS if one in groups.layers]
        organisation: Any = self.fields["organisation"]
        named = [(name, f"{name} ({count})") for name, count in groups.organisations.items()]
        organisation.choices = [("", _("geen")), *named]

    def choice(self) -> Choice:
        given = self.cleaned_data
        return Choice(tuple(given["layers"]), given["organisation"], given["as_last_time"])


class GroupForm(ChoiceForm):
    """A group to be asked as well: some group, then."""

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not self.errors and not any(given.values()):
            raise forms.ValidationError(_("Kies wie je erbij vraagt."))
        return given


class PeopleForm(forms.Form):
    """People one by one, as they stood in what was found."""

    people = forms.TypedMultipleChoiceField(required=False, coerce=int)

    def __init__(self, known: set[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people: Any = self.fields["people"]
        people.choices = [(key, "") for key in known]

    def choice(self) -> Choice:
        return Choice(people=frozenset(self.cleaned_data["people"]))


class SearchForm(forms.Form):
    zoek = forms.CharField(label=_("Zoek iemand"), max_length=100, required=False)
