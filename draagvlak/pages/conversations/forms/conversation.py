"""A conversation, who took part, and what is brought of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.conversations.actions.conversations import Facts
from draagvlak.capabilities.conversations.actions.participants import Voice
from draagvlak.capabilities.conversations.actions.sounds import Recorded
from draagvlak.capabilities.conversations.actions.sources import Brought
from draagvlak.capabilities.conversations.choices import MOST_BYTES, MOST_LETTERS, ConversationKind
from draagvlak.capabilities.network.choices import Layer
from draagvlak.pages.conversations.forms.words import REFUSALS
from draagvlak.pages.shared.forms import DayField, StepForm, long_text

Choice = tuple[Any, Any]
PARTS = ("kind", "title", "question", "held_on", "place", "facilitator", "storyteller", "guest")


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
    """`members`: of the network, where whoever asks may read people; then somebody may be chosen."""

    person = forms.ChoiceField(label=_("Iemand uit het netwerk"), required=False)
    known_as = forms.CharField(
        label=_("Naam"),
        help_text=_("Zo kent het gesprek deze persoon. Een voornaam volstaat, ook zonder e-mailadres."),
        max_length=120,
        required=False,
    )
    layer = forms.ChoiceField(label=_("Laag"), choices=[("", _("Weet ik niet")), *Layer.choices], required=False)
    municipality = forms.CharField(label=_("Gemeente"), max_length=80, required=False)
    minor = forms.BooleanField(label=_("Jonger dan 18 jaar"), required=False)

    def __init__(self, members: list[Choice], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if members:
            self.fields["person"].choices = [("", _("Niemand, ik typ een naam")), *members]  # type: ignore[attr-defined]
        else:
            del self.fields["person"]

    def voice(self, person: int | None = None) -> Voice:
        """`person`: who it was, where the form could not say."""
        given = self.cleaned_data
        chosen = int(given["person"]) if given.get("person") else None
        who = chosen if "person" in self.fields else person
        return Voice(given["known_as"], who, given["layer"], given["municipality"], given["minor"] or None)


def voice_begins(row: Any) -> dict[str, Any]:
    parts = ("known_as", "layer", "municipality", "version")
    return {"person": str(row.person_id or ""), "minor": bool(row.minor)} | {part: getattr(row, part) for part in parts}


class NamedForm(HarvestForm):
    """Who speaks in a text, to come along as participants."""

    names = forms.MultipleChoiceField(
        label=_("Wie komt erbij?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één naam.")},
    )

    def __init__(self, names: list[str], *args: Any) -> None:
        super().__init__(*args, initial={"names": names})
        self.fields["names"].choices = [(name, name) for name in names]  # type: ignore[attr-defined]


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
