"""Whom one lets in, and as what."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.ideas.choices import Part
from draagvlak.capabilities.ideas.queries.companions import MayCome
from draagvlak.pages.ideas.forms.fields import IdeaForm


class InviteForm(IdeaForm):
    guest = forms.ChoiceField(label=_("Wie?"))
    part = forms.ChoiceField(
        label=_("Wat doet die?"),
        choices=Part.choices,
        initial=Part.GUEST,
        help_text=_(
            "Wie schrijft voor de eigenaar, kan het idee ook anders zeggen, openstellen en anderen uitnodigen."
        ),
    )

    def __init__(self, people: Sequence[MayCome], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(one.key), f"{one.name} ({one.role})") for one in people]
        self.fields["guest"].choices = [("", _("Kies …")), *named]  # type: ignore[attr-defined]

    @property
    def whom(self) -> tuple[int, str]:
        return int(self.cleaned_data["guest"]), self.cleaned_data["part"]
