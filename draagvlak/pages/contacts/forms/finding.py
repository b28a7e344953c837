"""Which contacts are looked for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.network.queries.contacts import Wanted
from draagvlak.capabilities.network.wording.contacts import kind_in_words
from draagvlak.pages.contacts.forms.parts import day_field


class FindForm(forms.Form):
    wie = forms.CharField(label=_("Met wie"), required=False, max_length=200)
    soort = forms.ChoiceField(label=_("Soort contact"), required=False)
    van = day_field(required=False)
    tot = day_field(required=False)
    tekst = forms.CharField(label=_("Woorden in de notitie"), required=False, max_length=200)

    def __init__(self, kinds: list[str], data: object) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.fields["van"].label, self.fields["tot"].label = _("Vanaf"), _("Tot en met")
        soort: Any = self.fields["soort"]
        soort.choices = [("", _("alle soorten")), *((kind, kind_in_words(kind)) for kind in kinds)]

    def wanted(self) -> Wanted:
        """What is filled in right; the rest asks nothing."""
        self.is_valid()
        said = self.cleaned_data
        return Wanted(
            who=said.get("wie", "").strip(),
            kind=said.get("soort", ""),
            since=said.get("van"),
            until=said.get("tot"),
            text=said.get("tekst", "").strip(),
        )
