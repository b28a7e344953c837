"""What of the ledger has had its time (TRUST §3: six years after the term of the body). Writes nothing."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from draagvlak.capabilities.support.choices import term_of
from draagvlak.capabilities.support.models import Evidence, Office, Step

Rows = QuerySet[Any]


def past_evidence(before: Mapping[int, date]) -> list[tuple[Rows, str]]:
    """Evidence, steps and offices, each with the column of their day, of which the term ended before a day.

    `before`: that day for each network, by its key. The term of a body is the legislature in which the evidence
    held last, or what was left of it when the body itself ended.
    """
    evidence, steps, offices = (Q(pk=None) for _each in range(3))
    for network, day in before.items():
        ended = term_of(day)[0] - timedelta(days=1)  # of the last legislature that was over by then
        gone = Q(body__until__lt=day, last__lt=day)
        evidence |= Q(network=network) & (Q(last__lte=ended) | gone)
        steps |= Q(network=network, last__lte=ended)
        offices |= Q(body__network=network, until__lte=ended)
    return [
        (Evidence.objects.annotate(last=Coalesce("until", "on")).filter(evidence), "on"),
        (Step.objects.annotate(last=Coalesce("done_on", "due", "noted_on")).filter(steps), "noted_on"),
        (Office.objects.filter(offices), "until"),
    ]
