"""The two short questions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.basics.register_numbers import numbers_in
from draagvlak.capabilities.ideas.actions.outlook import Felt
from draagvlak.capabilities.ideas.wording.outlook import ANSWERS, ASKED
from draagvlak.capabilities.network.readers.details import RefusedError

LONGEST = 1000
REFUSED = _("Hierin staat een rijksregisternummer. Dat bewaren we nooit. Haal het weg.")


def _question(words: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=words, choices=list(ANSWERS.items()), coerce=int, widget=forms.RadioSelect)


class OutlookForm(forms.Form):
    """`version`: of what its sender said before, none without it."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    room = _question(ASKED["room"])
    hold = _question(ASKED["hold"])
    words = forms.CharField(
        label=_("Wil je er iets bij zeggen?"),
        help_text=_("Mag leeg blijven."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_words(self) -> str:
        words = str(self.cleaned_data["words"])
        if numbers_in(words):
            raise forms.ValidationError(REFUSED)
        return words

    def refuse(self, _refused: RefusedError) -> None:
        self.add_error("words", REFUSED)

    @property
    def felt(self) -> Felt:
        return Felt(*(self.cleaned_data[part] for part in ("room", "hold", "words")))


def stands(said: Any) -> dict[str, Any]:
    """What the form begins with; `said` None: nothing."""
    if said is None:
        return {"version": 0}
    return {part: getattr(said, part) for part in ("room", "hold", "words", "version")}
