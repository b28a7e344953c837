"""Describing oneself, asking for evidence, answering, and saying how much one can bear."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from draagvlak.capabilities.competences.actions.own import Said
from draagvlak.capabilities.competences.choices import LEVELS, Level
from draagvlak.capabilities.competences.queries.asking import Colleague
from draagvlak.capabilities.competences.queries.cards import CardShown
from draagvlak.capabilities.competences.queries.own import CardMine, RoleMine
from draagvlak.pages.competences.forms.words import REFUSALS
from draagvlak.pages.shared.forms import StepForm, long_text

LONGEST = 2000
MOST_ROLES, MOST_HOURS = 20, 160


class OwnForm(StepForm):
    refusals = REFUSALS


class DescribeForm(OwnForm):
    """The behaviour that fits, and words of one's own."""

    level = forms.TypedChoiceField(
        label=gettext_lazy("Wat past bij jou?"),
        help_text=gettext_lazy("Kies wat je vandaag doet, niet wat je zou willen."),
        widget=forms.RadioSelect,
        coerce=int,
    )
    words = long_text(
        4,
        LONGEST,
        label=gettext_lazy("In je eigen woorden"),
        help_text=gettext_lazy("Mag leeg blijven. Een voorbeeld helpt: wanneer deed je dit, en wat gebeurde er?"),
        required=False,
    )

    def __init__(self, card: CardShown, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = level_choices(card)  # type: ignore[attr-defined]

    def said(self) -> Said:
        return Said(self.cleaned_data["level"], self.cleaned_data["words"])


def level_choices(card: CardShown) -> list[tuple[int, Any]]:
    """Each behaviour with the word of its level; and that it isn't mine yet."""
    words = "<span>{} <span class='quiet'>({})</span></span>"
    each = [(level.value, format_html(words, card.behaviour(level), level.label)) for level in LEVELS]
    return [(Level.NOT_YET.value, _("Dit doe ik (nog) niet.")), *each]


def described_begins(mine: CardMine) -> dict[str, Any]:
    said = mine.said
    return {"level": said.level, "words": said.words, "version": said.version} if said else {"version": 0}


class AskForm(OwnForm):
    """A question to a colleague with an account."""

    to = forms.TypedChoiceField(label=gettext_lazy("Aan wie?"), coerce=int)
    question = long_text(
        3,
        LONGEST,
        label=gettext_lazy("Wat wil je vragen?"),
        help_text=gettext_lazy("Bijvoorbeeld: waar zag je mij dit doen? Wat je koos op de kaart, staat er niet bij."),
    )

    def __init__(self, colleagues: Sequence[Colleague], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(one.key, f"{one.name} ({one.role})") for one in colleagues]
        self.fields["to"].choices = [("", _("Kies …")), *named]  # type: ignore[attr-defined]


class AnswerForm(OwnForm):
    answer = long_text(
        5,
        LONGEST,
        label=gettext_lazy("Wat zag je?"),
        help_text=gettext_lazy("Vertel wat iemand deed en wat er toen gebeurde. Geef geen punten."),
    )


class RoomForm(OwnForm):
    """How many roles and hours one can bear in a network, and into which roles one would like to grow."""

    roles = forms.IntegerField(
        label=gettext_lazy("Hoeveel rollen kan je dragen?"),
        help_text=gettext_lazy("De rollen die je al hebt, tellen mee. Nul mag ook."),
        min_value=0,
        max_value=MOST_ROLES,
    )
    hours = forms.IntegerField(
        label=gettext_lazy("Hoeveel uur per maand?"),
        help_text=gettext_lazy("Laat leeg als je het niet weet."),
        min_value=0,
        max_value=MOST_HOURS,
        required=False,
    )
    wishes = forms.TypedMultipleChoiceField(
        label=gettext_lazy("In welke rol wil je groeien?"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, roles: Sequence[RoleMine], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if roles:
            self.fields["wishes"].choices = [(one.role.pk, one.role.name) for one in roles]  # type: ignore[attr-defined]
        else:
            del self.fields["wishes"]


class ForgetForm(forms.Form):
    sure = forms.BooleanField(label=gettext_lazy("Ja, wis alles wat ik over mezelf zei"))
