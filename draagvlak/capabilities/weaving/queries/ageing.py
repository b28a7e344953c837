"""Which links and reactions had their time; `before`: of each network (key), the day before which they had."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from draagvlak.capabilities.weaving.models import Given, Review

Rows = QuerySet[Any]


def spent_links(before: Mapping[int, date]) -> tuple[Rows, Rows]:
    """Of reviews and of giving back, those by which nothing can be read any more since before the day."""
    found = _any(before, lambda day: Q(until__lt=day))
    return tuple(model.objects.filter(found).exclude(token_hash="") for model in (Review, Given))  # type: ignore[return-value]


def old_words(before: Mapping[int, date]) -> tuple[Rows, Rows]:
    """Those with words, said before the day; also why a story went on without an answer."""
    found = _any(before, lambda day: Q(said_on__lt=day) | Q(said_on=None, done_on__lt=day))
    rows = (model.objects.filter(found).exclude(said="", done_with_it="") for model in (Review, Given))
    return tuple(rows)  # type: ignore[return-value]


def _any(before: Mapping[int, date], of: Any) -> Q:
    found = Q(pk=None)
    for network, day in before.items():
        found |= of(day) & Q(story__network=network)
    return found
