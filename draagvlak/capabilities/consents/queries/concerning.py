"""What somebody was asked and answered about their own words (GDPR art. 15)."""

from django.db.models import Q, QuerySet

from draagvlak.capabilities.consents.models import QuoteConsent
from draagvlak.capabilities.conversations.models import Participant
from draagvlak.capabilities.network.models import Person


def voices_of(person: Person) -> QuerySet[Participant]:
    """As whom they took part in conversations, also where only their account is known there."""
    by_account = Q(user__isnull=False, user=person.account_id) if person.account_id else Q(pk=None)
    return Participant.objects.filter(Q(person=person) | by_account)


def consents_of(person: Person) -> QuerySet[QuoteConsent]:
    rows = QuoteConsent.objects.filter(participant__in=voices_of(person).values("pk"))
    return rows.select_related("participant__conversation__network").order_by("given_on", "pk")
