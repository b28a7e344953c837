"""What the forms of results, indicators and stories share, and why something is not kept, in a sentence each."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from draagvlak.basics.figures import figure_of, shown_figure
from draagvlak.basics.register_numbers import numbers_in
from draagvlak.pages.plan.forms.fields import LONGEST
from draagvlak.pages.shared.forms import StepForm, long_text

NAMES = _("Hier komt alleen een aantal. Namen of lijsten van mensen bewaren we nooit.")
REFUSALS: dict[str, "Promise | str"] = {
    "register-number": _("Hierin staat een rijksregisternummer. Dat bewaren we nooit. Haal het weg."),
    "not-yet": _("Deze dag moet nog komen. Kies vandaag of vroeger."),
    "empty": _("Schrijf hier een paar woorden."),
    "below-nothing": _("Een kost is nul of meer."),
    "no-action": _("Deze actie staat niet meer in het plan. Kies een andere."),
    "no-result": _("Dit resultaat is er niet meer. Kies een ander."),
    "hangs": _(
        "Hier hangt een actie, een indicator of een verhaal aan, of dat was ooit zo. Het resultaat blijft. "
        "Je kan het wel aanpassen."
    ),
    "of-what": _("Kies waarvan dit een indicator is."),
    "kind-stays": _("De soort blijft zoals ze is. Maak een nieuwe indicator voor een andere soort."),
    "names": _("Hierin staan namen, of een lijst. Bij deelnames bewaren we alleen aantallen. Haal de namen weg."),
    "not-whole": _("Mensen tellen we in hele getallen, van nul af."),
    "no-source": _("Zeg waar dit cijfer staat. Zo kan iedereen het nagaan."),
    "same-day": _("Van deze dag is er al een meting. Pas die aan, of kies een andere dag."),
    "agreed-words": _(
        "Voor deze woorden gaf iemand toestemming. Andere woorden vragen een nieuwe: vertel ze als een nieuw verhaal."
    ),
    "words-gone": _("De woorden zijn intussen gewist. Vertel het verhaal opnieuw, als iemand dat wil."),
    "agreed-already": _("Hiervoor is er al toestemming."),
    "before-told": _("Deze dag komt voor de dag waarop het verteld is. Kies een latere dag."),
}


class NotedForm(StepForm):
    refusals = REFUSALS


class FigureField(forms.CharField):
    """A number as it is written in Belgium. `names`: what is said where no number stands."""

    def __init__(self, **more: Any) -> None:
        self.wrong = more.pop("wrong", _("Dit is geen getal. Typ het zo: 12.500,50."))
        super().__init__(max_length=LONGEST, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **more)

    def to_python(self, value: Any) -> Any:
        text = str(super().to_python(value)).strip()
        if not text:
            return None
        if numbers_in(text):
            raise forms.ValidationError(str(REFUSALS["register-number"]))
        try:
            return figure_of(text)
        except ValueError:
            raise forms.ValidationError(self.wrong) from None

    def validate(self, value: Any) -> None:
        if value is None and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        """Those of a text say nothing of a number."""

    def prepare_value(self, value: Any) -> Any:
        return shown_figure(value) if isinstance(value, Decimal) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != initial)
        except forms.ValidationError:
            return True


def text_field(rows: int, **more: Any) -> forms.CharField:
    return long_text(rows, LONGEST, **more)
