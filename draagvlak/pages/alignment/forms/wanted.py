"""What the authority wants some network to take up."""

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.alignment.choices import Wish
from draagvlak.pages.alignment.forms.profile import AlignmentForm


class WantedForm(AlignmentForm):
    name = forms.CharField(
        label=_("Wat wil je dat een netwerk opneemt?"),
        help_text=_("Bijvoorbeeld: vakantie voor gezinnen, of: jongeren die niet meer naar school gaan."),
        max_length=120,
    )
    kind = forms.ChoiceField(label=_("Is dat een doel, of voor wie?"), choices=Wish.choices)
