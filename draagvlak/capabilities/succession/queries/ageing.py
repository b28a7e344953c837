"""Plans and kept what-ifs that have had their time. Called by the retention of `privacy`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from draagvlak.capabilities.succession.models import Leaving, WhatIf


def past_succession(before: Mapping[int, date]) -> list[tuple[QuerySet[Any], str]]:
    """`before`: by key of a network, the day before which rows have had their time. A plan counts from the last of the
    day on which it was closed and the day of leaving; one that has neither, from when it was noted.
    """
    plans, kept = Q(pk=None), Q(pk=None)
    for network, day in before.items():
        plans |= Q(network=network, ended__lt=day)
        kept |= Q(network=network, noted_on__lt=day)
    ended = Coalesce(F("closed_on"), F("leaves_on"), F("noted_on"))
    rows = Leaving.objects.annotate(ended=ended).filter(plans)
    return [
        (rows.filter(Q(leaves_on=None) | Q(leaves_on__lte=F("ended"))), "noted_on"),
        (WhatIf.objects.filter(kept), "noted_on"),
    ]
