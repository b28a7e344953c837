from typing import Any

from django import forms
from django.core.paginator import Paginator

from draagvlak.capabilities.insights.queries import MapOf
from draagvlak.capabilities.insights.wording.mapped import rows_counted, ties_of

PAGE = 50


class LookForm(forms.Form):
    """How the map is looked at: searched for some words, with or without the director, the ties of one row (its
    number), which page of the table.
    """

    zoek = forms.CharField(required=False, max_length=200)
    zonder = forms.BooleanField(required=False)
    bij = forms.IntegerField(required=False, min_value=0)
    pagina = forms.CharField(required=False)

    def asks_ties(self) -> bool:
        self.is_valid()
        return self.cleaned_data.get("bij") is not None

    def shown(self, found: MapOf) -> dict[str, Any]:
        """The page of the table asked for (the nearest there is), and how the map stands; nonsense shows everything."""
        self.is_valid()
        given, table = self.cleaned_data, found.table
        text = given.get("zoek", "").strip()
        is_without = bool(given.get("zonder")) and table.director is not None
        one = next((row for row in table.rows if row.number == given.get("bij")), None)
        among = table.tied(one.number, found.ties) if one else table
        rows = among.found(text, falls_first=is_without)
        return {
            "table": table,
            "page": Paginator(rows, PAGE).get_page(given.get("pagina")),
            "counted": rows_counted(len(rows), len(table.rows)),
            "ties_of": ties_of(one.name) if one else "",
            "text": text,
            "is_without": is_without,
            "per_page": PAGE,
        }
