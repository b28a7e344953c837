"""What the report's pages ask, and how they head what they count."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from draagvlak.capabilities.insights.wording.words import layers_listed

LARGEST = 2**63 - 1  # that a key can be
BACK = "back"


class AnswerForm(forms.Form):
    """What the director says of a proposed conversation between two people; "back" takes it back."""

    a = forms.IntegerField(min_value=1, max_value=LARGEST)
    b = forms.IntegerField(min_value=1, max_value=LARGEST)
    answer = forms.ChoiceField(choices=[(word, word) for word in ("done", "not_now", "not_right", BACK)])


def counted_in_words(counted: Any) -> dict[str, Any]:
    """Heads of columns and names of rows of a table of people; one that stands for several names them all."""
    columns = [_places(group) for group in counted.columns]
    columns = columns if len(columns) > 1 else [_("mensen")] * len(columns)
    rows = [
        {"name": layers_listed(list(group)), "counts": list(zip(columns, counts, strict=True)), "all": every}
        for group, counts, every in counted.rows
    ]
    return {"columns": columns, "rows": rows}


def _places(group: tuple[str, ...]) -> str:
    return ", ".join(place or _("gemeente onbekend") for place in group)
