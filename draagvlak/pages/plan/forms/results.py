"""Noting a result, and saying of which action it came."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.policy.actions.results import Came
from draagvlak.pages.plan.forms.noted import FigureField, NotedForm, text_field
from draagvlak.pages.shared.forms import DayField

Choice = tuple[Any, Any]


class ResultForm(NotedForm):
    title = forms.CharField(
        label=_("Wat kwam ervan?"),
        help_text=_("In één zin: wat is er nu, dat er voordien niet was?"),
        max_length=300,
    )
    on = DayField(label=_("Op welke dag?"))
    text = text_field(4, label=_("Meer hierover"), required=False)
    cost = FigureField(
        label=_("Wat kostte het, in euro?"),
        help_text=_("Laat leeg als je het niet weet. Nul is ook een antwoord."),
        required=False,
    )
    source = forms.CharField(
        label=_("Waar staat dit?"),
        help_text=_("Bijvoorbeeld: jaarverslag 2026, p. 12."),
        max_length=500,
        required=False,
    )
    action = forms.ChoiceField(
        label=_("Van welke actie kwam dit?"),
        help_text=_("Mag leeg blijven: ook wat nergens aan hangt, is een resultaat."),
        required=False,
    )

    def __init__(self, actions: list[Choice] | None, *args: Any, **kwargs: Any) -> None:
        """`actions` None: that is not asked here."""
        super().__init__(*args, **kwargs)
        if actions:
            self.fields["action"].choices = [("", _("Nog geen")), *actions]  # type: ignore[attr-defined]
        else:
            del self.fields["action"]

    def came(self) -> Came:
        parts = {part: self.cleaned_data[part] for part in ("title", "on", "text", "cost", "source")}
        chosen = self.cleaned_data.get("action")
        return Came(action=int(chosen) if chosen else None, **parts)


def result_begins(row: Any) -> dict[str, Any]:
    return {part: getattr(row, part) for part in ("title", "on", "text", "cost", "source", "version")}


class ActionForm(NotedForm):
    """Which action led to a result."""

    action = forms.ChoiceField(label=_("Van welke actie kwam dit?"))

    def __init__(self, actions: list[Choice], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["action"].choices = [("", _("Kies …")), *actions]  # type: ignore[attr-defined]
