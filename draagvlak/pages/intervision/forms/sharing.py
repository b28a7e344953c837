"""What is shared, and until when."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.intervision.actions.sharing import Offer
from draagvlak.capabilities.intervision.choices import FIGURES
from draagvlak.pages.intervision.forms.whom import IntervisionForm, WhomForm
from draagvlak.pages.shared.forms import DayField


class ShareForm(WhomForm):
    """`practices` and `stories` (heads) that may be shared."""

    goes_by_file = True
    figures = forms.MultipleChoiceField(
        label=_("Welke cijfers?"),
        help_text=_("Nooit namen. Aantallen gaan in groepen van vijf; van minder dan vijf mensen tonen we niets."),
        choices=[(what.value, capfirst(what.label)) for what in FIGURES],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    year = forms.IntegerField(
        label=_("In welk jaar begon het netwerk?"),
        help_text=_("Gaat mee met wie jullie zijn. Zo vinden netwerken van dezelfde leeftijd elkaar."),
        min_value=1950,
        max_value=2100,
        required=False,
    )
    practices = forms.MultipleChoiceField(
        label=_("Welke praktijken?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    stories = forms.MultipleChoiceField(
        label=_("Welke verhalen?"),
        help_text=_(
            "Alleen verhalen die klaar zijn voor collega’s elders. Citaten staan erin zoals mensen dat goedvonden."
        ),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    until = DayField(
        label=_("Tot en met welke dag?"),
        help_text=_("Leeg: tot je het terugtrekt. Terugtrekken kan altijd."),
        required=False,
    )
    field_order = ("figures", "year", "practices", "stories", "audience")

    def __init__(self, practices: Iterable[Any], stories: Iterable[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = {
            "practices": [(str(one.pk), one.title) for one in practices],
            "stories": [(str(one.key), one.title) for one in stories],
        }
        for part, some in choices.items():
            if some:
                self.fields[part].choices = some  # type: ignore[attr-defined]
            else:
                del self.fields[part]

    @property
    def offer(self) -> Offer:
        given = self.cleaned_data
        keys = ([int(key) for key in given.get(part, ())] for part in ("practices", "stories"))
        return Offer(self.whom, given["figures"], *keys, given["until"], given["year"])


class UntilForm(IntervisionForm):
    until = DayField(label=_("Tot en met welke dag?"), help_text=_("Leeg: tot je het terugtrekt."), required=False)
