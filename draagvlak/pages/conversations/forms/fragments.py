"""Fragments and their themes, and looking for them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.conversations.actions.fragments import Marked
from draagvlak.capabilities.conversations.actions.themes import LONGEST
from draagvlak.capabilities.conversations.choices import MOST_LETTERS
from draagvlak.capabilities.conversations.queries.finding import Look
from draagvlak.capabilities.conversations.readers.speaking import others_within
from draagvlak.pages.conversations.forms.conversation import HarvestForm
from draagvlak.pages.shared.forms import long_text

MOST_NEW = 5  # themes that are made at once


class FragmentForm(HarvestForm):
    """`voices`: participants; `themes`: those that are offered. Several new themes are parted by commas."""

    words = long_text(
        4,
        MOST_LETTERS,
        label=_("De woorden"),
        help_text=_("Kopieer ze uit de tekst. Staan ze er één keer, dan vinden we de plaats."),
    )
    start = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    voice = forms.ChoiceField(label=_("Wie zei dit?"), required=False)
    new_voice = forms.CharField(
        label=_("Of iemand die er nog niet bij staat"),
        help_text=_("Een naam volstaat."),
        max_length=120,
        required=False,
    )
    themes = forms.MultipleChoiceField(label=_("Thema’s"), widget=forms.CheckboxSelectMultiple, required=False)
    new_themes = forms.CharField(
        label=_("Nieuw thema"),
        help_text=_("Meer dan één? Zet er een komma tussen."),
        max_length=(LONGEST + 2) * MOST_NEW,
        required=False,
    )

    def __init__(self, voices: Sequence[Any], themes: Sequence[Any], *args: Any, has_words: bool = True, **kwargs: Any):
        super().__init__(*args, **kwargs)
        named = [(str(one.pk), one.known_as) for one in voices]
        self.fields["voice"].choices = [("", _("Nog niet gezegd")), *named]  # type: ignore[attr-defined]
        self.fields["themes"].choices = [(str(one.pk), one.name) for one in themes]  # type: ignore[attr-defined]
        if not themes:
            del self.fields["themes"]
        if not has_words:
            for part in ("words", "start", "end", "new_voice"):
                del self.fields[part]
        elif self.is_placed:
            self.fields["words"].widget = forms.HiddenInput()

    @property
    def is_placed(self) -> bool:
        """Whether it is about words at a place that was pointed at."""
        return bool(self["start"].value() not in (None, "") and self["end"].value() not in (None, ""))

    @property
    def names_within(self) -> str:
        """Of who speaks in a line that is not the first: these would stand in the quote."""
        return ", ".join(others_within(str(self["words"].value() or ""))) if self.is_placed else ""

    def marked(self) -> Marked:
        given = self.cleaned_data
        place = (given["start"], given["end"]) if None not in (given.get("start"), given.get("end")) else None
        named = tuple(name for name in (part.strip() for part in given["new_themes"].split(",")) if name)
        return Marked(
            place,
            given.get("words", ""),
            int(given["voice"]) if given["voice"] else None,
            tuple(int(key) for key in given.get("themes", ())),
            named[:MOST_NEW],
            given.get("new_voice", ""),
        )


def fragment_begins(row: Any) -> dict[str, Any]:
    return {
        "voice": str(row.voice or ""),
        "themes": [str(key) for key, _name in row.themes],
        "version": row.version,
    }


class LookForm(forms.Form):
    zoek = forms.CharField(label=_("Zoek in fragmenten"), max_length=200, required=False)
    thema = forms.ChoiceField(label=_("Thema"), required=False)

    def __init__(self, themes: Sequence[Any], *args: Any) -> None:
        super().__init__(*args)
        named = [(str(one.pk), one.name) for one in themes]
        self.fields["thema"].choices = [("", _("Alle thema’s")), *named]  # type: ignore[attr-defined]
        if not themes:
            del self.fields["thema"]

    def look(self) -> Look:
        given = self.cleaned_data if self.is_valid() else {}
        return Look(given.get("zoek", ""), int(given["thema"]) if given.get("thema") else None)


class ThemeForm(HarvestForm):
    name = forms.CharField(label=_("Naam van het thema"), max_length=LONGEST)


class JoinForm(HarvestForm):
    into = forms.ChoiceField(label=_("Met welk thema?"))

    def __init__(self, themes: Sequence[Any], *args: Any) -> None:
        super().__init__(*args)
        self.auto_id = "join_%s"  # another form stands on the page
        self.fields["into"].choices = [("", _("Kies …")), *((str(one.pk), one.name) for one in themes)]  # type: ignore[attr-defined]
