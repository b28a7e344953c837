"""What the forms of a plan share."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.basics.money import euros_in, shown_euros
from draagvlak.pages.plan.forms.words import REFUSALS
from draagvlak.pages.shared.forms import StepForm

LONGEST = 5000


class PlanningForm(StepForm):
    refusals = REFUSALS


class EurosField(forms.CharField):
    """An amount in our notation, as a Decimal; None where nothing is typed."""

    def __init__(self, **more: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(required=False, max_length=24, widget=widget, **more)

    def prepare_value(self, value: Any) -> Any:
        return shown_euros(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return euros_in(text) if text else None
        except ValueError:
            raise forms.ValidationError(str(REFUSALS["euros"])) from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool((euros_in(data) if data else None) != initial)
        except ValueError:
            return True


class LevelForm(PlanningForm):
    """Code, title, text and priority of one level of a plan."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("Zoals in het plan, bijvoorbeeld AP1.2. De code bepaalt de volgorde. Mag leeg blijven."),
        max_length=40,
        required=False,
    )
    title = forms.CharField(label=_("Titel"), max_length=300)
    text = forms.CharField(
        label=_("Omschrijving"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    priority = forms.TypedChoiceField(
        label=_("Prioritair?"),
        choices=[("no", _("nee")), ("yes", _("ja, prioritair"))],
        coerce=lambda said: said == "yes",
        initial="no",
    )

    def told(self) -> dict[str, Any]:
        return {part: value for part, value in self.cleaned_data.items() if part not in {"key", "version"}}


def level_begins(row: Any) -> dict[str, Any]:
    found = {part: getattr(row, part) for part in ("code", "title", "text", "version")}
    return found | {"priority": "yes" if row.priority else "no"}


def keys(rows: Any) -> list[tuple[str, str]]:
    """Rows to choose from, by key."""
    return [(str(row.pk), str(row)) for row in rows]
