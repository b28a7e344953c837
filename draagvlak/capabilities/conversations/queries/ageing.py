"""Which rows of conversations had their time; `before`: of each network (key), the day before which rows had."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from draagvlak.capabilities.conversations.models import Conversation, Fragment, Sound, Source


def old_fragments(before: Mapping[int, date]) -> QuerySet[Fragment]:
    """Those that were marked before the day, whatever was agreed to: of that, `consents` knows."""
    return Fragment.objects.filter(_of_networks(before, "marked_on"))


def old_texts(before: Mapping[int, date]) -> list[tuple[QuerySet[Any], str]]:
    """Texts and sounds that were taken in before the day: nobody agreed to all that is in them. With the column that
    says the day.
    """
    found = _of_networks(before, "added_on")
    return [(model.objects.filter(found), "added_on") for model in (Source, Sound)]


def taken_away() -> list[tuple[QuerySet[Any], str]]:
    """What was taken away and could be brought back until tonight, with the column that says since when."""
    models = (Conversation, Fragment, Source, Sound)
    return [(model.objects.exclude(gone_on=None), "gone_on") for model in models]


def _of_networks(before: Mapping[int, date], column: str) -> Q:
    found = Q(pk=None)
    for network, day in before.items():
        found |= Q(**{"conversation__network": network, f"{column}__lt": day})
    return found
