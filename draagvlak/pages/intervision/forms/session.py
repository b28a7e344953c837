"""A session with other municipalities."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.intervision.actions.sessions import KINDS, Planned
from draagvlak.pages.intervision.forms.whom import WhomForm
from draagvlak.pages.shared.forms import DayField, long_text


class SessionForm(WhomForm):
    kind = forms.ChoiceField(
        label=_("Wie spreken met elkaar?"),
        choices=[(kind.value, capfirst(kind.label)) for kind in KINDS],
        widget=forms.RadioSelect,
        initial=KINDS[0],
    )
    title = forms.CharField(label=_("Hoe noem je het gesprek?"), max_length=150)
    question = long_text(
        3,
        2000,
        label=_("Over welke vraag?"),
        help_text=_("Wie uitgenodigd is, leest dit. Noem geen mensen bij naam."),
        required=False,
    )
    held_on = DayField(label=_("Op welke dag?"))
    place = forms.CharField(label=_("Waar?"), max_length=200, required=False)
    field_order = ("kind", "title", "question", "held_on", "place")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["audience"]
        for part in ("municipalities", "partnerships"):
            if part in self.fields:
                self.fields[part].help_text = _("Zij zien de vraag, de dag en de plaats.")

    @property
    def planned(self) -> Planned:
        given = self.cleaned_data
        said = (given[part] for part in ("kind", "title", "held_on", "question", "place"))
        return Planned(*said, self.whom.municipalities, self.whom.partnerships)
