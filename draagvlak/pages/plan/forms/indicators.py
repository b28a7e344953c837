"""An indicator, and what it was on a day."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.policy.actions.indicators import Found, Meant
from draagvlak.capabilities.policy.choices import Direction, IndicatorKind
from draagvlak.pages.plan.forms.noted import NAMES, FigureField, NotedForm
from draagvlak.pages.shared.forms import DayField

Choice = tuple[Any, Any]
PARTS = ("name", "kind", "unit", "direction", "baseline", "target", "target_on")


class IndicatorForm(NotedForm):
    name = forms.CharField(
        label=_("Wat meet je?"), help_text=_("Bijvoorbeeld: gezinnen met een vrijetijdspas."), max_length=200
    )
    of = forms.ChoiceField(label=_("Waarvan is dit een indicator?"))
    kind = forms.ChoiceField(
        label=_("Welke soort cijfer?"),
        help_text=_(
            "Deelnames noteren we alleen als aantal, nooit wie. Een aantal onder de vijf lezen anderen als "
            "“minder dan 5”."
        ),
        choices=IndicatorKind.choices,
    )
    unit = forms.CharField(
        label=_("Wat tel je?"), help_text=_("Bijvoorbeeld: gezinnen, plaatsen, uren."), max_length=60, required=False
    )
    direction = forms.ChoiceField(label=_("Welke kant moet het op?"), choices=Direction.choices)
    baseline = FigureField(label=_("Hoeveel was het bij het begin?"), required=False)
    target = FigureField(label=_("Hoeveel moet het worden?"), required=False)
    target_on = DayField(label=_("Tegen welke dag?"), required=False)

    def __init__(self, what: list[Choice], *args: Any, hides_baseline: bool = False, **kwargs: Any) -> None:
        """`hides_baseline`: so few people that who fills this in is not told how many; it stays what it is."""
        super().__init__(*args, **kwargs)
        self.fields["of"].choices = [("", _("Kies …")), *what]  # type: ignore[attr-defined]
        if hides_baseline:
            del self.fields["baseline"]

    def meant(self, baseline: Any = None) -> Meant:
        """`baseline`: what stays where it was not asked."""
        given = {"baseline": baseline} | self.cleaned_data
        return Meant(of=given["of"], **{part: given[part] for part in PARTS})


def indicator_begins(row: Any) -> dict[str, Any]:
    of = next(
        f"{sign}{key}"
        for sign, key in (("o", row.objective_id), ("a", row.action_id), ("r", row.result_id))
        if key is not None
    )
    return {part: getattr(row, part) for part in (*PARTS, "version")} | {"of": of}


class MeasurementForm(NotedForm):
    on = DayField(label=_("Op welke dag gemeten?"))
    value = FigureField(label=_("Hoeveel was het?"))
    source = forms.CharField(
        label=_("Waar staat dit cijfer?"),
        help_text=_("Verplicht, zodat iedereen het kan nagaan. Bijvoorbeeld: telling kassa, mei 2026."),
        max_length=500,
    )

    def __init__(self, of: Any, *args: Any, **kwargs: Any) -> None:
        """`of`: the indicator."""
        super().__init__(*args, **kwargs)
        if of.kind == IndicatorKind.PARTICIPATION:
            value: Any = self.fields["value"]
            value.wrong, value.help_text = NAMES, _("Alleen een aantal. Nooit namen of een lijst.")
        elif of.unit:
            self.fields["value"].help_text = of.unit

    def found(self) -> Found:
        return Found(self.cleaned_data["on"], self.cleaned_data["value"], self.cleaned_data["source"])


def measurement_begins(row: Any) -> dict[str, Any]:
    return {part: getattr(row, part) for part in ("on", "value", "source", "version")}
