"""Parts of a day, and what may be said of meetings that have to be held."""

from datetime import time

from django.db import models
from django.utils.translation import gettext_lazy as _


class Part(models.TextChoices):
    """A part of a day, in which somebody is at one meeting at most."""

    MORNING = "morning", _("voormiddag")
    AFTERNOON = "afternoon", _("namiddag")
    EVENING = "evening", _("avond")


PARTS = tuple(Part)
# When a meeting in it begins, and when the part ends.
HOURS = {
    Part.MORNING: (time(9), time(12)),
    Part.AFTERNOON: (time(13, 30), time(17)),
    Part.EVENING: (time(19, 30), time(22)),
}
WEEKDAYS = (_("maandag"), _("dinsdag"), _("woensdag"), _("donderdag"), _("vrijdag"), _("zaterdag"), _("zondag"))
WORKDAYS = 5
MOST_TIMES, MOST_MINUTES, LONGEST = 24, 210, 400  # times a meeting is held; minutes; days of a planning


def cell(weekday: int, part: str) -> str:
    """A part of a weekday, as it is kept: "1-evening" is Tuesday evening."""
    return f"{weekday}-{part}"


CELLS = tuple(cell(weekday, part) for weekday in range(7) for part in PARTS)
AT_WORK = tuple(cell(weekday, part) for weekday in range(WORKDAYS) for part in (Part.MORNING, Part.AFTERNOON))


class SchoolHolidays(models.TextChoices):
    """What school holidays are to a planning."""

    NEVER = "never", _("nooit in een schoolvakantie")
    SHOULD = "should", _("liever niet in een schoolvakantie")
    FREE = "free", _("in een schoolvakantie mag ook")


class How(models.TextChoices):
    MUST = "must", _("moet")
    SHOULD = "should", _("liefst")
    NEVER = "never", _("nooit")


class RuleKind(models.TextChoices):
    WHEN = "in", _("een vergadering op bepaalde dagen")
    PRESENT = "present", _("iemand is erbij")
    SAME_DAY = "same_day", _("twee op dezelfde dag")
    ADJACENT = "adjacent", _("twee vlak na elkaar")
    AS_ONE = "as_one", _("twee mogen samen gehouden worden")
    APART = "apart", _("minstens zoveel dagen ertussen")


class State(models.TextChoices):
    """How far a proposal is."""

    SEARCHING = "searching", _("we zoeken")
    DONE = "done", _("klaar")
    STOPPED = "stopped", _("gestopt")
    FAILED = "failed", _("mislukt")
