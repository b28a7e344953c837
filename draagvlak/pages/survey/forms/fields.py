"""Fields that the forms of a survey share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from draagvlak.basics.register_numbers import numbers_in

DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y"]


def without_register_number(text: str) -> None:
    """Raises ValidationError."""
    if numbers_in(text):
        raise ValidationError(_("Een rijksregisternummer bewaren we nooit. Haal het weg, dan bewaren we de rest."))


class PlainText(forms.CharField):
    """A text without register numbers."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(validators=[without_register_number], **kwargs)


class Day(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        errors = {
            "invalid": _("Dit is geen datum die we kennen. Schrijf ze als 24/11/2026."),
            "required": _("Kies een dag."),
        }
        super().__init__(widget=widget, input_formats=DAYS, error_messages=errors, **kwargs)
