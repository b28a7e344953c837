"""What the forms about an idea share."""

from typing import Any

from django import forms

from draagvlak.basics.register_numbers import numbers_in
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.ideas.forms.words import REFUSALS
from draagvlak.pages.shared.forms import OnceForm

LONGEST = 10_000


class IdeaForm(OnceForm):
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


def text_field(rows: int, **more: Any) -> forms.CharField:
    return forms.CharField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": rows}), **more)
