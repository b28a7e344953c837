"""What has to be held, rooms, rules, and a moment by hand."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.planning.choices import AT_WORK, MOST_MINUTES, MOST_TIMES, How, Part, RuleKind
from draagvlak.pages.joint.forms.week import WeekField, WithWeek
from draagvlak.pages.joint.forms.words import REFUSALS
from draagvlak.pages.shared.forms import DayField, StepForm

COLUMNS = ("title", "many", "minutes", "quorum", "layers", "cells", "needs_room")


class WantedForm(WithWeek, StepForm):
    refusals = REFUSALS
    network = forms.ChoiceField(label=_("Van welk netwerk?"))
    title = forms.CharField(label=_("Wat moet gehouden worden?"), max_length=200)
    many = forms.IntegerField(
        label=_("Hoeveel keer in deze periode?"),
        help_text=_("We spreiden ze over de hele planning."),
        min_value=1,
        max_value=MOST_TIMES,
        initial=4,
    )
    minutes = forms.IntegerField(
        label=_("Hoeveel minuten duurt het?"), min_value=15, max_value=MOST_MINUTES, initial=120
    )
    quorum = forms.IntegerField(
        label=_("Hoeveel mensen moeten minstens kunnen?"),
        help_text=_("Nul als het er niet toe doet."),
        min_value=0,
        max_value=5000,
        initial=0,
    )
    layers = forms.MultipleChoiceField(
        label=_("Wie wordt gevraagd?"),
        help_text=_("Duid niets aan voor iedereen van het netwerk."),
        choices=Layer.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    cells = WeekField(label=_("Wanneer mag het?"), initial=list(AT_WORK))
    needs_room = forms.BooleanField(label=_("Er is een zaal nodig"), required=False)

    def __init__(self, networks: Iterable[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.networks = {str(one.pk): one for one in networks}
        field: Any = self.fields["network"]
        field.choices = [(key, one.name) for key, one in self.networks.items()]

    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {**{part: given[part] for part in COLUMNS}, "network": self.networks[given["network"]]}


def wanted_begins(row: Any) -> dict[str, Any]:
    said = {part: getattr(row, part) for part in (*COLUMNS, "version")}
    return {**said, "network": str(row.network_id)}


class RoomForm(WithWeek, StepForm):
    refusals = REFUSALS
    name = forms.CharField(label=_("Welke zaal?"), max_length=120)
    capacity = forms.IntegerField(label=_("Voor hoeveel mensen?"), min_value=1, max_value=5000)
    cells = WeekField(label=_("Wanneer kan je ze krijgen?"), initial=list(AT_WORK))

    def values(self) -> dict[str, Any]:
        return {part: self.cleaned_data[part] for part in ("name", "capacity", "cells")}


FIELDS = {
    RuleKind.WHEN: ("how", "first", "cells"),
    RuleKind.PRESENT: ("how", "first", "person"),
    RuleKind.SAME_DAY: ("how", "first", "other"),
    RuleKind.ADJACENT: ("how", "first", "other"),
    RuleKind.AS_ONE: ("first", "other"),
    RuleKind.APART: ("how", "first", "other", "days"),
}


class RuleForm(WithWeek, StepForm):
    """Only what a rule of `kind` says something of is asked."""

    refusals = REFUSALS
    how = forms.ChoiceField(label=_("Hoe streng?"), choices=How.choices, widget=forms.RadioSelect, initial=How.SHOULD)
    first = forms.ChoiceField(label=_("Welke vergadering?"))
    other = forms.ChoiceField(label=_("En welke andere?"))
    person = forms.ChoiceField(label=_("Wie?"))
    cells = WeekField(label=_("Op welke delen van de week?"))
    days = forms.IntegerField(label=_("Hoeveel dagen?"), min_value=1, max_value=366, initial=14)

    def __init__(self, kind: str, wanted: Iterable[Any], people: Iterable[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = RuleKind(kind)
        self.wanted = {str(one.pk): one for one in wanted}
        self.people = {str(one.pk): one for one in people}
        for name in {"how", "first", "other", "person", "cells", "days"} - set(FIELDS[self.kind]):
            del self.fields[name]
        fields: Any = self.fields
        choices = [(key, f"{one.title} · {one.network}") for key, one in self.wanted.items()]
        for name in {"first", "other"} & set(fields):
            fields[name].choices = choices
        if "person" in fields:
            fields["person"].choices = [(key, one.name) for key, one in self.people.items()]
        if self.kind == RuleKind.PRESENT:
            fields["how"].choices = [one for one in How.choices if one[0] != How.NEVER]

    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "kind": self.kind,
            "how": given.get("how", How.SHOULD),
            "first": self.wanted[given["first"]],
            "other": self.wanted.get(given.get("other", "")),
            "person": self.people.get(given.get("person", "")),
            "cells": given.get("cells", []),
            "days": given.get("days") or 0,
        }


class FixForm(StepForm):
    refusals = REFUSALS
    on = DayField(label=_("Welke dag?"))
    part = forms.ChoiceField(label=_("Welk deel van de dag?"), choices=Part.choices, widget=forms.RadioSelect)
