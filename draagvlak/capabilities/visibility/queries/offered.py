"""What is new since the last newsletter: of what its maker may read."""

from collections.abc import Collection
from datetime import date, timedelta

import rules
from django.db.models import Max, Q

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.policy.models import Measurement, Result
from draagvlak.capabilities.visibility.choices import AHEAD, FIRST_BACK, ItemKind
from draagvlak.capabilities.visibility.models import Newsletter, NewsletterItem
from draagvlak.capabilities.visibility.queries.telling import RIGHTS, Key, OpenActivity, ideas_since
from draagvlak.capabilities.weaving.queries.reading import published_rows

MOST = 50  # of a kind


def last_sent(network: Network) -> date | None:
    sent: date | None = Newsletter.objects.filter(network=network).aggregate(last=Max("sent_on"))["last"]
    return sent


def since_of(network: Network) -> date:
    """From which day a next newsletter tells: the day on which one was sent last, else about three months ago."""
    return last_sent(network) or day_of(network) - timedelta(days=FIRST_BACK)


def new_since(user: User, network: Network, since: date, activities: Collection[OpenActivity]) -> list[Key]:
    """What came since that day, in the order in which a newsletter begins with it; a fixed number of queries.

    A result counts that happened or was noted since; an indicator that was measured since.
    """
    found: list[Key] = []
    if rules.has_perm(RIGHTS[ItemKind.RESULT], user, network):
        found += [(ItemKind.RESULT, key) for key in _results(network, since)]
        found += [(ItemKind.INDICATOR, key) for key in _measured(network, since)]
    if rules.has_perm(RIGHTS[ItemKind.STORY], user, network):
        rows = published_rows(network, Use.NEWSLETTER).filter(
            published_on__gte=since, published_on__lte=day_of(network)
        )
        found += [(ItemKind.STORY, key) for key in rows.values_list("pk", flat=True)[:MOST]]
    found += [(ItemKind.ACTIVITY, one.key) for one in _coming(network, activities)]
    return found + [(ItemKind.IDEA, key) for key in ideas_since(user, network, since)[:MOST]]


def _results(network: Network, since: date) -> list[int]:
    noted = Result.history.filter(network=network, history_type="+", history_date__date__gte=since)
    sent = NewsletterItem.objects.filter(newsletter__network=network, newsletter__sent_on__isnull=False)
    rows = Result.objects.filter(
        Q(on__gte=since) | Q(pk__in=noted.values("id")), network=network, on__lte=day_of(network)
    )
    rows = rows.exclude(pk__in=sent.filter(kind=ItemKind.RESULT).values("result"))
    return list(rows.order_by("-on", "-pk").values_list("pk", flat=True)[:MOST])


def _measured(network: Network, since: date) -> list[int]:
    rows = Measurement.objects.filter(indicator__network=network, on__gte=since, on__lte=day_of(network))
    return list(rows.order_by("indicator").values_list("indicator", flat=True).distinct()[:MOST])


def _coming(network: Network, activities: Collection[OpenActivity]) -> list[OpenActivity]:
    day = day_of(network)
    found = [one for one in activities if day <= one.starts_at.date() <= day + timedelta(days=AHEAD)]
    return sorted(found, key=lambda one: (one.starts_at, one.key))[:MOST]
