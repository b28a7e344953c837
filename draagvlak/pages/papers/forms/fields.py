"""What the forms of a note share."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from draagvlak.basics.register_numbers import numbers_in
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.publications.readers.numbers import in_words, number_of
from draagvlak.pages.papers.forms.words import REFUSALS
from draagvlak.pages.shared.forms import OnceForm

LONGEST_NUMBER = 40


class PaperForm(OnceForm):
    """Its key is also the name of the step by which it is taken back. No field takes a national register number."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for part, value in list(given.items()):
            if isinstance(value, str) and part != "key" and numbers_in(value):
                self.refuse(RefusedError(part, "register-number"))
        return given

    def refuse(self, refused: RefusedError) -> None:
        """Tell why it is not kept, under its field where the form has that."""
        self.add_error(refused.part if refused.part in self.fields else None, str(REFUSALS[refused.code]))

    @property
    def at_version(self) -> int:
        return self.cleaned_data.get("version") or 0


class NumberField(forms.Field):
    """A number as one writes it in Flanders: 12.500,00. It gives a Decimal, or "" where nothing was typed."""

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "decimal", "maxlength": LONGEST_NUMBER}), **more)

    def to_python(self, value: Any) -> Any:
        text = str(value or "").strip()
        if not text:
            return ""
        found = number_of(text) if len(text) <= LONGEST_NUMBER else None
        if found is None:
            raise ValidationError(_("Dit is geen getal. Typ het zo: 12.500,00."))
        return found

    def prepare_value(self, value: Any) -> Any:
        return in_words(value) if isinstance(value, Decimal) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool((initial if initial is not None else "") != self.to_python(data))
        except ValidationError:
            return True


def long_text(rows: int, longest: int, **more: Any) -> forms.CharField:
    return forms.CharField(max_length=longest, widget=forms.Textarea(attrs={"rows": rows}), **more)
