"""The answers of a voice: one of three to each question, and the other name where that was chosen."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagvlak.basics.register_numbers import numbers_in
from draagvlak.capabilities.consents.actions.answering import Noted, Said
from draagvlak.capabilities.consents.choices import LONGEST_NAME, Answer, How
from draagvlak.capabilities.consents.queries.links import OwnQuote, Question
from draagvlak.capabilities.consents.wording.asking import day_told, question_of
from draagvlak.pages.consents.forms.fields import ANSWERS, REFUSALS
from draagvlak.pages.shared.forms import DayField, StepForm


def _asked(question: Question) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=question_of(question.use, question.place),
        choices=ANSWERS,
        required=False,
        initial=question.answer,
        widget=forms.RadioSelect,
    )


class AnswerForm(forms.Form):
    """For each question a field `q<key>`, and for each quote `name<fragment>`, a name for all its uses."""

    def __init__(self, quotes: Sequence[OwnQuote], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.quotes = quotes
        for quote in quotes:
            for question in quote.questions:
                if question.key is not None:
                    self.fields[f"q{question.key}"] = _asked(question)
            self.fields[f"name{quote.fragment}"] = forms.CharField(
                label=_("De andere naam"),
                required=False,
                max_length=LONGEST_NAME,
                initial=next((one.name for one in quote.questions if one.answer == Answer.PSEUDONYM), ""),
                error_messages={"max_length": REFUSALS["long-name"]},
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for quote in self.quotes:
            part = f"name{quote.fragment}"
            name = given.get(part, "")
            answers = self._answers(quote).values()
            if numbers_in(name):
                self.add_error(part, REFUSALS["register-number"])
            elif Answer.PSEUDONYM in answers and part not in self.errors and not name.strip():
                self.add_error(part, REFUSALS["no-name"])
        return given

    def said(self) -> dict[int, Said]:
        """Only what was answered."""
        given = self.cleaned_data
        return {
            key: Said(answer, given[f"name{quote.fragment}"] if answer == Answer.PSEUDONYM else "")
            for quote in self.quotes
            for key, answer in self._answers(quote).items()
        }

    def _answers(self, quote: OwnQuote) -> dict[int, str]:
        """By question, of those that were answered."""
        keys = [one.key for one in quote.questions if one.key is not None]
        return {key: answer for key in keys if (answer := self.cleaned_data.get(f"q{key}"))}

    @property
    def shown(self) -> list[tuple[OwnQuote, list[tuple[Any, Any]], Any, Any]]:
        """Each quote, its questions with their field (None where only a yes stands), the field of the name, and that of
        one answer for all places, None where there is none.
        """
        return [
            (
                quote,
                [(one, self[f"q{one.key}"] if one.key is not None else None) for one in quote.questions],
                self[f"name{quote.fragment}"],
                self[f"all{quote.fragment}"] if f"all{quote.fragment}" in self.fields else None,
            )
            for quote in self.quotes
        ]


class LinkForm(AnswerForm):
    """As the voice itself fills it in: of a quote that is asked for several places, first one answer for all of them
    (`all<fragment>`), that holds wherever no other is given. Where places have different answers already, only those.
    """

    def __init__(self, quotes: Sequence[OwnQuote], *args: Any, **kwargs: Any) -> None:
        super().__init__(quotes, *args, **kwargs)
        for quote in quotes:
            asked = [one for one in quote.questions if one.key is not None]
            answers = {one.answer for one in asked}
            if len(asked) > 1 and len(answers) == 1:
                self.fields[f"all{quote.fragment}"] = forms.ChoiceField(
                    label=_("Mogen we dit gebruiken?"),
                    choices=ANSWERS,
                    required=False,
                    initial=answers.pop(),
                    widget=forms.RadioSelect,
                )
                for one in asked:
                    self.fields[f"q{one.key}"].initial = None

    def clean(self) -> dict[str, Any]:
        """Nobody is thanked for an answer that they did not give."""
        given = super().clean()
        if self.quotes and not self.errors and not self.said():
            self.add_error(None, _("Je koos nog niets. Duid bij een citaat een antwoord aan. Er is nog niets bewaard."))
        return given

    def _answers(self, quote: OwnQuote) -> dict[int, str]:
        whole = self.cleaned_data.get(f"all{quote.fragment}", "")
        apart = super()._answers(quote)
        keys = [one.key for one in quote.questions if one.key is not None] if whole else []
        return dict.fromkeys(keys, whole) | apart


def _stands(question: Question) -> str:
    said = str(dict(ANSWERS)[question.answer])
    said += f" ({question.name})" if question.answer == Answer.PSEUDONYM else ""
    if question.until is None:
        return said
    return gettext("%(answer)s, tot en met %(day)s") % {"answer": said, "day": day_told(question.until)}


class NoteForm(AnswerForm, StepForm):
    """The same, typed by somebody else: with how and when it was said, and up to which day it holds."""

    refusals: ClassVar = REFUSALS
    how = forms.ChoiceField(label=_("Hoe?"), choices=[(one.value, one.label) for one in (How.PAPER, How.SAID)])
    given_on = DayField(label=_("Op welke dag?"))
    until = DayField(
        label=_("Tot en met welke dag geldt een ja?"),
        help_text=_("Leeg: tot de stem het intrekt."),
        required=False,
    )

    def __init__(self, quotes: Sequence[OwnQuote], *args: Any, **kwargs: Any) -> None:
        """What was answered before is said beside the question, and not marked: only what is marked is noted, with its
        day and up to when.
        """
        super().__init__(quotes, *args, **kwargs)
        for one in (one for quote in quotes for one in quote.questions if one.key is not None and one.answer):
            field = self.fields[f"q{one.key}"]
            field.initial, field.help_text = None, gettext("Nu: %(answer)s.") % {"answer": _stands(one)}

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("until") and given.get("given_on") and given["until"] < given["given_on"]:
            self.add_error("until", _("Deze dag is voor de dag van het antwoord."))
        if not self.errors and not self.said():
            self.add_error(None, _("Duid minstens één antwoord aan. Er is nog niets bewaard."))
        return given

    def said(self) -> dict[int, Said]:
        until = self.cleaned_data.get("until")
        found = super().said()
        return {
            key: Said(one.answer, one.name, until if one.answer != Answer.NO else None) for key, one in found.items()
        }

    def noted(self) -> Noted:
        return Noted(self.cleaned_data["how"], self.cleaned_data["given_on"])

    def refuse(self, refused: Any) -> None:
        refused.part = f"q{refused.part}" if refused.part.isdigit() else refused.part
        super().refuse(refused)
