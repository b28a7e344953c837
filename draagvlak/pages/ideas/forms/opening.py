"""For whom an idea is opened: a tick a layer, and, in the name of somebody else, when they agreed."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.network.choices import Layer
from draagvlak.pages.ideas.forms.fields import IdeaForm
from draagvlak.pages.shared.forms import DayField


class OpenForm(IdeaForm):
    layers = forms.MultipleChoiceField(label=_("Voor wie?"), widget=forms.CheckboxSelectMultiple)
    said_yes_on = DayField(label=_("Wanneer zei de eigenaar ja?"))

    def __init__(self, is_open: Collection[str], needs_yes: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        left = [(layer.value, layer.label) for layer in Layer if layer not in is_open]
        self.is_left = bool(left)
        self.fields["layers"].choices = left  # type: ignore[attr-defined]
        if not needs_yes:
            del self.fields["said_yes_on"]
