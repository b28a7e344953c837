"""What the plan of visible steps says in sentences."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from draagvlak.analysis.carrying import INFORMED, OPPOSES
from draagvlak.capabilities.visibility.choices import Shown, StepState


def state_word(state: str) -> str:
    return str(StepState(state).label)


def what_word(what: str) -> str:
    return str(Shown(what).label)


def told(what: str, title: str) -> str:
    """What is shown, with its title where the reader may hear that.

    >>> told("result", "Een ruilwinkel")
    'een resultaat: Een ruilwinkel'
    """
    return f"{what_word(what)}: {title}" if title else what_word(what)


def when_word(state: str, day: date | None) -> str:
    """The day of a step, as what it is the day of; "" where there is none."""
    if day is None:
        return ""
    said = {"day": date_format(day, "j F Y")}
    return {
        StepState.PLANNED: _("tegen %(day)s"),
        StepState.DONE: _("gedaan op %(day)s"),
        StepState.LANDED: _("kwam aan op %(day)s"),
        StepState.MISSED: _("kwam niet aan, op %(day)s"),
    }[StepState(state)] % said


def gently(due: date) -> str:
    """Of a step whose day passed, without reproach."""
    return _("Dit stond voor %(day)s. Past het nu, of kies je een andere dag?") % {"day": date_format(due, "j F")}


def why(level: int | None, is_stale: bool, runs_out: date | None) -> str:
    """Why a step toward a layer is proposed."""
    if level is None and is_stale:
        return _("Het bewijs van deze laag is verlopen.")
    if level is None:
        return _("Van deze laag weten we nog niet of ze het netwerk kent.")
    if level == OPPOSES:
        return _("Deze laag remt af. Laat eerst iets kleins zien dat werkt.")
    if runs_out is not None:
        return _("Op %(day)s verloopt wat we van deze laag weten.") % {"day": date_format(runs_out, "j F Y")}
    if level == INFORMED:
        return _("Deze laag weet van het netwerk. Ze staat er nog niet zichtbaar achter.")
    return ""
