"""An activity that is open to everybody: what, when, where."""

from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.network.queries.recurring import moment_of, wall
from draagvlak.capabilities.public_pages.actions.activities import Told
from draagvlak.pages.public.forms.words import NO_NAMES, REFUSALS
from draagvlak.pages.shared.forms import DayField, StepForm, long_text

HOURS = ["%H:%M", "%H:%M:%S", "%H.%M", "%Hu%M", "%Hu", "%H"]
OF_MEETING = ("day", "starts", "ends", "place", "is_cancelled")


class HourField(forms.TimeField):
    def __init__(self, **more: Any) -> None:
        wrong = {"invalid": _("Dit is geen uur dat we kennen. Schrijf het als 14:00.")}
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        super().__init__(widget=widget, input_formats=HOURS, error_messages=wrong, **more)


class ActivityForm(StepForm):
    """Of a meeting only the words: it has its times and its place."""

    refusals: ClassVar[Any] = REFUSALS
    title = forms.CharField(label=_("Wat is er te doen?"), max_length=200)
    day = DayField(label=_("Welke dag?"))
    starts = HourField(label=_("Van"))
    ends = HourField(label=_("Tot"), required=False)
    place = forms.CharField(label=_("Waar?"), max_length=200, required=False)
    text = long_text(4, 1000, label=_("Wat mag iemand verwachten?"), help_text=NO_NAMES, required=False)
    is_cancelled = forms.ChoiceField(
        label=_("Gaat het door?"),
        choices=(("", _("ja")), ("no", _("nee, het is afgelast"))),
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, is_meeting: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in OF_MEETING if is_meeting else ():
            del self.fields[part]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("starts") and given.get("ends") and given["ends"] < given["starts"]:
            self.add_error("ends", _("Het einde komt voor het begin. Kijk de uren na."))
        return given

    def told(self, meeting: int | None = None) -> Told:
        given = self.cleaned_data
        if "day" not in self.fields:
            return Told(given["title"], given["text"], meeting=meeting)
        starts = datetime.combine(given["day"], given["starts"])
        ends = datetime.combine(given["day"], given["ends"]) if given["ends"] else None
        return Told(
            given["title"],
            given["text"],
            moment_of(starts),
            moment_of(ends) if ends else None,
            given["place"],
            given["is_cancelled"] == "no",
        )


def meeting_begins(meeting: Any) -> dict[str, Any]:
    return {"title": meeting.title if meeting else "", "is_cancelled": ""}


def activity_begins(row: Any) -> dict[str, Any]:
    words = {"title": row.title, "text": row.text, "version": row.version}
    if row.starts_at is None:
        return words
    starts = wall(row.starts_at)
    return words | {
        "day": starts.date(),
        "starts": starts.time(),
        "ends": wall(row.ends_at).time() if row.ends_at and row.ends_at > row.starts_at else None,
        "place": row.place,
        "is_cancelled": "no" if row.is_cancelled else "",
    }
