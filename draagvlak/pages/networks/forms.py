"""What a network is called and is for, and with which partnership it is shared."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.basics.register_numbers import without_numbers
from draagvlak.capabilities.network.actions.networks import Described
from draagvlak.capabilities.network.choices import NetworkKind, Shared
from draagvlak.pages.shared.forms import OnceForm


class Describing(forms.Form):
    """Of an authority with several `municipalities`, which of them the network spans."""

    name = forms.CharField(label=_("Naam van het netwerk"), max_length=120)
    kind = forms.ChoiceField(label=_("Waarvoor is het?"), choices=NetworkKind.choices, widget=forms.RadioSelect)

    def __init__(self, municipalities: Iterable[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {one.nis: one for one in municipalities}
        if len(self.known) > 1:
            self.fields["municipalities"] = forms.MultipleChoiceField(
                label=_("Welke gemeenten?"),
                help_text=_("Elke gemeente heeft eigen bestuurslagen. Kies je er geen, dan zijn het er alle."),
                choices=[(nis, one.name) for nis, one in self.known.items()],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if without_numbers(name) != name:
            raise forms.ValidationError(_("Een rijksregisternummer bewaren we nooit. Kies een andere naam."))
        return name

    @property
    def described(self) -> Described:
        given = self.cleaned_data
        chosen = [self.known[nis] for nis in given.get("municipalities", ())]
        return Described(given["name"], given["kind"], chosen)


class NewNetworkForm(Describing, OnceForm):
    pass


class NetworkForm(Describing):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class ShareForm(forms.Form):
    """A part of the network, for one of the `partnerships`."""

    what = forms.ChoiceField(choices=Shared.choices)
    partnership = forms.ChoiceField()

    def __init__(self, partnerships: Iterable[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {one.slug: one for one in partnerships}
        self.fields["partnership"].choices = [(slug, slug) for slug in self.found]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> tuple[Any, str]:
        return self.found[self.cleaned_data["partnership"]], self.cleaned_data["what"]
