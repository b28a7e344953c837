"""How the lists are looked at."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.insights.wording.mapped import SHAPES, band_name
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.queries.people import NO_LAYER, Listed, Look

SORTS = (("", _("naam")), ("organisatie", _("organisatie")), ("laag", _("laag")))


class LookForm(forms.Form):
    """What people the list shows, and in which order; nonsense shows everybody."""

    zoek = forms.CharField(
        label=_("Zoek"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    laag = forms.ChoiceField(
        label=_("Laag"),
        required=False,
        choices=[("", _("alle lagen")), *Layer.choices, (NO_LAYER, _("laag niet bekend"))],
    )
    organisatie = forms.ChoiceField(label=_("Organisatie"), required=False)
    sorteer = forms.ChoiceField(label=_("Volgorde"), required=False, choices=SORTS)
    weg = forms.BooleanField(label=_("Wie niet meer bij het netwerk hoort"), required=False)

    def __init__(self, data: QueryDict, organisations: list[str] | None) -> None:
        """`organisations` to choose from; None: a part of a name is typed."""
        super().__init__(data)
        self.is_typed = organisations is None
        if organisations is None:
            widget = forms.TextInput(attrs={"autocomplete": "off"})
            self.fields["organisatie"] = forms.CharField(
                label=_("Organisatie"), required=False, max_length=200, widget=widget
            )
        else:
            choices: Any = self.fields["organisatie"]
            choices.choices = [("", _("alle organisaties")), *((name, name) for name in organisations)]

    @property
    def look(self) -> Look:
        self.is_valid()
        given: dict[str, Any] = self.cleaned_data
        return Look(
            given.get("zoek", ""),
            given.get("laag", ""),
            given.get("organisatie", ""),
            given.get("sorteer", ""),
            bool(given.get("weg")),
            self.is_typed,
        )


def with_layers(rows: list[Any]) -> list[Any]:
    """Each membership with, as `shown`, its layers with their shapes and words."""
    for row in rows:
        row.shown = layers_shown(row.layers)
    return rows


def layers_shown(layers: Iterable[str]) -> list[dict[str, str]]:
    return [{"key": one, "shape": SHAPES[one], "word": band_name(one)} for one in layers if one in SHAPES]


def rows_shown(rows: Iterable[Listed], address: str) -> Iterator[dict[str, Any]]:
    """People of the list as its template writes them; `address` is that of the list, below which each has a page."""
    words: dict[tuple[str, ...], list[dict[str, str]]] = {}  # many people stand in the same layers
    choose = gettext("Kies %(name)s")
    for row in rows:
        layers = tuple(row.layers)
        if layers not in words:
            words[layers] = layers_shown(layers)
        yield {
            "row": row,
            "address": f"{address}{row.key}/",
            "choose": choose % {"name": row.name},
            "also": row.known_as if row.known_as != row.name else "",
            "layers": words[layers],
        }
