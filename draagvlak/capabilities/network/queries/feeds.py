"""What a calendar program gets at a secret address: exactly the meetings that the user of the feed may see now."""

import hashlib
from dataclasses import dataclass

import rules
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from draagvlak.basics.tenancy import inside
from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import CalendarFeed, Meeting, Network
from draagvlak.capabilities.network.queries.meetings import meetings_seen_by
from draagvlak.capabilities.network.writers.calendar import Told

MOST_TOKEN = 64  # characters of a token that is looked up at all


def feeds_of(user: User, network: Network) -> QuerySet[CalendarFeed]:
    """Those of `user` that still work, newest first."""
    return CalendarFeed.objects.filter(network=network, user=user, revoked_at=None)


@dataclass(frozen=True)
class Fed:
    """The meetings of a feed, and a mark that changes when they do."""

    authority: Authority
    network: Network
    meetings: tuple[Told, ...]

    @property
    def mark(self) -> str:
        return hashlib.sha256(repr((self.network.name, self.meetings)).encode()).hexdigest()[:32]


def fed_at(authority: Authority, token: str) -> Fed | None:
    """What stands at a token of the authority in scope. None for one that is unknown or revoked, and for a user who
    has no role there any more: all the same. Only its hash is compared, by an index: no time tells how near one is.
    """
    rows = CalendarFeed.objects.select_related("network", "user").filter(revoked_at=None)
    feed = rows.filter(token_hash=hash_of(token[:MOST_TOKEN])).first()
    if feed is None or not _may_still_read(feed.user, feed.network):
        return None
    return Fed(authority, feed.network, told(meetings_seen_by(feed.user, feed.network)))


def _may_still_read(user: User, network: Network) -> bool:
    return bool(rules.has_perm("network.read_own_meetings", user, network))


def told(meetings: QuerySet[Meeting]) -> tuple[Told, ...]:
    """What a calendar program is told of meetings, soonest first; nothing of who is asked, agenda or decisions."""
    last = Meeting.history.model.objects.filter(id=OuterRef("pk")).order_by("-history_date", "-history_id")
    rows = meetings.order_by("starts_at", "pk").annotate(
        changed_at=Coalesce(Subquery(last.values("history_date")[:1]), "starts_at")
    )
    columns = ("pk", "uid", "sequence", "title", "place", "starts_at", "ends_at", "is_cancelled", "changed_at")
    return tuple(Told(*row) for row in rows.values_list(*columns))


def fed_anywhere(token: str) -> Fed | None:
    """What stands at a token, of whatever authority."""
    there = {"calendarfeed__token_hash": hash_of(token[:MOST_TOKEN]), "calendarfeed__revoked_at": None}
    authority = Authority.objects.filter(**there).first()
    if authority is None:
        return None
    with inside(authority):
        return fed_at(authority, token)


def told_of(user: User, network: Network, meeting: int) -> tuple[Told, ...]:
    """The one meeting, where `user` may see it."""
    return told(meetings_seen_by(user, network).filter(pk=meeting))
