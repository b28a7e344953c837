"""Which networks stand side by side."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.alignment.choices import Governance
from draagvlak.capabilities.federation.choices import Size
from draagvlak.capabilities.intervision.choices import Age, Order
from draagvlak.capabilities.intervision.queries.peers import Like

ALL: tuple[str, Any] = ("", _("maakt niet uit"))


class LikeForm(forms.Form):
    grootte = forms.ChoiceField(label=_("Hoe groot?"), choices=[ALL, *Size.choices], required=False)
    bestuur = forms.ChoiceField(label=_("Wie stuurt?"), choices=[ALL, *Governance.choices], required=False)
    jaren = forms.ChoiceField(
        label=_("Hoe lang al?"), choices=[ALL, *(one for one in Age.choices if one[0])], required=False
    )
    volgorde = forms.ChoiceField(label=_("In welke volgorde?"), choices=Order.choices, required=False)

    @property
    def like(self) -> Like:
        """What isn't in the lists counts for nothing."""
        self.is_valid()
        given = self.cleaned_data
        found = (given.get(part, "") for part in ("grootte", "bestuur", "jaren"))
        return Like(*found, given.get("volgorde") or Order.NAME)
