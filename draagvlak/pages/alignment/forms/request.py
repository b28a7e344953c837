"""What a network asks, of whom, and when."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.alignment.actions.requests import AskedFor
from draagvlak.capabilities.alignment.choices import RequestKind, Topic
from draagvlak.pages.alignment.forms.profile import AlignmentForm
from draagvlak.pages.shared.forms import DayField, long_text


class RequestForm(AlignmentForm):
    """`people`: of whom it may be asked, by key."""

    title = forms.CharField(label=_("Wat vraag je?"), help_text=_("In één zin."), max_length=200)
    kind = forms.ChoiceField(label=_("Welke soort vraag?"), choices=RequestKind.choices)
    topic = forms.ChoiceField(
        label=_("Waarover gaat het?"),
        help_text=_("Twee vragen over hetzelfde tellen als dezelfde vraag."),
        choices=Topic.choices,
    )
    asked_on = DayField(label=_("Op welke dag?"))
    organisations = long_text(
        3, 20_000, label=_("Aan welke organisaties?"), help_text=_("Eén op elke lijn."), required=False
    )
    people = forms.MultipleChoiceField(
        label=_("Aan welke mensen?"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, people: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = people  # type: ignore[attr-defined]
        if not people:
            del self.fields["people"]

    @property
    def asked(self) -> AskedFor:
        given = self.cleaned_data
        names = given["organisations"].splitlines()
        people = [int(key) for key in given.get("people", ())]
        return AskedFor(given["kind"], given["topic"], given["title"], given["asked_on"], people, names)


def request_begins(row: Any, of: tuple[list[int], list[str]]) -> dict[str, Any]:
    people, organisations = of
    begins = {part: getattr(row, part) for part in ("title", "kind", "topic", "asked_on", "version")}
    return begins | {"people": [str(key) for key in people], "organisations": "\n".join(organisations)}
