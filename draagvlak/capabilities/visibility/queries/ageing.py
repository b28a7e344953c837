"""What of the plan and of newsletters is past its time. Writes nothing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from draagvlak.capabilities.visibility.models import Newsletter, VisibleStep


def past_visible(before: Mapping[int, date]) -> list[tuple[QuerySet[Any], str]]:
    """Steps and newsletters of before a day, each with the column of their day; `before`: that day, by network."""
    old_steps, old_letters = Q(pk=None), Q(pk=None)
    for network, day in before.items():
        old_steps |= Q(network=network, last__lt=day)
        old_letters |= Q(network=network, last__lt=day)
    steps = VisibleStep.objects.annotate(last=Coalesce("settled_on", "done_on", "due", "noted_on"))
    letters = Newsletter.objects.annotate(last=Coalesce("sent_on", "made_on"))
    return [(steps.filter(old_steps), "noted_on"), (letters.filter(old_letters), "made_on")]
