"""Plans, and the levels above their actions."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.policy.choices import PlanKind
from draagvlak.pages.plan.forms.fields import LevelForm, PlanningForm, keys

PARTS = ("kind", "name", "first_year", "last_year", "source", "version")


class PlanForm(PlanningForm):
    """`municipalities`: those of the network; it is only asked of which one a plan is where there are several."""

    kind = forms.ChoiceField(label=_("Welk plan?"), choices=[("", _("Kies …")), *PlanKind.choices])
    name = forms.CharField(
        label=_("Naam"), help_text=_("Bijvoorbeeld: meerjarenplan Voorbeeldgem 2026–2031."), max_length=200
    )
    municipality = forms.ChoiceField(label=_("Van welke gemeente?"), required=False)
    first_year = forms.IntegerField(label=_("Eerste jaar"), min_value=1990, max_value=2100)
    last_year = forms.IntegerField(label=_("Laatste jaar"), min_value=1990, max_value=2100)
    source = forms.CharField(
        label=_("Bron"),
        help_text=_("Waar staat dit plan? Een webadres, of de naam van het document."),
        max_length=500,
        required=False,
    )

    def __init__(self, municipalities: Sequence[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.only = municipalities[0] if len(municipalities) == 1 else None
        if len(municipalities) > 1:
            self.fields["municipality"].choices = [("", _("Kies …")), *keys(municipalities)]  # type: ignore[attr-defined]
        else:
            del self.fields["municipality"]

    def told(self) -> dict[str, Any]:
        given = self.cleaned_data
        chosen = given.get("municipality")
        whose = int(chosen) if chosen else self.only.pk if self.only else None
        of_municipality = given["kind"] == PlanKind.MULTI_YEAR
        found = {part: given[part] for part in PARTS if part != "version"}
        return found | {"municipality_id": whose if of_municipality else None}


def plan_begins(row: Any) -> dict[str, Any]:
    whose = str(row.municipality_id) if row.municipality_id else ""
    return {part: getattr(row, part) for part in PARTS} | {"municipality": whose}


class ActionPlanForm(LevelForm):
    """`objectives`: where it may stand under; none where that is not asked."""

    objective = forms.ChoiceField(label=_("Hoort bij"), required=False)

    def __init__(self, objectives: Sequence[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if objectives:
            self.fields["objective"].choices = keys(objectives)  # type: ignore[attr-defined]
        else:
            del self.fields["objective"]


class FitForm(PlanningForm):
    """`plans`: objectives to choose from, by plan."""

    fits = forms.ChoiceField(label=_("Bij welke doelstelling past dit?"))

    def __init__(self, plans: Sequence[tuple[Any, Sequence[Any]]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [(plan.name, keys(objectives)) for plan, objectives in plans]
        self.fields["fits"].choices = [("", _("Kies …")), *groups]  # type: ignore[attr-defined]
