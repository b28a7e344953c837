"""What a survey is: its title and days, and what the director says before the first one."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.pulse.actions.surveys import Planned
from draagvlak.pages.shared.forms import OnceForm
from draagvlak.pages.survey.forms.fields import Day, PlainText

OPEN_FOR, TOLD_AFTER, LONGEST_OPEN = 21, 35, 200  # days
NEEDED = {"required": _("Zet hier een vinkje als het klopt. Pas dan kan een peiling beginnen.")}


class PromiseForm(forms.Form):
    """Three things that are so before the first survey; each is said on its own."""

    are_told = forms.BooleanField(
        label=_("Leidinggevenden en bestuur weten dat we bijhouden hoe hun laag het netwerk steunt."),
        error_messages=NEEDED,
    )
    may_read = forms.BooleanField(
        label=_("Wie erom vraagt, krijgt te lezen wat over hem of haar genoteerd is. Ik weet hoe dat gaat."),
        error_messages=NEEDED,
    )
    not_to_judge = forms.BooleanField(
        label=_("De peiling gaat over het netwerk. We gebruiken ze niet om iemand te beoordelen."),
        error_messages=NEEDED,
    )


class SurveyForm(OnceForm):
    """`has_begun`: its first day and its questions stay as they were."""

    title = PlainText(label=_("Titel"), max_length=120, error_messages={"required": _("Geef een titel.")})
    opens_on = Day(label=_("Eerste dag"))
    closes_on = Day(
        label=_("Laatste dag"), help_text=_("Drie weken is lang genoeg. Na een week volgt één herinnering.")
    )
    told_on = Day(
        label=_("Dag waarop je zegt wat eruit kwam"),
        help_text=_("Die dag staat op de bedankpagina. Kies er een die je haalt."),
    )
    asks_whom = forms.BooleanField(
        label=_("Vraag ook met wie hun organisatie samenwerkt"),
        help_text=_(
            "Wie met woorden antwoordt, ziet dan de namen van de organisaties in je netwerk. "
            "Niemand moet antwoorden, en het staat los van de zes vragen."
        ),
        required=False,
    )
    version = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, has_begun: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_begun:
            for name in ("opens_on", "asks_whom"):
                self.fields[name].disabled = True

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        opens, closes, told = (given.get(part) for part in ("opens_on", "closes_on", "told_on"))
        if closes and closes < localdate():
            self.add_error("closes_on", _("Die dag is voorbij. Kies vandaag of later."))
        elif opens and closes and not opens <= closes <= opens + timedelta(days=LONGEST_OPEN):
            self.add_error("closes_on", _("Kies een dag na de eerste, hoogstens een half jaar later."))
        if closes and told and told < closes:
            self.add_error("told_on", _("Kies een dag na de laatste dag van de peiling."))
        return given

    def planned(self) -> Planned:
        return Planned(**{part: self.cleaned_data[part] for part in Planned.__dataclass_fields__})


def begun_with(title: str, today: date) -> dict[str, Any]:
    """What the form of a new survey begins with."""
    days = {"closes_on": today + timedelta(days=OPEN_FOR), "told_on": today + timedelta(days=TOLD_AFTER)}
    return {"title": title, "opens_on": today, **days}


def as_now(survey: Any) -> dict[str, Any]:
    """What the form of a survey begins with today."""
    parts = ("title", "opens_on", "closes_on", "told_on", "asks_whom", "version")
    return {part: getattr(survey, part) for part in parts}
