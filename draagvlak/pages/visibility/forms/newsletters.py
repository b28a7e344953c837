"""A newsletter, its pieces, and that it was sent."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.visibility.actions.newsletters import Words
from draagvlak.pages.shared.forms import DayField
from draagvlak.pages.visibility.forms.words import VisibleForm, text_field


class NewsletterForm(VisibleForm):
    title = forms.CharField(label=_("Titel"), max_length=200)
    since = DayField(label=_("Wat nieuw is sinds"), help_text=_("De dag waarop de vorige verstuurd werd."))
    introduction = text_field(
        6, label=_("Inleiding"), help_text=_("Waarover gaat deze brief, en voor wie is hij?"), required=False
    )
    thanks = text_field(
        3,
        label=_("Dank je wel"),
        help_text=_("Wie wil je bedanken? Vraag het eerst aan wie je bij naam noemt."),
        required=False,
    )

    def said(self) -> Words:
        given = self.cleaned_data
        return Words(given["title"], given["since"], given["introduction"], given["thanks"])


def newsletter_begins(row: Any) -> dict[str, Any]:
    return {part: getattr(row, part) for part in ("title", "since", "introduction", "thanks", "version")}


class ItemForm(VisibleForm):
    words = text_field(4, label=_("Je eigen woorden erbij"), required=False)


class SentForm(VisibleForm):
    on = DayField(label=_("Op welke dag verstuurde je hem?"))


class PutForm(VisibleForm):
    """A button: what it puts in, as a kind and a key with a dash between."""

    what = forms.RegexField(r"[a-z]+-[0-9]{1,18}", widget=forms.HiddenInput)

    @property
    def chosen(self) -> tuple[str, int]:
        kind, _dash, key = self.cleaned_data["what"].partition("-")
        return kind, int(key)
