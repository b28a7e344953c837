"""A spark in two fields; and how one looks through the list."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.ideas.actions.ideas import Spark
from draagvlak.capabilities.ideas.queries.listing import MINE, OPENED, Look
from draagvlak.pages.ideas.forms.fields import IdeaForm, text_field


class SparkForm(IdeaForm):
    """`people`: in whose name one may write it down, by key and name; without them that is not asked."""

    title = forms.CharField(label=_("Wat is het idee?"), max_length=160)
    text = text_field(6, label=_("Vertel er iets meer over"), help_text=_("Een paar woorden volstaan."), required=False)
    owner_person = forms.ChoiceField(
        label=_("Van wie is het idee?"),
        help_text=_("Schrijf je het op voor iemand zonder account? Kies dan wie het had."),
        required=False,
    )

    def __init__(self, people: list[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if people:
            named = [(str(key), name) for key, name in people]
            self.fields["owner_person"].choices = [("", _("van mij")), *named]  # type: ignore[attr-defined]
        else:
            del self.fields["owner_person"]

    @property
    def spark(self) -> Spark:
        given = self.cleaned_data
        whose = given.get("owner_person")
        return Spark(given["title"], given["text"], int(whose) if whose else None)


def spark_begins(idea: Any) -> dict[str, Any]:
    return {"title": idea.title, "text": idea.text, "version": idea.version}


class LookForm(forms.Form):
    """Which ideas the list shows; nonsense shows them all."""

    zoek = forms.CharField(
        label=_("Zoek in de ideeën"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    welke = forms.ChoiceField(
        label=_("Welke"),
        required=False,
        choices=[
            ("", _("alle die je mag zien")),
            (MINE, _("van jou, of waar je in meedenkt")),
            (OPENED, _("opengesteld voor jouw laag")),
        ],
    )

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)

    @property
    def look(self) -> Look:
        self.is_valid()
        return Look(self.cleaned_data.get("zoek", ""), self.cleaned_data.get("welke", ""))
