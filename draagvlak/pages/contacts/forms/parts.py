"""Fields that several forms about contacts have."""

from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from draagvlak.basics.register_numbers import numbers_in
from draagvlak.capabilities.network.queries.rows import LONGEST_KIND

TYPED = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y"]
LONGEST_SUBJECT, LONGEST_NOTE = 1000, 5000
LAYERS: dict[str, Promise] = {
    "people_in_poverty": _("mensen in armoede"),
    "association": _("vereniging waar mensen in armoede het woord nemen"),
    "partner_organisation": _("partnerorganisatie"),
    "colleague": _("collega"),
    "team_leader": _("leidinggevende"),
    "management": _("management"),
    "political": _("bestuur"),
}


def plain_text(text: str) -> None:
    """Raises ValidationError for a national register number."""
    if numbers_in(text):
        raise forms.ValidationError(_("Hier staat een rijksregisternummer. Dat bewaren we nooit. Haal het weg."))


def day_field(required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=_("Wanneer"),
        required=required,
        input_formats=TYPED,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": _("Kies een dag."), "invalid": _("Die dag bestaat niet. Kies er een andere.")},
    )


def text_field(label: Any, longest: int, rows: int = 0) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, required=False, max_length=longest, widget=widget, validators=[plain_text])


def kind_field() -> forms.CharField:
    field = text_field(_("Soort contact"), LONGEST_KIND)
    field.widget.attrs["list"] = "soorten"
    return field


def past(day: date, today: date) -> date:
    """Raises ValidationError for a day to come."""
    if day > today:
        raise forms.ValidationError(_("Die dag moet nog komen. Een contact noteer je nadat het er was."))
    return day
