"""A note that a device kept while there was no connection."""

from datetime import date
from typing import Any

from django import forms

from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.network.actions.contacts import Told, keep_draft, note_contact
from draagvlak.capabilities.network.readers.lines import Understood
from draagvlak.pages.contacts.forms.noting import LONGEST_LINE, Desk, note_form
from draagvlak.pages.contacts.forms.parts import plain_text
from draagvlak.pages.shared.forms import OnceForm


class SendForm(OnceForm):
    """`typed_on`: the day on the device, from which "gisteren" counts; `on`: the day that was chosen, where one was."""

    line = forms.CharField(max_length=LONGEST_LINE, validators=[plain_text])
    typed_on = forms.DateField(required=False)
    on = forms.DateField(required=False)

    def __init__(self, desk: Desk, data: Any) -> None:
        super().__init__(data)
        self.desk = desk

    def send(self) -> str:
        """Keep it: "noted" as a contact where nobody needs to be asked what was meant, else "waiting" as a draft.
        Sent before, it says what became of it then. To be called on a valid form.
        """
        visit, once = self.desk.visit, self.cleaned_data["key"]
        who = (visit.user, visit.authority, visit.network)
        told = self._told()
        try:
            if told is None:
                keep_draft(*who, self.cleaned_data["line"], self._counts_from(), once=once)
            else:
                note_contact(*who, told, once=once)
        except SentBeforeError as before:
            return "waiting" if before.made.startswith("network.notedraft") else "noted"
        return "waiting" if told is None else "noted"

    def _told(self) -> Told | None:
        """As it was confirmed, or as the line says without a doubt."""
        confirmed = note_form(self.desk, self.data)
        if confirmed.is_bound and confirmed.is_valid():
            return confirmed.told()
        found = self.desk.reads(self.cleaned_data["line"], self.cleaned_data["typed_on"])
        if not self._is_sure(found):
            return None
        keys = [named.candidates[0] for named in found.people]
        if self.desk.oneself:
            keys.insert(0, self.desk.oneself.pk)
        return Told(self._day(found), tuple(dict.fromkeys(keys)), found.kind, found.subject, found.rest)

    def _is_sure(self, found: Understood) -> bool:
        return found.is_sure and self._day(found) <= self.desk.today

    def _day(self, found: Understood) -> date:
        chosen = self.cleaned_data["on"]
        return chosen if chosen and not found.says_day else found.day or self.desk.today

    def _counts_from(self) -> date:
        """A draft keeps one day: the chosen one, unless the line names its own."""
        line, typed_on = self.cleaned_data["line"], self.cleaned_data["typed_on"] or self.desk.today
        says_day = self.desk.reads(line, typed_on).says_day
        return typed_on if says_day else self.cleaned_data["on"] or typed_on
