"""The next step toward a layer, and what came of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.support.actions.steps import Plan
from draagvlak.pages.shared.forms import DayField
from draagvlak.pages.support.forms.fields import Choice, LedgerForm, chosen_of, keys_in, text_field


class StepForm(LedgerForm):
    words = text_field(3, label=_("Wat ga je doen?"), help_text=_("Een gesprek, een uitnodiging, iets laten zien."))
    who = forms.ChoiceField(label=_("Met wie?"), required=False)
    owner = forms.ChoiceField(label=_("Wie doet het?"), required=False)
    due = DayField(label=_("Tegen wanneer?"), required=False)

    def __init__(self, who: list[Choice], owners: list[Choice], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = who  # type: ignore[attr-defined]
        self.fields["owner"].choices = [("", _("Kies …")), *owners]  # type: ignore[attr-defined]

    def plan(self, layer: str) -> Plan:
        given = self.cleaned_data
        owner = int(given["owner"]) if given["owner"] else None
        return Plan(layer, given["words"], owner=owner, due=given["due"], **keys_in(given["who"]))


def step_begins(row: Any) -> dict[str, Any]:
    owner = str(row.owner_id) if row.owner_id else ""
    return {"words": row.words, "who": chosen_of(row), "owner": owner, "due": row.due, "version": row.version}


class ResultForm(LedgerForm):
    done_on = DayField(label=_("Op welke dag?"))
    result = text_field(
        3,
        label=_("Wat kwam ervan?"),
        help_text=_("Zag je iets dat telt? Noteer het daarna als bewijs."),
        required=False,
    )
