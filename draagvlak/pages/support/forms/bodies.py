"""Bodies, who sits in them, and what changes after elections."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.support.actions.bodies import Seated
from draagvlak.capabilities.support.choices import BodyKind
from draagvlak.capabilities.support.queries.layers import SHOWN_LAYERS
from draagvlak.capabilities.support.wording.levels import title_of
from draagvlak.pages.shared.forms import DayField
from draagvlak.pages.support.forms.fields import Choice, LedgerForm, text_field

MOST_NEW = 60


class BodyForm(LedgerForm):
    kind = forms.ChoiceField(label=_("Welk orgaan?"), choices=[("", _("Kies …")), *BodyKind.choices])
    layer = forms.ChoiceField(
        label=_("In welke laag?"), help_text=_("Alleen nodig bij een ander orgaan."), required=False
    )
    name = forms.CharField(
        label=_("Naam"),
        help_text=_("Mag leeg blijven als er maar één zo’n orgaan is."),
        max_length=200,
        required=False,
    )
    municipality = forms.CharField(
        label=_("Gemeente"),
        help_text=_("Alleen nodig in een netwerk van meer gemeenten."),
        max_length=80,
        required=False,
    )
    since = DayField(label=_("Bestaat sinds"), required=False)
    until = DayField(label=_("Bestond tot en met"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        layers = [("", _("Kies …")), *((layer, title_of(layer)) for layer in SHOWN_LAYERS)]
        self.fields["layer"].choices = layers  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("kind") == BodyKind.OTHER and not given.get("layer"):
            self.add_error("layer", _("Zeg in welke laag dit orgaan staat."))
        return given

    def told(self) -> dict[str, Any]:
        return {part: self.cleaned_data[part] for part in ("kind", "layer", "name", "municipality", "since", "until")}


def body_begins(row: Any) -> dict[str, Any]:
    return {p: getattr(row, p) for p in ("kind", "layer", "name", "municipality", "since", "until", "version")}


class SeatForm(LedgerForm):
    """Somebody of the network, or a name that it does not know yet."""

    person = forms.ChoiceField(label=_("Iemand uit het netwerk"), required=False)
    name = forms.CharField(label=_("Of een nieuwe naam"), max_length=200, required=False)
    function = forms.CharField(
        label=_("Functie"), help_text=_("Bijvoorbeeld: schepen van cultuur."), max_length=200, required=False
    )
    since = DayField(label=_("Sinds"), required=False)
    until = DayField(label=_("Tot en met"), help_text=_("Laat leeg zolang dit zo blijft."), required=False)

    def __init__(self, people: list[Choice], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", _("Kies …")), *people]  # type: ignore[attr-defined]

    def seated(self) -> Seated:
        given = self.cleaned_data
        person = int(given["person"]) if given.get("person") else None
        return Seated(person, given.get("name", ""), given["function"], given["since"], given["until"])


class OfficeForm(SeatForm):
    """Of somebody who sits there: only their function and period."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__([], *args, **kwargs)
        del self.fields["person"], self.fields["name"]


def office_begins(row: Any) -> dict[str, Any]:
    return {part: getattr(row, part) for part in ("function", "since", "until", "version")}


class RenewForm(LedgerForm):
    """After elections: who stays, who comes, from which day."""

    on = DayField(label=_("Vanaf welke dag zitten er nieuwe mensen?"))
    staying = forms.MultipleChoiceField(
        label=_("Wie blijft?"),
        help_text=_("Wie je niet aanduidt, stopt de dag ervoor."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    coming = text_field(
        5,
        label=_("Wie komt erbij?"),
        help_text=_("Eén naam per lijn. Na een komma mag de functie: “Noor Peeters, schepen van cultuur”."),
        required=False,
    )

    def __init__(self, people: dict[int, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["staying"].choices = [(str(key), name) for key, name in people.items()]  # type: ignore[attr-defined]

    def clean_coming(self) -> str:
        text = str(self.cleaned_data["coming"])
        if len(text.splitlines()) > MOST_NEW:
            raise forms.ValidationError(_("Dit zijn te veel namen voor één orgaan. Hou het op zestig."))
        return text

    def staying_keys(self) -> frozenset[int]:
        return frozenset(int(key) for key in self.cleaned_data["staying"])

    def lines(self) -> list[tuple[str, str]]:
        """Names with their functions; a name that was typed twice counts once."""
        found: dict[str, tuple[str, str]] = {}
        for line in self.cleaned_data["coming"].splitlines():
            name, _comma, function = line.partition(",")
            name = " ".join(name.split())[:200]
            if name:
                found.setdefault(name.casefold(), (name, " ".join(function.split())[:200]))
        return list(found.values())
