"""A role with what it needs, who has it, and a card of the authority's own."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from draagvlak.capabilities.competences.actions.holding import Held
from draagvlak.capabilities.competences.actions.roles import Asks
from draagvlak.capabilities.competences.choices import LEVELS
from draagvlak.capabilities.competences.queries.cards import CardShown
from draagvlak.capabilities.competences.queries.roles import RoleShown
from draagvlak.pages.competences.forms.words import REFUSALS
from draagvlak.pages.shared.forms import DayField, StepForm, long_text

LONGEST, LONGEST_LEVEL, MOST_HOURS = 2000, 300, 200
NEED = "need_"


class RoleForm(StepForm):
    refusals = REFUSALS
    name = forms.CharField(label=gettext_lazy("Naam van de rol"), max_length=120)
    text = long_text(3, LONGEST, label=gettext_lazy("Wat doet wie deze rol heeft?"), required=False)
    hours = forms.IntegerField(
        label=gettext_lazy("Hoeveel uur per maand?"),
        help_text=gettext_lazy("Laat leeg als je het niet weet."),
        min_value=0,
        max_value=MOST_HOURS,
        required=False,
    )

    def __init__(self, cards: Iterable[CardShown], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        levels = [(0, _("niet nodig")), *((level.value, level.label) for level in LEVELS)]
        for card in cards:
            self.fields[f"{NEED}{card.key}"] = forms.TypedChoiceField(
                label=card.name, choices=levels, coerce=int, required=False
            )

    @property
    def plain(self) -> list[Any]:
        return [self[name] for name in ("name", "text", "hours")]

    @property
    def needs(self) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith(NEED)]

    def asks(self) -> Asks:
        given = self.cleaned_data
        needs = {part.removeprefix(NEED): level or 0 for part, level in given.items() if part.startswith(NEED)}
        return Asks(given["name"], given["text"], given["hours"], needs)


def role_begins(shown: RoleShown) -> dict[str, Any]:
    row = shown.role
    needs = {f"{NEED}{need.card.key}": need.level for need in shown.needs}
    return {"name": row.name, "text": row.text, "hours": row.hours, "version": row.version} | needs


class HoldForm(StepForm):
    """Somebody of the network, with an account or without."""

    refusals = REFUSALS
    person = forms.TypedChoiceField(label=gettext_lazy("Wie?"), coerce=int)
    since = DayField(label=gettext_lazy("Sinds"), help_text=gettext_lazy("Mag leeg blijven."), required=False)
    until = DayField(
        label=gettext_lazy("Tot en met"), help_text=gettext_lazy("Laat leeg zolang dit zo blijft."), required=False
    )

    def __init__(self, people: Iterable[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", _("Kies …")), *people]  # type: ignore[attr-defined]

    def held(self) -> Held:
        return Held(self.cleaned_data["since"], self.cleaned_data["until"])


class HoldingForm(HoldForm):
    """Of somebody who has it: only from when, and up to when."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__([], *args, **kwargs)
        del self.fields["person"]


def holding_begins(row: Any) -> dict[str, Any]:
    return {part: getattr(row, part) for part in ("since", "until", "version")}


class CardForm(StepForm):
    """A name, and one thing that can be seen for each level."""

    refusals = REFUSALS
    name = forms.CharField(
        label=gettext_lazy("Naam van de kaart"),
        help_text=gettext_lazy("Begin met een werkwoord als het kan: “Afspraken maken met scholen”."),
        max_length=120,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for level in LEVELS:
            self.fields[f"level{level.value}"] = long_text(
                2,
                LONGEST_LEVEL,
                label=_("Wie dit niveau heeft: %(level)s") % {"level": level.label},
                help_text=_("Iets dat je iemand ziet doen. Schrijf het vanuit “ik”."),
            )

    def levels(self) -> list[str]:
        return [self.cleaned_data[f"level{level.value}"] for level in LEVELS]


def card_begins(card: CardShown) -> dict[str, Any]:
    levels = {f"level{level.value}": card.behaviour(level) for level in LEVELS}
    return {"name": card.name, "version": card.own.version if card.own else 0} | levels
