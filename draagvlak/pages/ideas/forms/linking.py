"""Which action an idea is taken up in, or which idea an action takes up."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.pages.ideas.forms.fields import IdeaForm


class LinkForm(IdeaForm):
    """`choices`: values with what they are called, in groups or not."""

    chosen = forms.ChoiceField()

    def __init__(self, label: Any, choices: Iterable[tuple[Any, Any]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].label = label
        self.fields["chosen"].choices = [("", _("Kies …")), *choices]  # type: ignore[attr-defined]


def by_plan(actions: Iterable[Any]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Actions, in groups of one plan."""
    groups: dict[int, tuple[str, list[tuple[str, str]]]] = {}
    for action in actions:
        plan = action.action_plan.objective.plan
        groups.setdefault(plan.pk, (plan.name, []))[1].append((str(action.pk), str(action)))
    return list(groups.values())
