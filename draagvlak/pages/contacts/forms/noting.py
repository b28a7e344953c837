"""A line about a contact, and what we make of it: each part can be changed before it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import rules
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from draagvlak.capabilities.network.actions.contacts import Told
from draagvlak.capabilities.network.choices import ContactKind
from draagvlak.capabilities.network.queries import day_of, is_large
from draagvlak.capabilities.network.queries.contacts import described, nameable, oneself, understand
from draagvlak.capabilities.network.readers.lines import Known, Named, Understood, are_borne
from draagvlak.capabilities.network.wording.contacts import day_in_words, kind_in_words, listed, why_not, without_kind
from draagvlak.pages.contacts.forms.parts import (
    LAYERS,
    LONGEST_NOTE,
    LONGEST_SUBJECT,
    day_field,
    kind_field,
    past,
    plain_text,
    text_field,
)
from draagvlak.pages.shared.doors import Visit
from draagvlak.pages.shared.forms import OnceForm

LONGEST_LINE = 1000
NEW, OUT = "new", "out"
READ = ("on", "kind", "subject", "note")  # parts that the line proposes


@dataclass(frozen=True)
class Desk:
    """Who notes, in which network, on which day, and whom they may name or add."""

    visit: Visit

    @cached_property
    def today(self) -> date:
        return day_of(self.visit.network)

    @cached_property
    def people(self) -> list[Known]:
        return nameable(self.visit.user, self.visit.network)

    @cached_property
    def known(self) -> dict[int, str]:
        """Names of people among whom a line was read."""
        return {}

    @cached_property
    def oneself(self) -> Any:
        return oneself(self.visit.user, self.visit.network)

    @cached_property
    def adds_people(self) -> bool:
        return bool(rules.has_perm("network.write_people", self.visit.user, self.visit.network))

    def reads(self, line: str, typed_on: date | None) -> Understood:
        """In a large network first among who is called by a word of the line; among all where that is not enough."""
        if line.strip() and "people" not in self.__dict__ and is_large(self.visit.network):
            some = nameable(self.visit.user, self.visit.network, line=line)
            found = understand(self.visit.network, line, typed_on, some)
            if found.people and are_borne(found.people, some):
                self.known.update({one.key: one.name for one in some})
                return found
        people = self.people if line.strip() else []
        self.known.update({one.key: one.name for one in people})
        return understand(self.visit.network, line, typed_on, people)


@dataclass(frozen=True)
class Unsure:
    """A name of which has to be said who is meant: the words of the line, and the fields that ask it."""

    text: str
    is_unknown: bool
    who: forms.BoundField
    layer: forms.BoundField | None


class NoteForm(OnceForm):
    """`line` as it is typed; `of` is the line that what stands below it was read from."""

    line = forms.CharField(
        label=gettext_lazy("Wat deed je, en met wie?"),
        help_text=gettext_lazy("Bijvoorbeeld: gisteren koffie met Fatima en Jo over zwemmen."),
        max_length=LONGEST_LINE,
        validators=[plain_text],
        error_messages={"required": gettext_lazy("Typ eerst wat je deed.")},
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off", "enterkeyhint": "go", "class": "line"}),
    )
    of = forms.CharField(required=False, widget=forms.HiddenInput)
    typed_on = forms.DateField(required=False, widget=forms.HiddenInput)
    people = forms.MultipleChoiceField(
        label=gettext_lazy("Met wie"), required=False, widget=forms.CheckboxSelectMultiple
    )
    with_me = forms.BooleanField(label=gettext_lazy("Ik was er zelf bij"), required=False)
    on = day_field()
    kind = kind_field()
    subject = text_field(gettext_lazy("Waarover"), LONGEST_SUBJECT)
    note = text_field(gettext_lazy("Notitie"), LONGEST_NOTE, rows=3)

    def __init__(self, desk: Desk, found: Understood, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.desk, self.found = desk, found
        self.sure = [named for named in found.people if named.is_sure]
        self.asked = [named for named in found.people if not named.is_sure]
        self.names = described({key for named in found.people for key in named.candidates})
        people: Any = self.fields["people"]
        people.choices = [(str(n.candidates[0]), self.names[n.candidates[0]]) for n in self.sure]
        for name, value in proposed(found).items():
            self.fields[f"read_{name}"] = forms.CharField(
                required=False, widget=forms.HiddenInput, initial=value.isoformat() if name == "on" and value else value
            )
        for number, named in enumerate(self.asked):
            self._ask(number, named)
        if desk.oneself is None:
            del self.fields["with_me"]

    def _ask(self, number: int, named: Named) -> None:
        choices = [(str(key), self.names[key]) for key in named.candidates]
        adds = self.desk.adds_people
        if adds:
            choices.append((NEW, _("Een nieuwe persoon: %(name)s") % {"name": as_a_name(named.text)}))
        choices.append((OUT, _("Niet opnemen; de naam blijft in je notitie")))
        begin = choices[0][0] if len(named.candidates) == 1 or len(choices) == 1 else None
        self.fields[f"who_{number}"] = forms.ChoiceField(
            label=named.text,
            choices=choices,
            initial=begin,
            widget=forms.RadioSelect,
            error_messages={"required": _("Kies wie je bedoelt met ‘%(name)s’.") % {"name": named.text}},
        )
        if adds:
            layers = [("", _("Dat weet ik niet")), *LAYERS.items()]
            self.fields[f"layer_{number}"] = forms.ChoiceField(
                label=_("Laag van %(name)s, als die nieuw is") % {"name": named.text}, choices=layers, required=False
            )

    @property
    def unsure(self) -> list[Unsure]:
        return [
            Unsure(
                named.text,
                not named.candidates,
                self[f"who_{number}"],
                self[f"layer_{number}"] if f"layer_{number}" in self.fields else None,
            )
            for number, named in enumerate(self.asked)
        ]

    @property
    def is_read(self) -> bool:
        """Whether there is a line to show the parts of."""
        return bool(self["line"].value())

    @property
    def problem(self) -> str:
        return why_not(self.found.problem) if self.found.problem else ""

    @property
    def summary(self) -> str:
        """The parts in words: "gisteren (maandag 23 november) · koffie · Fatima Demo · zwemmen"."""
        names = [self.desk.known[named.candidates[0]] for named in self.sure] + [f"{one.text} …" for one in self.asked]
        day = day_in_words(self.found.day, self.desk.today) if self.found.day else "…"
        kind = kind_in_words(self.found.kind) or without_kind()
        return " · ".join(part for part in (day, kind, listed(names), self.found.subject) if part)

    def clean_on(self) -> date:
        return past(self.cleaned_data["on"], self.desk.today)

    def clean(self) -> dict[str, Any]:
        super().clean()
        if not self.found.people:
            self.add_error("line", _("Met wie was het? Noem minstens één naam."))
        elif not any(field in self.errors for field in self.fields) and not self._anybody():
            self.add_error("people", _("Kies minstens één persoon."))
        return self.cleaned_data

    def _anybody(self) -> bool:
        told = self.told()
        return bool(told.people or told.new)

    def told(self) -> Told:
        """What the filled-in form says; names that were not taken in stay in the note."""
        said = self.cleaned_data
        keys = [int(key) for key in said["people"]]
        new, out = [], []
        for number, named in enumerate(self.asked):
            choice = said[f"who_{number}"]
            if choice == NEW:
                new.append((as_a_name(named.text), said[f"layer_{number}"]))
            elif choice == OUT:
                out.append(named.text)
            else:
                keys.append(int(choice))
        if said.get("with_me") and self.desk.oneself:
            keys.insert(0, self.desk.oneself.pk)
        also = _("Ook genoemd: %(names)s.") % {"names": listed(out)} if out else ""
        note = "\n".join(part for part in (said["note"], also) if part)
        return Told(said["on"], tuple(dict.fromkeys(keys)), said["kind"], said["subject"], note, tuple(new))


def as_a_name(text: str) -> str:
    """With capitals, where it has none: "fatima" as "Fatima"."""
    return text if not text.islower() else " ".join(word[:1].upper() + word[1:] for word in text.split())


def proposed(found: Understood) -> dict[str, Any]:
    return {"on": found.day, "kind": found.kind, "subject": found.subject, "note": found.rest}


def note_form(desk: Desk, data: Any = None, line: str = "", typed_on: date | None = None) -> NoteForm:
    """The form of a line: bound where `data` confirms the parts that were read from that same line; else with its
    parts read anew, of which what somebody changed stays as they made it.
    """
    line = data.get("line", "") if data is not None else line
    typed_on = _day(data.get("typed_on", "")) if data is not None else typed_on
    found = desk.reads(line, typed_on)
    if data is not None and "lees" not in data and line and data.get("of") == line:
        return NoteForm(desk, found, data)
    begin = {"line": line, "of": line, "typed_on": typed_on, "with_me": True, **proposed(found)}
    begin["people"] = [str(named.candidates[0]) for named in found.people if named.is_sure]
    form = NoteForm(desk, found, initial=begin | (_kept(data) if data is not None and data.get("of") else {}))
    if data is not None and data.get("key"):
        form.fields["key"].initial = data["key"]
    return form


def _kept(data: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: data[name] for name in READ if name in data and data[name] != data.get(f"read_{name}")}
    return {**kept, "with_me": "with_me" in data}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def kinds_known(more: list[str]) -> list[str]:
    """Words to choose a kind from: those we propose, and those that the network uses."""
    return list(dict.fromkeys([*ContactKind.values, *more]))
