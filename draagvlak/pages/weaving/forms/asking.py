"""Whom a story is shown to, what they said of it, and what was done with that."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.weaving.choices import Answer, How, LinkKind
from draagvlak.pages.shared.forms import OnceForm, StepForm, long_text
from draagvlak.pages.weaving.forms.words import REFUSALS

LONGEST = 4000
NOT_BY_LINK = [How.SAID, How.PAPER]


class WhomForm(OnceForm):
    """Whom, and how. `whom`: keys of participants."""

    whom = forms.MultipleChoiceField(
        label=_("Wie"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één iemand."), "invalid_choice": _("Kies opnieuw.")},
    )
    how = forms.ChoiceField(label=_("Hoe"), widget=forms.RadioSelect)

    def __init__(self, people: Sequence[tuple[str, str]], ways: Sequence[tuple[str, Any]], prefix: str, *args: Any):
        super().__init__(*args, prefix=prefix, initial={"how": How.LINK})
        self.fields["whom"].choices = people  # type: ignore[attr-defined]
        self.fields["how"].choices = ways  # type: ignore[attr-defined]

    def chosen(self) -> tuple[list[int], str]:
        """Of a valid form."""
        return [int(key) for key in self.cleaned_data["whom"]], self.cleaned_data["how"]


REVIEW_WAYS = [
    (How.LINK, _("Met een link, die jij bezorgt")),
    (How.PAPER, _("Op papier, met een code")),
    (How.SAID, _("In een gesprek: ik noteer het antwoord")),
]
GIVEN_WAYS = [
    (How.LINK, _("Met een link, die jij bezorgt")),
    (How.PAPER, _("Op papier, met een code")),
    (How.SAID, _("Ik las of vertelde het hun")),
]


class SaidForm(StepForm):
    """What somebody said of a story, noted by who writes."""

    refusals = REFUSALS
    said = long_text(4, LONGEST, label=_("Wat zei die erover?"), required=False)
    how = forms.ChoiceField(
        label=_("Hoe kwam het antwoord?"),
        choices=[(how.value, how.label) for how in NOT_BY_LINK],
        widget=forms.RadioSelect,
        initial=How.SAID,
    )


class AnswerForm(SaidForm):
    answer = forms.ChoiceField(label=_("Antwoord"), choices=Answer.choices, widget=forms.RadioSelect)
    field_order = ("answer", "said", "how")


class DoneForm(StepForm):
    """What was done with it."""

    refusals = REFUSALS
    done = long_text(4, LONGEST, label=_("Wat deed je ermee?"), required=False)


class SilentForm(StepForm):
    """Why a story goes on without the answer of a voice."""

    refusals = REFUSALS
    done = long_text(3, LONGEST, label=_("Waarom ga je verder?"), required=False)


class LeaveOutForm(forms.Form):
    """Keys of fragments, apart by spaces, and the version of the story in which they stand."""

    fragments_said = forms.RegexField(r"\A[0-9]{1,18}( [0-9]{1,18}){0,999}\Z")
    version = forms.IntegerField(min_value=1)

    def fragments(self) -> set[int]:
        return {int(key) for key in self.cleaned_data["fragments_said"].split()}


class OwnForm(StepForm):
    """What somebody says of the story by their own link, who got it back."""

    refusals = REFUSALS
    said = long_text(5, LONGEST, label=_("Wat wil je erover zeggen?"), required=False)


class OwnAnswerForm(OwnForm):
    answer = forms.ChoiceField(
        label=_("Is het goed zo?"),
        choices=Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een van beide.")},
    )
    said = long_text(5, LONGEST, label=_("Wat wil je anders?"), required=False)
    field_order = ("answer", "said")


class PublishForm(StepForm):
    refusals = REFUSALS
    for_public = forms.BooleanField(label=_("Ook voor iedereen, op de openbare pagina"), required=False)
    for_peers = forms.BooleanField(label=_("Ook voor andere gemeenten"), required=False)


class LinkForm(StepForm):
    """To what of one kind a story is linked."""

    refusals = REFUSALS
    value = forms.ChoiceField(label=_("Waarmee"))

    def __init__(self, kind: LinkKind, choices: Sequence[tuple[str, str]], *args: Any) -> None:
        super().__init__(*args)
        if kind == LinkKind.PLACE:
            self.fields["value"] = forms.CharField(max_length=120, label=_("Plaats"))
        else:
            self.fields["value"].label = kind.label
            self.fields["value"].choices = choices  # type: ignore[attr-defined]
