"""Fields and behaviour that the forms of people and organisations share."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.basics.register_numbers import numbers_in
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.people.forms.words import REFUSALS

NO_LAYER = ("", _("weten we niet"))


def layer_field(**more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(choices=[NO_LAYER, *Layer.choices], required=False, **more)


def organisation_field(**more: Any) -> forms.CharField:
    """A name, with the organisations of the network that resemble it while one types (people/suggesting.html)."""
    widget = forms.TextInput(attrs={"list": "organisaties", "autocomplete": "off", "data-suggest": ""})
    return forms.CharField(widget=widget, required=False, max_length=200, **more)


class RefusingForm(forms.Form):
    """No field of it takes a national register number; what an action refuses is told under its field.

    `reads`: by field, what reads its text and may refuse it.
    """

    reads: ClassVar[Mapping[str, Callable[[str], str]]] = {}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for part, value in list(given.items()):
            if part in self.reads:
                self._read(part, value)
            elif isinstance(value, str) and numbers_in(value):
                self.refuse(RefusedError(part, "register-number"))
        return given

    def refuse(self, refused: RefusedError) -> None:
        """Tell why it is not kept, under its field where the form has that."""
        told = REFUSALS[refused.code]
        self.add_error(refused.part if refused.part in self.fields else None, str(told))

    def _read(self, part: str, text: str) -> None:
        try:
            self.cleaned_data[part] = self.reads[part](text)
        except RefusedError as refused:
            self.refuse(RefusedError(part, refused.code))
