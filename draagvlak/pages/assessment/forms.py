"""What the guided impact assessment asks, and the decision after it."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.network.wording.assessment import QUESTIONS, Question

LONGEST = 10_000


class AnswersForm(forms.Form):
    """One long answer a question; none must be given to keep what is there."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in QUESTIONS:
            self.fields[question.key] = forms.CharField(
                label=str(question.title),
                help_text=str(question.asked),
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 5}),
            )

    @property
    def answers(self) -> dict[str, str]:
        return {question.key: self.cleaned_data[question.key] for question in QUESTIONS}

    @property
    def asked(self) -> list[tuple[Question, forms.BoundField]]:
        return [(question, self[question.key]) for question in QUESTIONS]


class DecisionForm(forms.Form):
    """Who decided, and when."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    body = forms.CharField(
        label=_("Wie besliste?"),
        help_text=_("Bijvoorbeeld: college van burgemeester en schepenen."),
        max_length=200,
    )
    decided_on = forms.DateField(label=_("Op welke dag?"), widget=forms.DateInput(attrs={"type": "date"}))
    reference = forms.CharField(
        label=_("Kenmerk van de beslissing"), help_text=_("Mag leeg blijven."), max_length=200, required=False
    )

    def clean_decided_on(self) -> Any:
        given = self.cleaned_data["decided_on"]
        if given > localdate():
            raise forms.ValidationError(_("Deze dag moet nog komen. Leg vast wat al beslist is."))
        return given
