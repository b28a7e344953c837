"""When somebody can."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.planning.actions.available import Can
from draagvlak.capabilities.planning.choices import AT_WORK
from draagvlak.pages.joint.forms.week import WeekField, WithWeek
from draagvlak.pages.shared.forms import DayField

EMPTY, MOST_AWAY = 2, 20  # rows for days away that are still empty; rows in all


class AvailableForm(WithWeek, forms.Form):
    """`away`: pairs of fields, one a row; an empty row says nothing."""

    cells = WeekField(label=_("Wanneer kan je meestal?"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, said: Any, is_of_another: bool, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = available_begins(said) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        known = len(said.away) if said else 0
        typed = sum(1 for name in self.data if name.startswith("since_"))
        if is_of_another:
            self.fields["cells"].label = _("Wanneer kan deze persoon meestal?")
        self.count = min(MOST_AWAY, max(known + EMPTY, typed))
        for number in range(self.count):
            self.fields[f"since_{number}"] = DayField(label=_("Weg vanaf"), required=False)
            self.fields[f"until_{number}"] = DayField(label=_("Tot en met"), required=False)

    @property
    def away(self) -> list[tuple[Any, Any]]:
        return [(self[f"since_{number}"], self[f"until_{number}"]) for number in range(self.count)]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for number in range(self.count):
            since, until = given.get(f"since_{number}"), given.get(f"until_{number}")
            if until and not since:
                self.add_error(f"since_{number}", _("Vanaf welke dag?"))
            if since and until and until < since:
                self.add_error(f"until_{number}", _("De laatste dag komt voor de eerste. Kies een latere dag."))
        return given

    def can(self) -> Can:
        given = self.cleaned_data
        rows = [(given.get(f"since_{number}"), given.get(f"until_{number}")) for number in range(self.count)]
        away: list[tuple[date, date]] = [(since, until or since) for since, until in rows if since]
        return Can(frozenset(given["cells"]), away, given.get("version") or 0)


def available_begins(said: Any) -> dict[str, Any]:
    if said is None:
        return {"cells": list(AT_WORK), "version": 0}
    found: dict[str, Any] = {"cells": said.cells, "version": said.version}
    for number, (since, until) in enumerate(said.away):
        found[f"since_{number}"], found[f"until_{number}"] = date.fromisoformat(since), date.fromisoformat(until)
    return found
