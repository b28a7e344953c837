"""Two people side by side, and which of them stays."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from draagvlak.capabilities.insights.wording.mapped import band_name
from draagvlak.capabilities.network.queries.doubles import Double
from draagvlak.capabilities.network.queries.merging import Preview
from draagvlak.capabilities.network.readers.details import shown_phone
from draagvlak.pages.people.forms.words import PARTS, REASONS


class MergeForm(forms.Form):
    """Who stays and who goes, with the versions that were shown."""

    blijft = forms.IntegerField(min_value=1, max_value=2**62)
    gaat = forms.IntegerField(min_value=1, max_value=2**62)
    blijft_versie = forms.IntegerField(required=False)
    gaat_versie = forms.IntegerField(required=False)


class PairForm(forms.Form):
    """Two people, by key, of whom is said that they are two; `terug`: that they may be one after all."""

    een = forms.IntegerField(min_value=1, max_value=2**62)
    ander = forms.IntegerField(min_value=1, max_value=2**62)
    terug = forms.BooleanField(required=False)


def proposals(found: Iterable[Double]) -> list[dict[str, Any]]:
    return [{"a": double.a, "b": double.b, "why": REASONS[double.reason]} for double in found]


def side_by_side(preview: Preview) -> list[dict[str, Any]]:
    """A row for each thing known of one of both: what each says, and what stays."""
    rows: list[dict[str, Any]] = []
    for part, word in PARTS.items():
        one, other = _said(preview.kept, part), _said(preview.taken, part)
        stays = other if part in preview.values else one
        if one or other:
            rows.append({"word": word, "one": one, "other": other, "stays": stays})
    layers = [", ".join(band_name(layer) for layer in each) for each in preview.layers]
    if any(layers):
        rows.append({"word": _("Laag"), "one": layers[0], "other": layers[1], "stays": layers[0] or layers[1]})
    counts = ((_("Contacten"), preview.contacts), (_("Vergaderingen"), preview.meetings))
    rows += [{"word": word, "one": one, "other": other, "stays": both} for word, (one, other, both) in counts]
    return rows


def _said(person: Any, part: str) -> str:
    value = str(getattr(person, part))
    return shown_phone(value) if part == "phone" and value else value
