"""A practice: what was done, so that others may do it too."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.intervision.actions.practices import TEXTS, Described
from draagvlak.pages.intervision.forms.whom import IntervisionForm
from draagvlak.pages.shared.forms import long_text

LONGEST = 4000
NO_NAMES = _("Noem geen mensen bij naam: anderen lezen dit als je het deelt.")


class PracticeForm(IntervisionForm):
    """`actions` and `results` of the plan in which it may be seen, by key and title."""

    title = forms.CharField(
        label=_("Hoe noem je het?"), help_text=_("Bijvoorbeeld: de kookgroep als voordeur."), max_length=150
    )
    did = long_text(5, LONGEST, label=_("Wat deden jullie?"), help_text=NO_NAMES)
    for_whom = long_text(2, LONGEST, label=_("Voor wie?"), required=False)
    took = long_text(
        3, LONGEST, label=_("Wat vroeg het?"), help_text=_("Tijd, geld, mensen, een lokaal."), required=False
    )
    came = long_text(3, LONGEST, label=_("Wat kwam ervan?"), required=False)
    otherwise = long_text(3, LONGEST, label=_("Wat zouden jullie anders doen?"), required=False)
    actions = forms.MultipleChoiceField(
        label=_("Bij welke acties van het plan hoort dit?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    results = forms.MultipleChoiceField(
        label=_("Bij welke resultaten?"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, plan: tuple[Any, Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part, choices in zip(("actions", "results"), plan, strict=True):
            if choices:
                self.fields[part].choices = choices  # type: ignore[attr-defined]
            else:
                del self.fields[part]

    @property
    def described(self) -> Described:
        given = self.cleaned_data
        keys = ([int(key) for key in given.get(part, ())] for part in ("actions", "results"))
        return Described(given["title"], *(given[part] for part in TEXTS), *keys)


def practice_begins(row: Any, links: Any) -> dict[str, Any]:
    texts = {part: getattr(row, part) for part in ("title", *TEXTS, "version")}
    actions = [str(one.action_id) for one in links if one.action_id]
    return texts | {"actions": actions, "results": [str(one.result_id) for one in links if one.result_id]}
