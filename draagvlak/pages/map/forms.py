from typing import Any

from django import forms
from django.core.paginator import Paginator

from draagvlak.capabilities.insights.wording.mapped import rows_counted
from draagvlak.capabilities.insights.writers.map_table import MapTable

PAGE = 50


class LookForm(forms.Form):
    """How the map is looked at: searched for some words, with or without the director, which page of the table."""

    zoek = forms.CharField(required=False, max_length=200)
    zonder = forms.BooleanField(required=False)
    pagina = forms.CharField(required=False)

    def shown(self, table: MapTable) -> dict[str, Any]:
        """The page of `table` asked for (the nearest there is), and how the map stands; nonsense shows everything."""
        self.is_valid()
        given = self.cleaned_data
        text = given.get("zoek", "").strip()
        is_without = bool(given.get("zonder")) and table.director is not None
        rows = table.found(text, falls_first=is_without)
        return {
            "page": Paginator(rows, PAGE).get_page(given.get("pagina")),
            "counted": rows_counted(len(rows), len(table.rows)),
            "text": text,
            "is_without": is_without,
            "per_page": PAGE,
        }
