"""A contact as it stands, to be changed."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from draagvlak.capabilities.network.actions.contacts import Told
from draagvlak.capabilities.network.readers.lines import read_names
from draagvlak.pages.contacts.forms.noting import Desk
from draagvlak.pages.contacts.forms.parts import (
    LONGEST_NOTE,
    LONGEST_SUBJECT,
    day_field,
    kind_field,
    past,
    plain_text,
    text_field,
)


def begins_with(contact: Any) -> dict[str, Any]:
    """What the form of `contact` begins with, which has `present`."""
    return {
        "version": contact.version,
        "on": contact.happened_on,
        "kind": contact.kind,
        "people": [str(one.person_id) for one in contact.present],
        "subject": contact.subject,
        "note": contact.note,
    }


class ContactForm(forms.Form):
    """`more` are names of people who were there too."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    on = day_field()
    kind = kind_field()
    people = forms.MultipleChoiceField(
        label=gettext_lazy("Wie was erbij"), required=False, widget=forms.CheckboxSelectMultiple
    )
    more = forms.CharField(
        label=gettext_lazy("Nog iemand"),
        help_text=gettext_lazy("Eén naam of meer, met een komma ertussen."),
        required=False,
        max_length=LONGEST_SUBJECT,
        validators=[plain_text],
    )
    subject = text_field(gettext_lazy("Waarover"), LONGEST_SUBJECT)
    note = text_field(gettext_lazy("Notitie"), LONGEST_NOTE, rows=5)

    def __init__(self, desk: Desk, contact: Any, data: Any = None) -> None:
        super().__init__(data, initial=begins_with(contact))
        self.desk = desk
        people: Any = self.fields["people"]
        people.choices = [(str(one.person_id), one.person.name) for one in contact.present]

    def clean_on(self) -> date:
        """What was planned may stay on its day."""
        return past(self.cleaned_data["on"], max(self.desk.today, self.initial["on"]))

    def clean_more(self) -> str:
        text = str(self.cleaned_data["more"])
        named, rest = read_names(text, self.desk.people)
        wrong = [one.text for one in named if not one.is_sure] + ([rest] if rest else [])
        if wrong:
            said = _("We weten niet wie ‘%(name)s’ is. Typ de volledige naam, zoals ze in het netwerk staat.")
            raise forms.ValidationError(said % {"name": wrong[0]})
        self.joined = [one.candidates[0] for one in named]
        return text

    def clean(self) -> dict[str, Any]:
        super().clean()
        if not self.errors and not (self.cleaned_data["people"] or self.joined):
            self.add_error("people", _("Kies minstens één persoon."))
        return self.cleaned_data

    def told(self) -> Told:
        said = self.cleaned_data
        keys = [*map(int, said["people"]), *self.joined]
        return Told(said["on"], tuple(dict.fromkeys(keys)), said["kind"], said["subject"], said["note"])
