"""When something is, as one says it."""

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _


def when(happens: Any) -> str:
    """Of an activity or an event: its day, and from when until when. A whole day has no hours."""
    starts = localtime(happens.starts_at)
    ends = localtime(happens.ends_at) if happens.ends_at and happens.ends_at > happens.starts_at else None
    day = date_format(starts, "l j F Y")
    if ends is None:
        return _("%(day)s om %(starts)s uur") % {"day": day, "starts": _hour(starts)}
    if ends.date() == starts.date():
        hours = {"day": day, "starts": _hour(starts), "ends": _hour(ends)}
        return _("%(day)s van %(starts)s tot %(ends)s uur") % hours
    return _("van %(day)s tot %(last)s") % {"day": day, "last": date_format(ends, "l j F Y")}


def _hour(moment: Any) -> str:
    return date_format(moment, "G.i")
