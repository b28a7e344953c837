"""The answers of one respondent. Its words are those of a language file, since there may be a language that the rest of
the house does not speak.
"""

import secrets
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from draagvlak.basics.register_numbers import numbers_in
from draagvlak.capabilities.pulse.actions.answering import Answers
from draagvlak.capabilities.pulse.choices import ITEMS, LONGEST_REMARK, Unsaid
from draagvlak.capabilities.pulse.wording.kit import Kit
from draagvlak.pages.shared.forms import KEY

ITEM_NAMES = tuple(f"v{number}" for number in range(1, ITEMS + 1))


class AnswerForm(forms.Form):
    """Six questions, none of them needed. `organisations`: keys and names, where it is asked with whom one works."""

    key = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, kit: Kit, kind: str, organisations: Sequence[tuple[int, str]], *args: Any) -> None:
        super().__init__(*args)
        self.said, self.organisations = kit.said, organisations
        self.fields["key"].initial = secrets.token_urlsafe(16)
        choices = [
            *((str(value), words) for value, words in enumerate(self.said["answers"], 1)),
            (Unsaid.UNKNOWN.value, self.said["unknown"]),
            (Unsaid.RATHER_NOT.value, self.said["rather_not"]),
        ]
        for name, words in zip(ITEM_NAMES, self.said["items"][kind], strict=True):
            self.fields[name] = forms.ChoiceField(
                label=words, choices=choices, required=False, widget=forms.RadioSelect
            )
        self._add_open()
        if organisations:
            self._add_whom()

    def _add_open(self) -> None:
        self.fields["open"] = forms.CharField(
            label=self.said["open"]["question"],
            help_text=self.said["open"]["help"],
            max_length=LONGEST_REMARK,
            required=False,
            widget=forms.Textarea(attrs={"rows": 4}),
            error_messages={"max_length": self.said["errors"]["long"].format(most=LONGEST_REMARK)},
        )

    def _add_whom(self) -> None:
        whom, choices = self.said["whom"], [(str(key), name) for key, name in self.organisations]
        self.fields["own"] = forms.ChoiceField(
            label=whom["own"], choices=[("", whom["none"]), *choices], required=False
        )
        self.fields["others"] = forms.MultipleChoiceField(
            label=whom["others"], choices=choices, required=False, widget=forms.CheckboxSelectMultiple
        )
        self.fields["consent"] = forms.BooleanField(label=whom["consent"], required=False)

    @property
    def items(self) -> list[Any]:
        """The six fields, for the page."""
        return [self[name] for name in ITEM_NAMES]

    def clean_key(self) -> str:
        given = str(self.cleaned_data["key"])
        return given if KEY.fullmatch(given) else secrets.token_urlsafe(16)

    def clean_open(self) -> str:
        text = str(self.cleaned_data["open"])
        if numbers_in(text):
            raise ValidationError(self.said["errors"]["number"])
        return text

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not any(given.get(name) for name in (*ITEM_NAMES, "open", "own")) and not self.errors:
            raise ValidationError(self.said["errors"]["empty"])
        if given.get("others") and given.get("consent") and not given.get("own"):
            self.add_error("own", self.said["errors"]["own"])
        return given

    def answers(self) -> Answers:
        given = self.cleaned_data
        chosen = [given[name] for name in ITEM_NAMES]
        values = [int(one) if one.isdigit() else None for one in chosen]
        unsaid = ["" if one.isdigit() else one or Unsaid.LEFT_OPEN.value for one in chosen]
        if not given.get("consent"):
            return Answers(values, unsaid, given["open"])
        own = int(given["own"]) if given["own"] else None
        return Answers(values, unsaid, given["open"], own, [int(one) for one in given["others"]])
