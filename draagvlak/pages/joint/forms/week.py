"""A week as boxes to tick: a row a day, a column a part of it."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.planning.choices import CELLS, PARTS, WEEKDAYS


class WeekField(forms.MultipleChoiceField):
    """Gives cells ("1-evening"). In the page: {% include "joint/week.html" %}."""

    def __init__(self, **more: Any) -> None:
        choices = [(one, one) for one in CELLS]
        empty = {"required": _("Duid minstens één deel van de week aan.")}
        super().__init__(choices=choices, widget=forms.CheckboxSelectMultiple, error_messages=empty, **more)


def rows_of(field: Any) -> list[tuple[Promise | str, list[tuple[str, Any]]]]:
    """Of a bound WeekField: each weekday with its boxes, each under what it is called."""
    boxes = list(field)
    count = len(PARTS)
    return [
        (day, [(f"{day} {part.label}", boxes[number * count + place]) for place, part in enumerate(PARTS)])
        for number, day in enumerate(WEEKDAYS)
    ]


class WithWeek:
    """A form with a field `cells`: `week` is its rows, for the page."""

    @property
    def week(self) -> Any:
        form: Any = self
        return rows_of(form["cells"]) if "cells" in form.fields else []
