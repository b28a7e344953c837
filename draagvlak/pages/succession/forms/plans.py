"""Who leaves, what is handed over, when people meet, and that they did."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.succession.actions.leaving import Goes
from draagvlak.capabilities.succession.actions.takeovers import Handed, Slot
from draagvlak.capabilities.succession.choices import LONGEST
from draagvlak.pages.shared.forms import DayField, StepForm, long_text
from draagvlak.pages.succession.forms.words import REFUSALS

Choice = tuple[str, str]
HOUR = "%H:%M"


class SuccessionForm(StepForm):
    refusals = REFUSALS


def choices_of(people: list[tuple[int, str]]) -> list[Choice]:
    return [("", str(_("Kies …"))), *((str(key), name) for key, name in people)]


class LeavingForm(SuccessionForm):
    """`people`: whom one may choose. Of a plan that is there already, who leaves stays."""

    person = forms.ChoiceField(label=_("Wie gaat weg?"))
    leaves_on = DayField(
        label=_("Op welke dag?"), help_text=_("Mag leeg blijven als je het nog niet weet."), required=False
    )
    successor = forms.ChoiceField(
        label=_("Wie komt in de plaats?"),
        help_text=_("Laat leeg als dat nog niet vaststaat. Dan stellen we per contact iemand voor."),
        required=False,
    )
    words = long_text(
        4,
        LONGEST,
        label=_("In je eigen woorden"),
        help_text=_("Wat mag niet verloren gaan? Dit komt niet in het boekje."),
        required=False,
    )

    def __init__(self, people: list[tuple[int, str]], *args: Any, leaver: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.leaver = leaver
        for part in ("person", "successor"):
            self.fields[part].choices = choices_of(people)  # type: ignore[attr-defined]
        if leaver is not None:
            del self.fields["person"]

    def goes(self) -> Goes:
        given = self.cleaned_data
        person = self.leaver if self.leaver is not None else int(given["person"])
        return Goes(person, given["leaves_on"], _key(given["successor"]), given["words"])


def leaving_begins(row: Any) -> dict[str, Any]:
    kept = {part: getattr(row, part) for part in ("leaves_on", "words", "version")}
    return {**kept, "successor": str(row.successor_id or "")}


class HandedForm(SuccessionForm):
    """`met`: with whom the leaver has contact. Of what is in the plan already, with whom the contact is stays."""

    person = forms.ChoiceField(label=_("Welk contact gaat over?"), required=False)
    role = forms.CharField(
        label=_("Of welke rol?"),
        help_text=_("Bijvoorbeeld: trekker van de werkgroep sport."),
        max_length=200,
        required=False,
    )
    successor = forms.ChoiceField(label=_("Wie neemt het over?"), required=False)
    introducer = forms.ChoiceField(
        label=_("Wie brengt hen samen?"), help_text=_("Liefst iemand die hen allebei kent."), required=False
    )

    def __init__(
        self, people: list[tuple[int, str]], met: list[tuple[int, str]] | None, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for part in ("successor", "introducer"):
            self.fields[part].choices = choices_of(people)  # type: ignore[attr-defined]
        if met is None:
            del self.fields["person"]
            self.fields["role"].label = _("Welke rol hoort erbij?")
        else:
            self.fields["person"].choices = choices_of(met)  # type: ignore[attr-defined]

    def handed(self) -> Handed:
        given = self.cleaned_data
        keys = {part: _key(given.get(part, "")) for part in ("person", "successor", "introducer")}
        return Handed(role=given["role"], **keys)


def handed_begins(row: Any) -> dict[str, Any]:
    keys = {part: str(getattr(row, f"{part}_id") or "") for part in ("successor", "introducer")}
    return {**keys, "role": row.role, "version": row.version}


class PlannedForm(SuccessionForm):
    """A day; with hours, it also comes in the calendar."""

    on = DayField(label=_("Op welke dag?"))
    starts = forms.TimeField(
        label=_("Van"),
        help_text=_("Met uren erbij komt het in de agenda, en zijn de drie gevraagd."),
        required=False,
        widget=forms.TimeInput(format=HOUR, attrs={"type": "time"}),
    )
    ends = forms.TimeField(label=_("Tot"), required=False, widget=forms.TimeInput(format=HOUR, attrs={"type": "time"}))
    place = forms.CharField(label=_("Waar?"), max_length=200, required=False)

    def __init__(self, *args: Any, has_meeting: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_meeting:  # which is changed in the calendar
            for part in ("starts", "ends", "place"):
                del self.fields[part]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        starts, ends = given.get("starts"), given.get("ends")
        if bool(starts) != bool(ends):
            self.add_error("ends" if starts else "starts", _("Vul beide uren in, of geen van beide."))
        elif starts and ends and ends <= starts:
            self.add_error("ends", _("Het einde komt voor het begin. Kies een later uur."))
        return given

    def planned(self, title: str) -> tuple[Any, Slot | None]:
        given = self.cleaned_data
        if not given.get("starts"):
            return given["on"], None
        begins, ends = (make_aware(datetime.combine(given["on"], given[part])) for part in ("starts", "ends"))
        return given["on"], Slot(title, begins, ends, given["place"])


class DoneForm(SuccessionForm):
    on = DayField(label=_("Op welke dag?"))
    is_noted = forms.BooleanField(
        label=_("Noteer dit ook als contact, zodat de nieuwe band meetelt"), required=False, initial=True
    )


def _key(chosen: str) -> int | None:
    return int(chosen) if chosen else None
