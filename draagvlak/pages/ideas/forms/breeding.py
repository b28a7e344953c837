"""What one lays with an idea, and what one tries with it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.ideas.actions.experiments import Learned
from draagvlak.capabilities.ideas.actions.notes import Laid
from draagvlak.capabilities.ideas.choices import MOST_BYTES, NoteKind, Verdict
from draagvlak.pages.ideas.forms.fields import IdeaForm, text_field
from draagvlak.pages.shared.forms import DayField

NOBODY, ALL_SAID_YES, NOT_ALL = "nobody", "yes", "not-all"
TEXTS = {
    NoteKind.NOTE: (_("Wat wil je erbij leggen?"), _("Iets wat je zag, hoorde of las.")),
    NoteKind.VOICE: (_("Wat zei die persoon?"), _("Schrijf het op zoals het gezegd is.")),
    NoteKind.PICTURE: (_("Wat staat erop?"), _("Voor wie het beeld niet ziet. Eén zin volstaat.")),
}


class NoteForm(IdeaForm):
    """Of a `kind` of note. `is_new`: only then a picture is chosen, and asked who is on it."""

    picture = forms.FileField(
        label=_("Welk beeld?"),
        help_text=_("PNG of JPEG, tot 5 MB. Waar en wanneer een foto genomen is, halen we eruit."),
        allow_empty_file=True,
        max_length=200,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )
    text = text_field(5)
    said_by = forms.CharField(
        label=_("Onder welke naam?"),
        help_text=_("Alleen de naam die die persoon zelf kiest. Laat leeg als die geen naam wil."),
        max_length=80,
        required=False,
    )
    people = forms.ChoiceField(
        label=_("Staan er mensen op?"),
        choices=[
            (NOBODY, _("Nee, of niemand is te herkennen")),
            (ALL_SAID_YES, _("Ja, en iedereen die erop staat, zei ja")),
            (NOT_ALL, _("Ja, maar niet iedereen zei ja")),
        ],
        help_text=_("Een foto van iemand die geen ja zei, bewaren we nooit."),
        widget=forms.RadioSelect,
    )
    goes_along = forms.BooleanField(label=_("Dit mag mee als het idee opengesteld wordt"), required=False)

    def __init__(self, kind: NoteKind, *args: Any, is_new: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["text"].label, self.fields["text"].help_text = TEXTS[kind]
        if kind != NoteKind.PICTURE or not is_new:
            del self.fields["picture"], self.fields["people"]
        if kind != NoteKind.VOICE:
            del self.fields["said_by"]

    @property
    def laid(self) -> Laid:
        given = self.cleaned_data
        file = given.get("picture")
        picture = file.read(MOST_BYTES + 1) if file else None
        agreed = given.get("people") in (NOBODY, ALL_SAID_YES)
        return Laid(self.kind, given["text"], given.get("said_by", ""), given["goes_along"], picture, agreed)


def note_begins(note: Any) -> dict[str, Any]:
    return {part: getattr(note, part) for part in ("text", "said_by", "goes_along", "version")}


class TryForm(IdeaForm):
    tried = text_field(3, label=_("Wat probeer je?"), help_text=_("Klein en kort: één keer, één plek, één week."))
    began_on = DayField(label=_("Vanaf welke dag?"))


def try_begins(experiment: Any) -> dict[str, Any]:
    return {part: getattr(experiment, part) for part in ("tried", "began_on", "version")}


class LearnedForm(IdeaForm):
    learned = text_field(4, label=_("Wat leerde je?"), help_text=_("Ook wat tegenviel, telt."))
    verdict = forms.ChoiceField(
        label=_("En nu?"),
        choices=[
            (Verdict.GO_ON, _("Verder: hiermee ga je door")),
            (Verdict.TURN, _("Anders: je probeert het op een andere manier")),
            (Verdict.LET_GO, _("Loslaten: het idee laat je pas los als je dat zelf zegt")),
        ],
        widget=forms.RadioSelect,
    )
    ended_on = DayField(label=_("Op welke dag eindigde de proef?"))

    @property
    def said(self) -> Learned:
        given = self.cleaned_data
        return Learned(given["learned"], given["verdict"], given["ended_on"])


def learned_begins(experiment: Any) -> dict[str, Any]:
    return {part: getattr(experiment, part) for part in ("learned", "verdict", "ended_on", "version")}
