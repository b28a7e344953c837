"""Which stories and consents had their time; `before`: of each network (key), the day before which rows had."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from draagvlak.capabilities.stories.models import Consent, Story


def without_consent(before: Mapping[int, date]) -> QuerySet[Story]:
    """Those with words that nobody agreed to, told before the day, and of which no consent was taken back since."""
    consents = Consent.objects.filter(story=OuterRef("pk"))
    found = Q(pk=None)
    for network, day in before.items():
        lately = Q(withdrawn_on=None) | Q(withdrawn_on__gte=day)
        found |= Q(~Exists(consents.filter(lately)), network=network, told_on__lt=day)
    return Story.objects.filter(found).exclude(title="", text="", told_as="")


def spent_consents(before: Mapping[int, date]) -> QuerySet[Consent]:
    """Those taken back before the day."""
    found = Q(pk=None)
    for network, day in before.items():
        found |= Q(story__network=network, withdrawn_on__lt=day)
    return Consent.objects.filter(found)
