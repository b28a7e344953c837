"""What the forms of the ledger share."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.pages.shared.forms import StepForm, long_text
from draagvlak.pages.support.forms.words import REFUSALS

LONGEST = 5000
Choice = tuple[Any, Any]


class LedgerForm(StepForm):
    refusals = REFUSALS


def who_choices(bodies: Iterable[Any], people: dict[int, str]) -> list[Choice]:
    """Bodies and people to choose from, by "b" or "p" and their key."""
    groups: list[Choice] = [("", _("Kies …"))]
    named = [(f"b{body.pk}", body.name) for body in bodies]
    by_name = sorted(people.items(), key=lambda one: one[1].casefold())
    if named:
        groups.append((_("Orgaan"), named))
    if by_name:
        groups.append(
            (_("Op naam (alleen jij en de beheerder zien dit)"), [(f"p{key}", name) for key, name in by_name])
        )
    return groups


def keys_in(chosen: str) -> dict[str, int | None]:
    """What `who_choices` means by a choice."""
    key = int(chosen[1:]) if chosen else None
    return {"body": key if chosen.startswith("b") else None, "person": key if chosen.startswith("p") else None}


def chosen_of(row: Any) -> str:
    """The other way round, of a row with a body or a person."""
    return f"b{row.body_id}" if row.body_id else f"p{row.person_id}" if row.person_id else ""


def text_field(rows: int, **more: Any) -> forms.CharField:
    return long_text(rows, LONGEST, **more)
