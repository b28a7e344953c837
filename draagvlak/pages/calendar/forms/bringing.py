"""A calendar file, and what of it is to come in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.exchange.readers.calendar_lines import MOST_BYTES
from draagvlak.capabilities.exchange.readers.table import Refused
from draagvlak.capabilities.exchange.wording import refusal
from draagvlak.capabilities.network.actions import Brought
from draagvlak.capabilities.network.queries.calendar_rows import Guest, NewCalendar
from draagvlak.capabilities.network.queries.calendars import Weighed, key_of
from draagvlak.capabilities.network.queries.inviting import Recognised
from draagvlak.pages.calendar.forms.attending import NEW, NOBODY, SALT, who_field
from draagvlak.pages.shared.forms import OnceForm

MOST_SEALED = 3 * 1024 * 1024  # characters: a form of 5 MB is refused


class CalendarFileForm(forms.Form):
    file = forms.FileField(
        label=_("Je agendabestand"),
        help_text=_("Een bestand dat op .ics eindigt. Je agendaprogramma maakt het bij ‘Exporteren’ of ‘Opslaan als’."),
        allow_empty_file=True,
        error_messages={"required": _("Kies een bestand.")},
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Raises ValidationError for a file over the limit, before it is read."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(refusal(Refused("too-large", limit=MOST_BYTES // 1024 // 1024)))
        return file


class BroughtForm(OnceForm):
    """Which events come in, and whom each guest is. `calendar` bears what was read, sealed: nothing is kept before."""

    calendar = forms.CharField(widget=forms.HiddenInput)
    groups = forms.MultipleChoiceField(
        label=_("Afspraken"), error_messages={"required": _("Kies minstens één afspraak.")}
    )

    def __init__(
        self, weighed: Sequence[Weighed], guests: Sequence[Guest], told: Sequence[Recognised], may_add: bool, *args: Any
    ) -> None:
        super().__init__(*args)
        self.weighed, self.guests = weighed, guests
        groups: Any = self.fields["groups"]
        groups.choices = [(str(number), one.title) for number, one in enumerate(weighed)]
        for number, one in enumerate(told):
            self.fields[f"who_{number}"] = who_field(one, may_add)

    @property
    def rows(self) -> list[Any]:
        return [self[f"who_{number}"] for number in range(len(self.guests))]

    @property
    def events(self) -> list[tuple[int, Weighed, bool]]:
        """Each with its number, and whether it is ticked: at first what does something."""
        said = self.data.getlist("groups") if self.is_bound else None  # type: ignore[attr-defined]
        return [
            (number, one, str(number) in said if said is not None else one.does_something)
            for number, one in enumerate(self.weighed)
        ]

    def brought(self, calendar: NewCalendar) -> Brought:
        kept = {self.weighed[int(number)].group for number in self.cleaned_data["groups"]}
        meetings = tuple(one for one in calendar.meetings if one.group in kept)
        series = {group: one for group, one in calendar.series.items() if group in kept}
        said = {key_of(guest): self.cleaned_data[f"who_{number}"] for number, guest in enumerate(self.guests)}
        people = {key: int(who) for key, who in said.items() if who not in (NEW, NOBODY)}
        unknown = frozenset(key for key, who in said.items() if who == NEW)
        return Brought(NewCalendar(meetings, series), people, unknown)


def sealed_calendar(calendar: NewCalendar, place: str) -> str:
    """Raises Refused for more text than a form can bear."""
    text = signing.dumps(calendar.to_json(), salt=f"{SALT}:{place}", compress=True)
    if len(text) > MOST_SEALED:
        raise Refused("calendar-too-heavy")
    return text


def unsealed_calendar(text: str, place: str) -> NewCalendar:
    """Raises signing.BadSignature for what we did not seal at this place within twelve hours."""
    return NewCalendar.from_json(signing.loads(text, salt=f"{SALT}:{place}", max_age=12 * 3600))
