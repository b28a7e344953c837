"""Letting an idea go, putting it together with others, splitting it; and looking through what was let go."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from draagvlak.capabilities.ideas.actions.family import Child
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.pages.ideas.forms.fields import IdeaForm, text_field

LONGEST_TITLE = 160


class LetGoForm(IdeaForm):
    reason = text_field(
        4,
        label=_("Waarom laat je het los?"),
        help_text=_("Wie dit idee mag zien, leest ook de reden. Ze helpt wie later op hetzelfde komt."),
    )


class MergeForm(IdeaForm):
    """`others`: ideas to choose from, each with its companions."""

    others = forms.MultipleChoiceField(
        label=_("Met welke ideeën?"),
        help_text=_("Wie meedenkt met een van deze ideeën, denkt ook mee met het nieuwe."),
        widget=forms.CheckboxSelectMultiple,
    )
    title = forms.CharField(label=_("Hoe heet het nieuwe idee?"), max_length=LONGEST_TITLE)
    text = text_field(
        6,
        label=_("Vertel er iets meer over"),
        help_text=_("Laat je dit leeg, dan komen de teksten van de ideeën onder elkaar."),
        required=False,
    )

    def __init__(self, others: Sequence[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.key, _with_guests(one)) for one in others]
        self.fields["others"].choices = choices  # type: ignore[attr-defined]

    @property
    def child(self) -> Child:
        return Child(self.cleaned_data["title"], self.cleaned_data["text"])


class SplitForm(IdeaForm):
    titles = text_field(
        5,
        label=_("Welke ideeën zitten erin?"),
        help_text=_("Eén idee per lijn. Het idee waar ze uit komen, blijft bestaan."),
    )
    with_text = forms.BooleanField(label=_("Neem de tekst van dit idee mee in elk deel"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if any(len(title) > LONGEST_TITLE for title in self._titles()):
            self.refuse(RefusedError("titles", "long-title"))
        return given

    def children(self, text: str) -> list[Child]:
        kept = text if self.cleaned_data["with_text"] else ""
        return [Child(title, kept) for title in self._titles()]

    def _titles(self) -> list[str]:
        lines = (" ".join(line.split()) for line in self.cleaned_data.get("titles", "").splitlines())
        return [line for line in lines if line]


class ArchiveForm(forms.Form):
    zoek = forms.CharField(
        label=_("Zoek in wat losgelaten is"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)

    @property
    def words(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("zoek", ""))


def _with_guests(idea: Any) -> str:
    """An idea by its title, and how many think along, who will see the new one."""
    guests = len(idea.companions.all())
    words = ngettext("%(count)s denkt mee", "%(count)s denken mee", guests) % {"count": guests}
    return f"{idea.title} ({words})" if guests else str(idea.title)
