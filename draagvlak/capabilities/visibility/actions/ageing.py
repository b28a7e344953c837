"""What of the plan and of newsletters has had its time goes. Called by the retention of `privacy`."""

from typing import Any

from django.db.models import QuerySet

from draagvlak.basics.bulk import chunks, delete_at_once
from draagvlak.capabilities.visibility.models import Newsletter, NewsletterItem, VisibleStep

CHUNK = 500


def _end_visible(steps: QuerySet[Any], newsletters: QuerySet[Any]) -> int:
    """Gives how many rows went, each with its history."""
    old = list(newsletters.order_by("pk").values_list("pk", flat=True))
    items = NewsletterItem.objects.filter(newsletter__in=old)
    _gone(NewsletterItem, items)
    return _gone(VisibleStep, steps) + _gone(Newsletter, newsletters)


def _gone(model: Any, rows: QuerySet[Any]) -> int:
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    for some in chunks(keys, CHUNK):
        delete_at_once(model.objects.filter(pk__in=some))
        delete_at_once(model.history.filter(id__in=some))
    return len(keys)
