"""What forms of several journeys share."""

import re
import secrets
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from draagvlak.basics.register_numbers import numbers_in
from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.network.readers.details import RefusedError

KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")
DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"]


class DayField(forms.DateField):
    """A day by the browser's own field, or typed as one writes it in Dutch."""

    def __init__(self, **more: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        wrong = {"invalid": _("Deze dag bestaat niet. Typ hem zo: 31/12/2026.")}
        super().__init__(widget=widget, input_formats=DAYS, error_messages=wrong, **more)


class OnceForm(forms.Form):
    """A form that makes something, once: each time it is shown it gets a hidden `key`, which stays the same while what
    was filled in is still wrong. In the page: `{{ form.key }}`, or all of `{{ form.hidden_fields }}`.
    """

    key = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = secrets.token_urlsafe(16)

    def clean_key(self) -> str:
        given = str(self.cleaned_data["key"])
        if KEY.fullmatch(given):
            return given
        data: Any = self.data
        self.data = data.copy()  # the page that shows this error carries a good one
        self.data[self.add_prefix("key")] = self.fields["key"].initial  # type: ignore[index]
        self.add_error(None, _("Dit formulier was niet volledig. Wat je invulde, staat er nog. Verstuur opnieuw."))
        return ""

    def once(self, make: Callable[[str], models.Model]) -> int:
        """The key of the row that `make` makes, given the key of this form for `acting(…, once=key)`; or of the row
        that it made when the same form was sent before. To be called on a valid form.
        """
        try:
            return int(make(self.cleaned_data["key"]).pk)
        except SentBeforeError as before:
            return before.key


class StepForm(OnceForm):
    """Its key is also the name of the step by which it is taken back. No field takes a national register number.

    `refusals`: by the code of a RefusedError why it is not kept, "register-number" among them.
    """

    refusals: ClassVar[Mapping[str, object]]
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for part, value in list(given.items()):
            if isinstance(value, str) and part != "key" and numbers_in(value):
                self.refuse(RefusedError(part, "register-number"))
        return given

    def refuse(self, refused: RefusedError) -> None:
        """Tell why it is not kept, under its field where the form has that."""
        self.add_error(refused.part if refused.part in self.fields else None, str(self.refusals[refused.code]))

    @property
    def at_version(self) -> int:
        return self.cleaned_data.get("version") or 0


def long_text(rows: int, longest: int, **more: Any) -> forms.CharField:
    return forms.CharField(max_length=longest, widget=forms.Textarea(attrs={"rows": rows}), **more)
