"""What is known of a person, what changed on a day, and leaving."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.network.actions.people import DETAILS, Standing, Turn
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.queries.people import Known
from draagvlak.capabilities.network.readers.details import phone_of, shown_phone
from draagvlak.pages.people.forms.fields import RefusingForm, layer_field, organisation_field
from draagvlak.pages.shared.forms import DayField, OnceForm

MONTHS = [
    _("januari"), _("februari"), _("maart"), _("april"), _("mei"), _("juni"), _("juli"), _("augustus"),
    _("september"), _("oktober"), _("november"), _("december"),
]  # fmt: skip


class PersonForm(RefusingForm):
    """Everything that is kept of a person. Nothing is required but something to call somebody by."""

    name = forms.CharField(label=_("Naam"), required=False, max_length=200)
    known_as = forms.CharField(
        label=_("Roepnaam"),
        help_text=_("Alleen een roepnaam is genoeg."),
        required=False,
        max_length=80,
    )
    layer = layer_field(label=_("Laag"), help_text=_("De laag waarin deze persoon in de eerste plaats staat."))
    also = forms.MultipleChoiceField(
        label=_("Staat ook in"),
        choices=Layer.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    function = forms.CharField(label=_("Functie"), required=False, max_length=200)
    organisation = organisation_field(label=_("Organisatie"))
    municipality = forms.CharField(label=_("Gemeente"), required=False, max_length=80)
    email = forms.EmailField(
        label=_("E-mailadres"),
        required=False,
        max_length=200,
        error_messages={"invalid": _("Dit is geen e-mailadres. Typ het zo: naam@voorbeeld.be.")},
    )
    phone = forms.CharField(
        label=_("Telefoon"), required=False, max_length=40, widget=forms.TextInput(attrs={"type": "tel"})
    )
    contact_consent_on = DayField(
        label=_("Ging akkoord dat we e-mail en telefoon bewaren, op"),
        help_text=_("Nodig voor mensen in armoede."),
        required=False,
    )
    is_minor = forms.BooleanField(label=_("Is minderjarig"), required=False)
    parent_consent_on = DayField(label=_("Een ouder ging akkoord, op"), required=False)
    birth_day = forms.IntegerField(
        label=_("Verjaardag: dag"),
        help_text=_("Het jaar bewaren we niet."),
        required=False,
        min_value=1,
        max_value=31,
    )
    birth_month = forms.TypedChoiceField(
        label=_("Verjaardag: maand"),
        choices=[("", "–"), *((n, month) for n, month in enumerate(MONTHS, 1))],
        coerce=int,
        empty_value=None,
        required=False,
    )
    reads: ClassVar = {"phone": phone_of}

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not given.get("name", "").strip() and not given.get("known_as", "").strip() and "name" not in self.errors:
            self.add_error("name", _("Vul een naam in. Alleen een roepnaam is genoeg."))
        day, month = given.get("birth_day"), given.get("birth_month")
        if bool(day) != bool(month) and "birth_day" not in self.errors:
            self.add_error("birth_day", _("Vul dag en maand in, of laat allebei leeg."))
        elif day and month and not _is_day(day, month):
            self.add_error("birth_day", _("Deze dag bestaat niet in die maand."))
        return given

    @property
    def details(self) -> dict[str, Any]:
        return {part: self.cleaned_data[part] for part in DETAILS}

    @property
    def layers(self) -> list[str]:
        main, also = self.cleaned_data["layer"], self.cleaned_data["also"]
        return [main, *(layer for layer in also if layer != main)] if main else list(also)


class NewPersonForm(PersonForm, OnceForm):
    """Somebody who is added, once."""

    since = DayField(
        label=_("Hoort bij dit netwerk sinds"),
        help_text=_("Weet je het niet? Laat het leeg."),
        required=False,
    )

    @property
    def standing(self) -> Standing:
        return Standing(self.layers, self.cleaned_data["since"])


class CorrectForm(PersonForm):
    """What is put right. Of who left, the layers of before stay."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class TurnForm(RefusingForm):
    """What changed on a day."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    on = DayField(
        label=_("Veranderde op"),
        help_text=_("De eerste dag waarop het anders is. Wat tot dan waar was, blijft staan."),
    )
    layer = layer_field(label=_("Laag vanaf dan"))
    also = forms.MultipleChoiceField(
        label=_("Staat ook in"), choices=Layer.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    function = forms.CharField(label=_("Functie vanaf dan"), required=False, max_length=200)
    organisation = organisation_field(label=_("Organisatie vanaf dan"))

    @property
    def turn(self) -> Turn:
        given = self.cleaned_data
        main, also = given["layer"], [layer for layer in given["also"] if layer != given["layer"]]
        layers = [main, *also] if main else also
        return Turn(given["on"], layers, given["function"].strip(), given["organisation"].strip())


class LeaveForm(RefusingForm):
    """The last day in the network."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    on = DayField(label=_("Laatste dag in dit netwerk"))


def of_layers(layers: list[str]) -> dict[str, Any]:
    return {"layer": layers[0] if layers else "", "also": layers[1:]}


def correct_begins(known: Known) -> dict[str, Any]:
    """What the form to put right begins with."""
    person = known.person
    begins = {part: getattr(person, part) for part in DETAILS} | {"version": person.version}
    return begins | {"phone": shown_phone(person.phone)} | of_layers(known.here.layers if known.here else [])


def turn_begins(known: Known, today: date) -> dict[str, Any]:
    person = known.person
    begins = {"function": person.function, "organisation": person.organisation, "version": person.version, "on": today}
    return begins | of_layers(known.here.layers if known.here else [])


def leave_begins(known: Known, today: date) -> dict[str, Any]:
    return {"version": known.person.version, "on": today}


def _is_day(day: int, month: int) -> bool:
    try:
        date(2000, month, day)
    except ValueError:
        return False
    return True
