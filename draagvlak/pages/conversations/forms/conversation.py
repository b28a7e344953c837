"""A conversation, who took part, and what is brought of it."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.conversations.actions.conversations import Facts
from draagvlak.capabilities.conversations.actions.participants import Voice
from draagvlak.capabilities.conversations.actions.sounds import Recorded
from draagvlak.capabilities.conversations.actions.sources import Brought
from draagvlak.capabilities.conversations.choices import MOST_BYTES, MOST_LETTERS, ConversationKind
from draagvlak.capabilities.conversations.queries.choosing import NamedVoice
from draagvlak.capabilities.network.choices import Layer
from draagvlak.pages.conversations.forms.words import REFUSALS
from draagvlak.pages.shared.forms import DayField, StepForm, long_text

Choice = tuple[Any, Any]
ACCOUNT = "account-"  # before the key of a chosen account, which is no person of the network
PARTS = ("kind", "title", "question", "held_on", "place", "facilitator", "storyteller", "guest")


LAYERS: list[Choice] = [("", _("Weet ik niet")), *Layer.choices]


class HarvestForm(StepForm):
    refusals = REFUSALS


class ConversationForm(HarvestForm):
    title = forms.CharField(label=_("Naam"), help_text=_("Bijvoorbeeld: avond over vervoer."), max_length=200)
    kind = forms.ChoiceField(label=_("Wie spreken met elkaar?"), choices=ConversationKind.choices)
    question = long_text(2, 1000, label=_("De vraag van het gesprek"), required=False)
    held_on = DayField(label=_("Op welke dag?"))
    place = forms.CharField(label=_("Waar?"), max_length=200, required=False)
    facilitator = forms.CharField(label=_("Wie begeleidt?"), max_length=200, required=False)
    storyteller = forms.CharField(label=_("Wie is verhalenverteller?"), max_length=200, required=False)
    guest = forms.CharField(label=_("Wie is te gast als expert?"), max_length=200, required=False)

    def facts(self) -> Facts:
        return Facts(**{part: self.cleaned_data[part] for part in PARTS})


def conversation_begins(row: Any) -> dict[str, Any]:
    return {part: getattr(row, part) for part in (*PARTS, "version")}


class VoiceForm(HarvestForm):
    """`people`: who may be chosen, in groups, where whoever asks may know people."""

    person = forms.ChoiceField(label=_("Iemand die je al kent"), required=False)
    known_as = forms.CharField(
        label=_("Naam"),
        help_text=_("Zo kent het gesprek deze persoon. Een voornaam volstaat, ook zonder e-mailadres."),
        max_length=120,
        required=False,
    )
    layer = forms.ChoiceField(
        label=_("Laag"),
        help_text=_("Koos je iemand die je al kent? Dan vullen we de laag in, als we die weten."),
        choices=LAYERS,
        required=False,
    )
    municipality = forms.CharField(label=_("Gemeente"), max_length=80, required=False)
    minor = forms.BooleanField(label=_("Jonger dan 18 jaar"), required=False)

    def __init__(self, people: list[Choice], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if people:
            self.fields["person"].choices = [("", _("Niemand, ik typ een naam")), *people]  # type: ignore[attr-defined]
        else:
            del self.fields["person"]

    def voice(self, before: Any = None) -> Voice:
        """`before`: the participant, who stays whom it was where the form could not say."""
        given = self.cleaned_data
        chosen = given.get("person") or ""
        if "person" not in self.fields and before is not None:
            chosen = _chosen(before)
        account = int(chosen.removeprefix(ACCOUNT)) if chosen.startswith(ACCOUNT) else None
        person = int(chosen) if chosen and account is None else None
        return Voice(given["known_as"], person, account, given["layer"], given["municipality"], given["minor"] or None)


def voice_begins(row: Any) -> dict[str, Any]:
    parts = ("known_as", "layer", "municipality", "version")
    return {"person": _chosen(row), "minor": bool(row.minor)} | {part: getattr(row, part) for part in parts}


def _chosen(row: Any) -> str:
    if row.person_id:
        return str(row.person_id)
    return f"{ACCOUNT}{row.user_id}" if row.user_id else ""


class NamedForm(HarvestForm):
    """Who speaks in a text, to come along as participants; of each who it is, if known, and in which layer."""

    names = forms.MultipleChoiceField(
        label=_("Wie komt erbij?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één naam.")},
    )

    def __init__(self, found: Sequence[NamedVoice], *args: Any) -> None:
        super().__init__(*args, initial={"names": [one.name for one in found]})
        self.found = found
        self.fields["names"].choices = [(one.name, one.name) for one in found]  # type: ignore[attr-defined]
        for n, one in enumerate(found):
            if one.people:
                people = [("", _("Niemand van deze mensen")), *((str(key), name) for key, name in one.people)]
                label = _("Wie is %(name)s?") % {"name": one.name}
                field = forms.ChoiceField(label=label, choices=people, initial=one.person or "", required=False)
                self.fields[f"person_{n}"] = field
            label = _("Laag van %(name)s") % {"name": one.name}
            layer = forms.ChoiceField(label=label, choices=LAYERS, initial=one.layer, required=False)
            self.fields[f"layer_{n}"] = layer

    def rows(self) -> Iterator[tuple[Any, Any, Any]]:
        """Of each name its box, who it may be (None: nobody is called so), and the layer."""
        for n, box in enumerate(self["names"]):
            yield box, self[f"person_{n}"] if f"person_{n}" in self.fields else None, self[f"layer_{n}"]

    def voices(self) -> list[Voice]:
        """Of a valid form."""
        given = self.cleaned_data
        found = []
        for n, one in enumerate(self.found):
            if one.name in given["names"]:
                person = given.get(f"person_{n}")
                found.append(Voice(one.name, int(person) if person else None, layer=given[f"layer_{n}"]))
        return found


class BringForm(HarvestForm):
    name = forms.CharField(
        label=_("Naam van de tekst"),
        help_text=_("Alleen als je plakt. Mag leeg blijven."),
        max_length=120,
        required=False,
    )
    text = long_text(8, MOST_LETTERS, label=_("Plak hier een tekst"), required=False)
    file = forms.FileField(
        label=_("Of kies een bestand"),
        help_text=_("DOCX, ODT, TXT, VTT of SRT, tot 5 MB. Alleen de tekst wordt bewaard, niet het bestand."),
        required=False,
        allow_empty_file=True,
        max_length=200,
    )

    def brought(self) -> Brought:
        given = self.cleaned_data
        file = given.get("file")
        sent = None
        if file:  # of one that is too large, enough is read to say so
            sent = (file.name, file.read(MOST_BYTES + 1))
        return Brought(given["text"], given["name"], sent)


class SoundForm(HarvestForm):
    file = forms.FileField(
        label=_("Geluidsbestand"),
        help_text=_("MP3, M4A, OGG, WEBM, WAV of FLAC, tot 64 MB. Alleen wie oogst, kan het beluisteren."),
        allow_empty_file=True,
        max_length=200,
        error_messages={"required": _("Kies een geluidsbestand.")},
        widget=forms.ClearableFileInput(attrs={"accept": "audio/*"}),
    )

    def recorded(self) -> Recorded:
        file = self.cleaned_data["file"]
        return Recorded(file.name, file.size or 0, file.chunks())
