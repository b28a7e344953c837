"""What people fill in about their rights, and about those of others."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.privacy.choices import Outcome, RequestKind
from draagvlak.capabilities.privacy.queries.audit import Asking
from draagvlak.capabilities.privacy.queries.texts_about import LONGEST, TextAbout
from draagvlak.capabilities.privacy.wording.done import done_choices
from draagvlak.pages.shared.forms import OnceForm

LARGEST = 2**63 - 1
LONGEST_WORDS = 5000


class AskForm(OnceForm):
    words = forms.CharField(
        label=_("Wil je er iets bij zeggen?"),
        help_text=_("Dat hoeft niet."),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class NoteForm(OnceForm):
    """A request that came by letter, mail or word."""

    kind = forms.ChoiceField(label=_("Wat vraagt deze persoon?"), choices=RequestKind.choices)
    received_on = forms.DateField(
        label=_("Wanneer kwam de vraag binnen?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        initial=localdate,
    )
    words = forms.CharField(
        label=_("In hun woorden"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_received_on(self) -> Any:
        day = self.cleaned_data["received_on"]
        if day > localdate():
            raise forms.ValidationError(_("Deze dag moet nog komen. Kies vandaag of een dag ervoor."))
        return day


class AnswerForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Hoe is de vraag beantwoord?"), choices=Outcome.choices, widget=forms.RadioSelect
    )


class EraseForm(forms.Form):
    """`alone`: in which texts of others a first or last name alone means the person, by their keys."""

    alone = forms.MultipleChoiceField(required=False)
    name = forms.CharField(label=_("Typ de volledige naam om te bevestigen"), max_length=200)

    def __init__(self, places: Sequence[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["alone"].choices = [(key, key) for key in places]  # type: ignore[attr-defined]


class SearchForm(forms.Form):
    q = forms.CharField(label=_("Naam"), max_length=200, required=False)


class LogForm(forms.Form):
    """By whom, what, and from when to when."""

    who = forms.TypedChoiceField(label=_("Wie"), required=False, coerce=int, empty_value=None)
    what = forms.ChoiceField(label=_("Wat"), required=False)
    since = forms.DateField(label=_("Vanaf"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("Tot en met"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, users: Sequence[Any], rights: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(user.pk, user.get_full_name() or user.email) for user in users]
        self.fields["who"].choices = [("", _("Iedereen")), *people]  # type: ignore[attr-defined]
        self.fields["what"].choices = [("", _("Alles")), *done_choices(rights)]  # type: ignore[attr-defined]

    def asking(self) -> Asking:
        """What is wrong filters nothing."""
        self.full_clean()
        given = getattr(self, "cleaned_data", {})  # a form that nobody sent has none
        return Asking(given.get("who"), given.get("what", ""), given.get("since"), given.get("until"))


def decided_in(posted: Any, texts: list[TextAbout]) -> tuple[dict[str, str], frozenset[str]]:
    """Of the texts that were shown: how each is given, and those that are not."""
    given = {text.key: str(posted[f"text-{text.key}"])[:LONGEST] for text in texts if f"text-{text.key}" in posted}
    return given, frozenset(text.key for text in texts if f"out-{text.key}" in posted)
