"""An agreement between networks, and its end."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.alignment.actions.agreements import Agreed
from draagvlak.capabilities.alignment.choices import AgreementKind
from draagvlak.pages.alignment.forms.profile import AlignmentForm
from draagvlak.pages.shared.forms import DayField, long_text

Choices = list[tuple[str, Any]]


class AgreementForm(AlignmentForm):
    """`networks` that may agree and `people` who may be named, by key."""

    kind = forms.ChoiceField(label=_("Welke afspraak?"), choices=AgreementKind.choices)
    subject = forms.CharField(
        label=_("Waarover, of voor wie?"),
        help_text=_("Bijvoorbeeld: de vakantiewerking, of: alleenstaande ouders."),
        max_length=200,
    )
    networks = forms.MultipleChoiceField(label=_("Tussen welke netwerken?"), widget=forms.CheckboxSelectMultiple)
    lead = forms.ChoiceField(label=_("Welk netwerk trekt dit?"), required=False)
    organisation = forms.CharField(
        label=_("Welke organisatie is het aanspreekpunt?"),
        help_text=_("Alleen bij één aanspreekpunt."),
        max_length=200,
        required=False,
    )
    person = forms.ChoiceField(
        label=_("Wie is het aanspreekpunt?"),
        help_text=_("De naam ziet alleen wie de mensen van dat netwerk mag zien."),
        required=False,
    )
    text = long_text(
        4,
        4000,
        label=_("Wat spreken jullie af?"),
        help_text=_("Noem hier geen mensen: wie een rol heeft in de gemeente, leest dit."),
        required=False,
    )
    since = DayField(label=_("Vanaf welke dag?"))

    def __init__(self, networks: Choices, people: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["networks"].choices = networks  # type: ignore[attr-defined]
        self.fields["lead"].choices = [("", _("geen")), *networks]  # type: ignore[attr-defined]
        self.fields["person"].choices = [("", _("niemand bij naam")), *people]  # type: ignore[attr-defined]

    @property
    def agreed(self) -> Agreed:
        given = self.cleaned_data
        keys = {part: int(given[part]) if given[part] else None for part in ("lead", "person")}
        networks = [int(key) for key in given["networks"]]
        texts = given["text"], keys["lead"], given["organisation"], keys["person"]
        return Agreed(given["kind"], given["subject"], networks, given["since"], *texts)


def choices_of(networks: Any, people: Choices, keeps: int | None) -> tuple[Choices, Choices]:
    """`keeps`: who is the contact now, also where the reader may not know them."""
    known = {key for key, _name in people}
    hidden = [(str(keeps), _("wie het nu is"))] if keeps and str(keeps) not in known else []
    return [(str(one.pk), one.name) for one in networks], [*hidden, *people]


def agreement_begins(row: Any, networks: list[int]) -> dict[str, Any]:
    begins = {part: getattr(row, part) for part in ("kind", "subject", "text", "since", "version")}
    keys = {"lead": str(row.lead_id or ""), "person": str(row.person_id or "")}
    organisation = row.organisation.name if row.organisation else ""
    return begins | keys | {"organisation": organisation, "networks": [str(key) for key in networks]}


class EndForm(AlignmentForm):
    until = DayField(label=_("Tot en met welke dag gold ze?"))
    why_ended = long_text(2, 1000, label=_("Waarom stopt ze?"), required=False)
