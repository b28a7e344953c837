"""A planning, and how long to look for its calendar."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.planning.actions.plannings import About
from draagvlak.capabilities.planning.actions.proposing import Ask
from draagvlak.capabilities.planning.choices import SchoolHolidays
from draagvlak.pages.joint.forms.words import REFUSALS
from draagvlak.pages.shared.forms import DayField, OnceForm, StepForm

LIMITS = {"short": 8, "long": 80}


class PlanningForm(StepForm):
    refusals = REFUSALS
    name = forms.CharField(label=_("Hoe heet deze planning?"), max_length=120)
    since = DayField(label=_("Vanaf"))
    until = DayField(label=_("Tot en met"), help_text=_("Hoogstens dertien maanden."))
    networks = forms.MultipleChoiceField(
        label=_("Welke netwerken vergaderen samen?"), widget=forms.CheckboxSelectMultiple
    )
    school_holidays = forms.ChoiceField(
        label=_("Vlaamse schoolvakanties"),
        help_text=_("Op wettelijke feestdagen plannen we nooit."),
        choices=SchoolHolidays.choices,
        widget=forms.RadioSelect,
        initial=SchoolHolidays.NEVER,
    )

    def __init__(self, networks: Iterable[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["networks"]
        field.choices = [(str(one.pk), one.name) for one in networks]

    def about(self) -> About:
        given = self.cleaned_data
        networks = frozenset(map(int, given["networks"]))
        return About(given["name"], given["since"], given["until"], given["school_holidays"], networks)


def planning_begins(row: Any) -> dict[str, Any]:
    said = {part: getattr(row, part) for part in ("name", "since", "until", "school_holidays", "version")}
    return {**said, "networks": [str(pk) for pk in row.networks.values_list("pk", flat=True)]}


def new_begins() -> dict[str, Any]:
    today = localdate()
    return {"since": today, "until": today + timedelta(days=364)}


class AskForm(OnceForm):
    effort = forms.ChoiceField(
        label=_("Hoelang mogen we zoeken?"),
        choices=[("short", _("kort: ongeveer een halve minuut")), ("long", _("lang: enkele minuten"))],
        widget=forms.RadioSelect,
        initial="short",
    )
    may_move = forms.BooleanField(
        label=_("Wat al in de agenda’s staat, mag verschuiven"),
        help_text=_("Wat je zelf vastzette en wat voorbij is, blijft altijd staan."),
        required=False,
    )

    def ask(self) -> Ask:
        return Ask(limit=LIMITS[self.cleaned_data["effort"]], may_move=self.cleaned_data["may_move"])
