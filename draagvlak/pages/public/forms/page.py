"""What the public page shows, and to whom one turns."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.network.readers.details import shown_phone
from draagvlak.capabilities.public_pages.actions.settings import Said
from draagvlak.capabilities.public_pages.choices import Block
from draagvlak.pages.public.forms.words import NO_NAMES, REFUSALS
from draagvlak.pages.shared.forms import StepForm, long_text

PARTS = ("purpose", "contact", "email", "label")
SWITCH = (("", _("Uit: niemand ziet iets")), ("on", _("Aan: iedereen ziet wat hieronder aangevinkt is")))


class PageForm(StepForm):
    refusals: ClassVar[Any] = REFUSALS

    is_on = forms.ChoiceField(label=_("De pagina"), choices=SWITCH, widget=forms.RadioSelect, required=False)
    blocks = forms.MultipleChoiceField(
        label=_("Wat staat erop?"), choices=Block.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    purpose = long_text(5, 2000, label=_("Waarvoor is het netwerk er?"), help_text=NO_NAMES, required=False)
    contact = long_text(
        3,
        600,
        label=_("Bij wie kan iemand terecht?"),
        help_text=_("Bijvoorbeeld een dienst en een plek."),
        required=False,
    )
    email = forms.EmailField(label=_("E-mailadres"), max_length=200, required=False)
    phone = forms.CharField(label=_("Telefoon"), max_length=40, required=False)
    label = forms.CharField(
        label=_("Label in de UiTdatabank"),
        help_text=_("Zonder label tonen we wat er in de gemeenten van het netwerk te doen is."),
        max_length=100,
        required=False,
    )
    hosts = long_text(
        3,
        2000,
        label=_("Welke sites mogen het blok insluiten?"),
        help_text=_("Eén op elke lijn, bijvoorbeeld www.duffel.be. Andere sites kunnen het niet."),
        required=False,
    )

    @property
    def said(self) -> Said:
        given = self.cleaned_data
        return Said(
            is_on=given["is_on"] == "on",
            blocks=given["blocks"],
            phone=given["phone"],
            hosts=given["hosts"].splitlines(),
            **{part: given[part] for part in PARTS},
        )


def page_begins(row: Any) -> dict[str, Any]:
    if row is None:
        return {"version": 0, "is_on": "", "blocks": [Block.PURPOSE, Block.ACTIVITIES, Block.STORIES, Block.CONTACT]}
    texts = {part: getattr(row, part) for part in (*PARTS, "blocks", "version")}
    return texts | {
        "is_on": "on" if row.is_on else "",
        "phone": shown_phone(row.phone),
        "hosts": "\n".join(row.hosts),
    }
