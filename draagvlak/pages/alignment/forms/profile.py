"""What a network is for, and with which neighbour that is shared."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.alignment.actions.profiles import Described
from draagvlak.capabilities.alignment.choices import Governance, Rhythm
from draagvlak.pages.alignment.forms.words import REFUSALS
from draagvlak.pages.shared.forms import StepForm, long_text

Choices = list[tuple[str, Any]]
NOT_SAID: tuple[str, Any] = ("", _("weet ik nog niet"))
NO_NAMES = _("Noem hier geen mensen: wie een rol heeft in de gemeente, leest dit.")


class AlignmentForm(StepForm):
    refusals = REFUSALS


class ProfileForm(AlignmentForm):
    """`known`: the names of goals and groups that may be ticked."""

    purpose = long_text(4, 2000, label=_("Waarvoor is het netwerk er?"), help_text=NO_NAMES, required=False)
    governance = forms.ChoiceField(
        label=_("Wie stuurt het netwerk?"), choices=[NOT_SAID, *Governance.choices], required=False
    )
    lead = forms.CharField(
        label=_("Welke organisatie trekt of stuurt?"),
        help_text=_("Alleen als één partner trekt, of als een aparte organisatie stuurt."),
        max_length=200,
        required=False,
    )
    decisions = long_text(
        3, 2000, label=_("Waarover mag het netwerk zelf beslissen?"), help_text=NO_NAMES, required=False
    )
    rhythm = forms.ChoiceField(
        label=_("Hoe vaak wil het samenkomen?"), choices=[NOT_SAID, *Rhythm.choices], required=False
    )
    goals = forms.MultipleChoiceField(
        label=_("Welke doelen heeft het?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    more_goals = long_text(2, 4000, label=_("Nog andere doelen"), help_text=_("Eén op elke lijn."), required=False)
    groups = forms.MultipleChoiceField(
        label=_("Voor wie is het er?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    more_groups = long_text(
        2,
        4000,
        label=_("Nog anderen voor wie het er is"),
        help_text=_("Eén op elke lijn, bijvoorbeeld: gezinnen met jonge kinderen."),
        required=False,
    )

    def __init__(self, known: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in ("goals", "groups"):
            names = getattr(known, part)
            self.fields[part].choices = [(name, name) for name in names]  # type: ignore[attr-defined]
            if not names:
                del self.fields[part]
                self.fields[f"more_{part}"].label = (
                    _("Welke doelen heeft het?") if part == "goals" else _("Voor wie is het er?")
                )

    @property
    def described(self) -> Described:
        given = self.cleaned_data
        texts = (given[part] for part in ("purpose", "governance", "lead", "decisions", "rhythm"))
        names = ([*given.get(part, ()), *given[f"more_{part}"].splitlines()] for part in ("goals", "groups"))
        return Described(*texts, *names)


def profile_begins(row: Any) -> dict[str, Any]:
    if row is None:
        return {"version": 0}
    texts = {part: getattr(row, part) for part in ("purpose", "governance", "decisions", "rhythm", "version")}
    return texts | {"goals": row.goals, "groups": row.groups, "lead": row.lead.name if row.lead else ""}


class NeighbourForm(forms.Form):
    """`municipalities` and `partnerships` with which a network may be shared."""

    neighbour = forms.ChoiceField(label=_("Met welke buur?"))

    def __init__(self, municipalities: Iterable[Any], partnerships: Iterable[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {f"g{one.nis}": one for one in municipalities} | {f"s{one.slug}": one for one in partnerships}
        groups = [
            (_("Samenwerkingsverbanden"), [(key, one.name) for key, one in self.found.items() if key[0] == "s"]),
            (_("Gemeenten"), [(key, one.name) for key, one in self.found.items() if key[0] == "g"]),
        ]
        choices = [("", _("Kies …")), *((words, some) for words, some in groups if some)]
        self.fields["neighbour"].choices = choices  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Any:
        return self.found[self.cleaned_data["neighbour"]]
