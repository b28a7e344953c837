"""Who a file is for."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.authorities.queries import every_municipality
from draagvlak.pages.shared.forms import StepForm


class AddresseeForm(StepForm):
    refusals: ClassVar = {
        "no-code": _("Dit is geen code. Ze heeft vier keer vier tekens, zoals ABCD-1234-EFGH-5678."),
        "own-code": _("Dit is je eigen code. Vraag de code van de andere gemeente."),
        "there-already": _("Deze ontvanger staat er al."),
        "no-name": _("Kies een gemeente, of typ een naam."),
        "register-number": _("Dit lijkt een rijksregisternummer. Dat bewaren we nooit. Haal het weg."),
    }
    code = forms.CharField(
        label=_("Wat is de code van de ontvanger?"),
        help_text=_("De andere gemeente vindt ze op deze zelfde pagina in haar Draagvlak. Vraag ze aan de telefoon."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("Typ de code van de ontvanger.")},
    )
    nis = forms.ChoiceField(
        label=_("Welke gemeente is het?"),
        help_text=_("Zo krijgt ze ook wat je met die gemeente deelt."),
        required=False,
    )
    name = forms.CharField(
        label=_("Of hoe heet de ontvanger?"),
        help_text=_("Alleen als het geen gemeente is, maar bijvoorbeeld een samenwerkingsverband."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = every_municipality().values_list("nis", "name")
        self.fields["nis"].choices = [("", _("geen gemeente")), *places]  # type: ignore[attr-defined]

    @property
    def told(self) -> tuple[str, str, str]:
        given = self.cleaned_data
        return given["code"], given["name"], given["nis"]
