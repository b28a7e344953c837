"""The secret address of a calendar: made, shown once, revoked by whom it is of."""

import secrets

from django.utils.timezone import now

from draagvlak.basics.outliving import note_closed
from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import CalendarFeed, Network

TOKEN_BYTES = 24  # 192 bits


def make_feed(user: User, authority: Authority, network: Network, once: str) -> tuple[CalendarFeed, str]:
    """A feed and its token, which is kept nowhere. Raises PermissionDenied and SentBeforeError."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with acting(user, "network.read_own_meetings", authority, network, once=once) as note:
        feed = CalendarFeed.objects.create(authority=authority, network=network, user=user, token_hash=hash_of(token))
        note(feed)
    return feed, token


def revoke_feed(user: User, authority: Authority, network: Network, key: int) -> None:
    """From now on its address leads nowhere. Raises DoesNotExist for somebody else's, PermissionDenied."""
    with acting(user, "network.read_own_meetings", authority, network) as note:
        feed = CalendarFeed.objects.get(network=network, user=user, pk=key)
        CalendarFeed.objects.filter(pk=feed.pk, revoked_at=None).update(revoked_at=now())
        note_closed(authority.pk, feed.token_hash)
        note(feed)
