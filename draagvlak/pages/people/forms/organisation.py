"""What is known of an organisation."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.network.actions.organisations import DETAILS
from draagvlak.capabilities.network.choices import OrganisationKind
from draagvlak.capabilities.network.queries.organisations import Seen
from draagvlak.capabilities.network.readers.details import (
    RefusedError,
    association_code_of,
    enterprise_number_of,
    phone_of,
    shown_enterprise_number,
    shown_phone,
)
from draagvlak.pages.people.forms.fields import RefusingForm
from draagvlak.pages.shared.forms import DayField


class OrganisationForm(RefusingForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Naam"),
        help_text=_("Een andere naam geldt ook voor alle mensen van deze organisatie."),
        max_length=200,
        error_messages={"required": _("Vul een naam in.")},
    )
    merge = forms.BooleanField(label=_("Maak er één van als die naam al bestaat"), required=False)
    kind = forms.ChoiceField(
        label=_("Soort"), choices=[("", _("weten we niet")), *OrganisationKind.choices], required=False
    )
    enterprise_number = forms.CharField(label=_("KBO-nummer"), required=False, max_length=20)
    association_code = forms.CharField(
        label=_("Code van het verenigingsregister"),
        help_text=_("Een V en zeven cijfers."),
        required=False,
        max_length=20,
    )
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
    website = forms.URLField(
        label=_("Website"),
        required=False,
        assume_scheme="https",
        max_length=200,
        error_messages={"invalid": _("Dit is geen webadres. Typ het zo: https://www.voorbeeld.be.")},
    )
    since = DayField(label=_("Hoort bij dit netwerk sinds"), required=False)
    until = DayField(label=_("Hoorde bij dit netwerk tot en met"), required=False)
    reads: ClassVar = {
        "phone": phone_of,
        "enterprise_number": enterprise_number_of,
        "association_code": association_code_of,
    }

    offers_merge = False

    def refuse(self, refused: RefusedError) -> None:
        super().refuse(refused)
        self.offers_merge = refused.code == "name-taken" or bool(self.data.get("merge"))


def organisation_begins(seen: Seen) -> dict[str, Any]:
    row, since = seen.row, seen.since
    begins: dict[str, Any] = {part: getattr(row, part) for part in DETAILS}
    begins |= {"phone": shown_phone(row.phone), "enterprise_number": shown_enterprise_number(row.enterprise_number)}
    belongs = {"since": since.since if since else None, "until": since.until if since else None}
    return begins | belongs | {"version": row.version, "merge": False}
