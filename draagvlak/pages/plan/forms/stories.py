"""A story in somebody's own words, what they agreed to, and of which result it tells."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.stories.actions.stories import Words
from draagvlak.capabilities.stories.choices import How, Use
from draagvlak.pages.plan.forms.noted import NotedForm, text_field
from draagvlak.pages.shared.forms import DayField

PARTS = ("title", "text", "told_as", "told_on")


class StoryForm(NotedForm):
    title = forms.CharField(label=_("Titel"), help_text=_("Wat veranderde er, in enkele woorden?"), max_length=200)
    text = text_field(
        10,
        label=_("Wat is voor jou het meest veranderd?"),
        help_text=_("Schrijf op wat iemand zei, in de eigen woorden."),
    )
    told_as = forms.CharField(
        label=_("Onder welke naam?"),
        help_text=_("Wie vertelt, kiest: de eigen naam, een andere, of geen. Vraag het."),
        max_length=80,
        required=False,
    )
    told_on = DayField(label=_("Op welke dag verteld?"))

    def words(self) -> Words:
        return Words(**{part: self.cleaned_data[part] for part in PARTS})


def story_begins(row: Any) -> dict[str, Any]:
    return {part: getattr(row, part) for part in (*PARTS, "version")}


class ConsentForm(NotedForm):
    use = forms.ChoiceField(label=_("Waarvoor zei iemand ja?"), help_text=_("Vraag elk gebruik apart."))
    how = forms.ChoiceField(label=_("Hoe?"), choices=[("", _("Kies …")), *How.choices])
    given_on = DayField(label=_("Op welke dag?"))

    def __init__(self, left: list[str], *args: Any, **kwargs: Any) -> None:
        """`left`: the uses for which there is no consent yet."""
        super().__init__(*args, **kwargs)
        choices = [(one.value, one.label) for one in Use if one in left]
        self.fields["use"].choices = [("", _("Kies …")), *choices]  # type: ignore[attr-defined]


class EraseForm(NotedForm):
    sure = forms.BooleanField(
        label=_("Ja, wis dit verhaal voorgoed"),
        error_messages={"required": _("Duid aan dat je het zeker weet. Er is nog niets gewist.")},
    )


class AboutForm(NotedForm):
    """Of which result a story tells."""

    result = forms.ChoiceField(label=_("Over welk resultaat gaat dit?"))

    def __init__(self, results: list[tuple[Any, Any]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["result"].choices = [("", _("Kies …")), *results]  # type: ignore[attr-defined]
