"""A meeting: what, when, where, and how often."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.network.actions import Planned, Said
from draagvlak.capabilities.network.choices import Rhythm
from draagvlak.capabilities.network.queries.calendar_rows import LONGEST
from draagvlak.capabilities.network.queries.inviting import Groups
from draagvlak.capabilities.network.queries.recurring import MOST_TIMES, MOST_YEARS, moment_of, rule_of, wall
from draagvlak.pages.calendar.forms.asking import ChoiceForm
from draagvlak.pages.calendar.forms.texts import Day, Hour, PlainText
from draagvlak.pages.shared.forms import OnceForm

SCOPES = (("one", _("Alleen deze vergadering")), ("following", _("Deze en alle volgende")))
EARLIEST, LATEST = 1990, 2100


class MeetingForm(forms.Form):
    """`days` is how many days after the first one it ends: only files bring such meetings, and they keep it."""

    title = PlainText(
        label=_("Waarover?"), max_length=LONGEST["title"], error_messages={"required": _("Geef een titel.")}
    )
    day = Day(label=_("Welke dag?"), errors={"required": _("Kies een dag.")})
    starts = Hour(label=_("Van"), errors={"required": _("Zeg vanaf hoe laat.")})
    ends = Hour(label=_("Tot"), required=False)
    place = PlainText(label=_("Waar?"), max_length=LONGEST["place"], required=False)
    agenda = PlainText(
        label=_("Wat staat op de agenda?"),
        max_length=LONGEST["agenda"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    days = forms.IntegerField(min_value=0, max_value=366, required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)
    scope = forms.ChoiceField(
        label=_("Wat pas je aan?"), choices=SCOPES, required=False, initial="one", widget=forms.RadioSelect
    )

    another = forms.ChoiceField(
        label=_("Hoe vaak vanaf dan?"),
        help_text=_("Wat niet meer in het nieuwe ritme past, wordt afgelast."),
        required=False,
        choices=[("", _("zoals nu")), *(one for one in Rhythm.choices if one[0])],
    )

    def __init__(self, *args: Any, comes_back: bool = False, is_to_come: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not comes_back:
            del self.fields["scope"]
        if not (comes_back and is_to_come):
            del self.fields["another"]

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if not EARLIEST <= day.year <= LATEST:
            raise forms.ValidationError(_("Kies een dag tussen 1990 en 2100."))
        return day

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        starts, ends = given.get("starts"), given.get("ends")
        is_whole_day = starts == ends == time.min and given.get("days")
        if starts and ends and ends < starts and not given.get("days") and not is_whole_day:
            self.add_error("ends", _("Het einde komt voor het begin. Kijk de uren na."))
        if given.get("another") and given.get("scope") != "following":
            self.add_error("another", _("Kies ‘Deze en alle volgende’ als ze vanaf dan anders terugkomt."))
        return given

    @property
    def is_following(self) -> bool:
        return self.cleaned_data.get("scope") == "following"

    @property
    def other_rhythm(self) -> Rhythm | None:
        """How often it comes back from here on, where that is to become otherwise."""
        said = self.cleaned_data.get("another")
        return Rhythm(said) if said else None

    @property
    def at_version(self) -> int:
        """As which the form was shown; 0, which no row is, where somebody left it out."""
        return int(self.cleaned_data.get("version") or 0)

    def said(self) -> Said:
        return said_of(self.cleaned_data)


def said_of(given: dict[str, Any]) -> Said:
    """What a valid form says of a meeting."""
    begins = datetime.combine(given["day"], given["starts"])
    ends = (
        datetime.combine(given["day"], given["ends"]) + timedelta(days=given.get("days") or 0)
        if given["ends"]
        else begins
    )
    return Said(given["title"], moment_of(begins), moment_of(max(begins, ends)), given["place"], given["agenda"])


def begun_with(meeting: Any) -> dict[str, Any]:
    """What the form of a meeting begins with."""
    starts, ends = wall(meeting.starts_at), wall(meeting.ends_at)
    return {
        "title": meeting.title,
        "day": starts.date(),
        "starts": starts.time(),
        "ends": ends.time() if ends > starts else None,
        "place": meeting.place,
        "agenda": meeting.agenda,
        "days": (ends.date() - starts.date()).days,
        "version": meeting.version,
        "scope": "one",
    }


class NewMeetingForm(OnceForm, MeetingForm, ChoiceForm):
    """A new one may come back, until a day or a number of times, and says at once who is asked."""

    rhythm = forms.ChoiceField(label=_("Hoe vaak?"), choices=Rhythm.choices, required=False, widget=forms.RadioSelect)
    until = Day(label=_("Tot en met welke dag?"), required=False)
    times = forms.IntegerField(label=_("Of hoeveel keer?"), min_value=2, max_value=MOST_TIMES, required=False)

    field_order = ("title", "day", "starts", "ends", "place", "agenda", "rhythm", "until", "times")

    def __init__(self, groups: Groups, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, groups=groups, **kwargs)
        self.fields["rhythm"].initial = ""

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        day, until = given.get("day"), given.get("until")
        if until and given.get("times"):
            self.add_error("times", _("Kies een laatste dag of een aantal keer, niet allebei."))
        if until and day and not day <= until <= day.replace(day=1) + timedelta(days=366 * MOST_YEARS):
            self.add_error("until", _("Kies een dag na de eerste vergadering, hoogstens zes jaar later."))
        return given

    def planned(self) -> Planned:
        given, said = self.cleaned_data, self.said()
        rhythm = given.get("rhythm")
        rule = rule_of(rhythm, wall(said.starts_at), given["until"], given["times"]) if rhythm else ""
        return Planned(said, rule, self.choice())


class DecisionsForm(forms.Form):
    decisions = PlainText(
        label=_("Wat werd beslist?"),
        max_length=LONGEST["agenda"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
