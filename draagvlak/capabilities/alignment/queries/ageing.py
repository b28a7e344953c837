"""What of the alignment has had its time: of whom something was asked, and agreements that ended long ago."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from draagvlak.capabilities.alignment.models import Agreement, RequestedFrom


def old_questions(before: Mapping[int, date]) -> QuerySet[RequestedFrom, Any]:
    """Of whom it was asked, by networks (keys) before the day of each; the request itself stays."""
    found = Q(pk=None)
    for network, day in before.items():
        found |= Q(request__network=network, request__asked_on__lt=day)
    return RequestedFrom.objects.filter(found)


def old_agreements(before: date) -> QuerySet[Agreement, Any]:
    return Agreement.objects.filter(until__lt=before)
