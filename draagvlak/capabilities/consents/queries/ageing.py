"""Which fragments, consents and questions had their time; `before`: of each network (key), the day before which they
had.
"""

from collections.abc import Mapping
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from draagvlak.capabilities.consents.choices import YES
from draagvlak.capabilities.consents.models import STANDS, Ask, QuoteConsent
from draagvlak.capabilities.conversations.models import Fragment
from draagvlak.capabilities.conversations.queries.ageing import old_fragments


def fragments_without_consent(before: Mapping[int, date]) -> QuerySet[Fragment]:
    """Marked before the day, with no use to which its voice agrees, and none that ended since the day."""
    yes = QuoteConsent.objects.filter(fragment=OuterRef("pk"), answer__in=YES)
    found = Q(pk=None)
    for network, day in before.items():
        holds = yes.filter(STANDS, Q(until=None) | Q(until__gte=day), participant=OuterRef("voice"))
        lately = yes.filter(withdrawn_on__gte=day)
        found |= Q(~Exists(holds), ~Exists(lately), conversation__network=network)
    return old_fragments(before).filter(found)


def spent_consents(before: Mapping[int, date]) -> QuerySet[QuoteConsent]:
    """Taken back, over, replaced, or no, before the day; or given before it, of words that went since."""
    went = ~Exists(Fragment.objects.filter(pk=OuterRef("fragment")))
    found = Q(pk=None)
    for network, day in before.items():
        here = Q(participant__conversation__network=network)
        over = Q(withdrawn_on__lt=day) | Q(until__lt=day, withdrawn_on=None) | Q(replaced_on__lt=day, withdrawn_on=None)
        found |= here & (over | (Q(given_on__lt=day, withdrawn_on=None) & (~Q(answer__in=YES) | went)))
    return QuoteConsent.objects.filter(found)


def spent_asks(before: Mapping[int, date]) -> QuerySet[Ask]:
    """Those by which nothing can be answered since before the day, and nothing is left to be taken back."""
    standing = QuoteConsent.objects.filter(STANDS, participant=OuterRef("participant"), answer__in=YES)
    found = Q(pk=None)
    for network, day in before.items():
        found |= Q(Q(until__lt=day) | Q(closed_on__lt=day), ~Exists(standing), network=network)
    return Ask.objects.filter(found)
