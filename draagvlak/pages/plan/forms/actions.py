"""Actions of a plan, and what they cost."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.policy.choices import ActionState
from draagvlak.capabilities.policy.queries.amounts import PARTS
from draagvlak.pages.plan.forms.fields import EurosField, LevelForm, PlanningForm, keys, level_begins
from draagvlak.pages.shared.forms import DayField

AMOUNTS: dict[str, "Promise | str"] = {
    "planned_expense": _("Uitgave gepland"),
    "planned_receipt": _("Ontvangst gepland"),
    "real_expense": _("Uitgave echt"),
    "real_receipt": _("Ontvangst echt"),
}


class ActionForm(LevelForm):
    """`places`: where it may stand under, action plans by objective; none where that is not asked."""

    action_plan = forms.ChoiceField(label=_("Hoort bij"), required=False)
    state = forms.ChoiceField(label=_("Hoe ver is het?"), choices=ActionState.choices, initial=ActionState.PLANNED)
    who = forms.CharField(
        label=_("Wie doet het?"),
        help_text=_("Een dienst, een partner of een rol. Liever geen naam van iemand."),
        max_length=300,
        required=False,
    )
    begins_on = DayField(label=_("Begint op"), required=False)
    ends_on = DayField(label=_("Eindigt op"), required=False)

    def __init__(self, places: Sequence[tuple[Any, Sequence[Any]]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if places:
            groups = [(str(objective), keys(plans)) for objective, plans in places]
            self.fields["action_plan"].choices = groups  # type: ignore[attr-defined]
        else:
            del self.fields["action_plan"]


def action_begins(row: Any) -> dict[str, Any]:
    more = {part: getattr(row, part) for part in ("state", "who", "begins_on", "ends_on")}
    return level_begins(row) | more | {"action_plan": str(row.action_plan_id)}


class TakeOutForm(PlanningForm):
    until = DayField(label=_("Tot en met welke dag stond deze actie in het plan?"))


class AmountsForm(PlanningForm):
    """Four amounts for each of `years`."""

    def __init__(self, years: Iterable[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.years = sorted(years)
        for year in self.years:
            for part, label in AMOUNTS.items():
                said = _("%(what)s in %(year)s") % {"what": label, "year": year}
                self.fields[f"y{year}-{part}"] = EurosField(label=said)

    def rows(self) -> Iterator[tuple[int, list[tuple[Any, Any]]]]:
        """For each year its four fields, with the title of their column."""
        for year in self.years:
            yield year, [(label, self[f"y{year}-{part}"]) for part, label in AMOUNTS.items()]

    def amounts(self) -> dict[int, dict[str, Any]]:
        given = self.cleaned_data
        return {year: {part: given[f"y{year}-{part}"] for part in PARTS} for year in self.years}


def amounts_begin(action: Any, amounts: dict[int, Any]) -> dict[str, Any]:
    found = {f"y{year}-{part}": getattr(row, part) for year, row in amounts.items() for part in PARTS}
    return found | {"version": action.version}
