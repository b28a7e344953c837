"""Whom one asks, and how: by mail, on paper, or a group by one link."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.pulse.actions.links import MOST_SHEETS, Group
from draagvlak.capabilities.pulse.choices import FormKind
from draagvlak.pages.shared.forms import OnceForm
from draagvlak.pages.survey.forms.fields import PlainText

MOST_ADDRESSES = 2000
BETWEEN = re.compile(r"[\s,;<>]+")


class ForWhom(OnceForm):
    """People of one layer, with one of the two forms."""

    layer = forms.ChoiceField(
        label=_("Wie vraag je?"), choices=Layer.choices, error_messages={"required": _("Kies een laag.")}
    )
    form = forms.ChoiceField(
        label=_("Welk formulier?"),
        choices=FormKind.choices,
        initial=FormKind.WORDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een formulier.")},
    )

    def group(self, survey: int) -> Group:
        return Group(survey, self.cleaned_data["layer"], self.cleaned_data["form"])


class MailForm(ForWhom):
    """`known`: by layer, the addresses that we have."""

    addresses = forms.CharField(
        label=_("E-mailadressen"),
        help_text=_("Eén per regel, of met een komma ertussen. Iedereen krijgt een eigen mail en ziet geen anderen."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off", "spellcheck": "false"}),
    )
    known = forms.BooleanField(
        label=_("Ook de adressen die we van deze laag kennen"),
        help_text=_("Van mensen in armoede enkel wie ermee akkoord ging dat we het bewaren."),
        required=False,
    )

    field_order = ("layer", "form", "known", "addresses")

    def clean_addresses(self) -> list[str]:
        typed = [one.strip(".").lower() for one in BETWEEN.split(self.cleaned_data["addresses"]) if one.strip(".")]
        wrong = [one for one in typed if not _is_address(one)]
        if wrong:
            shown = ", ".join(wrong[:5])
            said = ngettext(
                "Dit is geen e-mailadres: %(shown)s.", "Dit zijn geen e-mailadressen: %(shown)s.", len(wrong)
            )
            raise ValidationError(said % {"shown": shown})
        if len(typed) > MOST_ADDRESSES:
            raise ValidationError(_("Dit zijn er te veel in één keer. Vraag er hoogstens 2000 tegelijk."))
        return list(dict.fromkeys(typed))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not given.get("known") and not given.get("addresses") and "addresses" not in self.errors:
            self.add_error("addresses", _("Typ minstens één adres, of kies de adressen die we kennen."))
        return given


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254


class SheetsForm(ForWhom):
    number = forms.IntegerField(
        label=_("Hoeveel blaadjes?"),
        help_text=_("Elk blaadje is voor één antwoord. Geef er niet meer uit dan er mensen zijn."),
        min_value=1,
        max_value=MOST_SHEETS,
        error_messages={
            "required": _("Zeg hoeveel."),
            "min_value": _("Maak er minstens één."),
            "max_value": _("Maak er hoogstens honderd tegelijk."),
        },
    )


class GroupForm(ForWhom):
    name = PlainText(
        label=_("Naam van de groep"),
        help_text=_("Bijvoorbeeld de naam van de vereniging. Enkel jij ziet die."),
        max_length=120,
        error_messages={"required": _("Geef de groep een naam.")},
    )
    expected = forms.IntegerField(
        label=_("Hoeveel mensen verwacht je?"),
        help_text=_("Daaraan meten we hoeveel van hen antwoordden. Antwoorden er meer, dan tellen die ook mee."),
        min_value=1,
        max_value=5000,
        error_messages={"required": _("Zeg hoeveel mensen je verwacht.")},
    )

    field_order = ("name", "layer", "form", "expected")
