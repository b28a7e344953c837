"""Rows that hold for a while: from `since`, up to and including `until`; either may be open."""

from datetime import date

from django.db.models import Q


def on_day(day: date) -> Q:
    """Rows with a period that hold on `day`, their last one counted in."""
    return Q(Q(since=None) | Q(since__lte=day), Q(until=None) | Q(until__gte=day))
