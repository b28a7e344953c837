"""Who was there: a tap for each, or a list of names."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.exchange.queries.attending import MOST_NAMES
from draagvlak.capabilities.network.choices import Presence
from draagvlak.capabilities.network.queries.inviting import Recognised
from draagvlak.pages.calendar.forms.asking import LARGEST
from draagvlak.pages.shared.forms import OnceForm

NOBODY, NEW = "", "new"
MOST_BYTES = 5 * 1024 * 1024
SALT = "draagvlak.calendar"


class TickForm(forms.Form):
    person = forms.IntegerField(min_value=1, max_value=LARGEST)
    answer = forms.ChoiceField(choices=Presence.choices)


class NamesForm(forms.Form):
    """A list of attendance: a file, or names typed or pasted."""

    names = forms.CharField(
        label=_("Plak hier de namen"),
        help_text=_("Eén naam per regel, of met een komma ertussen."),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    file = forms.FileField(
        label=_("Of kies een bestand"), help_text=_("Excel, LibreOffice of CSV."), required=False, allow_empty_file=True
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        file = given.get("file")
        if not given.get("names", "").strip() and not file and not self.errors:
            self.add_error("names", _("Plak namen, of kies een bestand."))
        if file and (file.size or 0) > MOST_BYTES:
            self.add_error("file", _("Dit bestand is groter dan 5 MB. Er is niets bewaard. Plak de namen."))
        return given


class MatchForm(OnceForm):
    """Whom each name means. `listed` bears the names, sealed, so that nothing is kept before one confirms."""

    listed = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, told: Sequence[Recognised], may_add: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.told = told
        for number, one in enumerate(told):
            self.fields[f"who_{number}"] = who_field(one, may_add)

    @property
    def rows(self) -> list[Any]:
        return [self[f"who_{number}"] for number in range(len(self.told))]

    def chosen(self) -> dict[int, str]:
        """By number in the list: the key of a person, or NEW; who is nobody is left out."""
        said = {number: self.cleaned_data[f"who_{number}"] for number in range(len(self.told))}
        return {number: who for number, who in said.items() if who != NOBODY}


def who_field(one: Recognised, may_add: bool) -> forms.ChoiceField:
    shown = one.name or one.email
    choices = [(str(found.key), str(found)) for found in one.found]
    new = [(NEW, _("iemand nieuw: voeg toe"))] if may_add else []
    field = forms.ChoiceField(label=shown, choices=[*choices, *new, (NOBODY, _("niet meenemen"))], required=False)
    field.initial = str(one.found[0].key) if one.is_sure else NOBODY
    if not one.is_sure:
        field.help_text = _("Wie is dit? Kies.") if one.found else _("Deze naam kennen we niet.")
    return field


def sealed(names: Sequence[tuple[str, str]], place: str) -> str:
    return signing.dumps([list(one) for one in names], salt=f"{SALT}:{place}", compress=True)


def unsealed(text: str, place: str) -> list[tuple[str, str]]:
    """Raises signing.BadSignature for what we did not seal at this place within twelve hours."""
    said = signing.loads(text, salt=f"{SALT}:{place}", max_age=12 * 3600)
    return [(name, email) for name, email in said][:MOST_NAMES]
