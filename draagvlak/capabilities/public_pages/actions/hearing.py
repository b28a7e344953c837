"""Asking the UiTdatabank what is to come, for the page of a network: at night, or when the director asks."""

from contextlib import suppress
from dataclasses import asdict

from django.utils.timezone import now

from draagvlak.basics.later import do_later
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.public_pages.actions.settings import WRITE, _page_for
from draagvlak.capabilities.public_pages.models import HeardEvents, PublicPage
from draagvlak.capabilities.public_pages.queries.events import regions_of
from draagvlak.capabilities.public_pages.readers.uitdatabank import NotHeardError, events_of, has_key

TASK = "draagvlak.capabilities.public_pages.tasks.hear_for"


def ask_events(user: User, authority: Authority, network: Network) -> PublicPage:
    """Let it be asked in the background. Raises PermissionDenied."""
    with acting(user, WRITE, authority, network) as note:
        page = _page_for(network, "")
        note(page)
        do_later(TASK, page=page.pk, authority=authority.pk)
    return page


def hear_events(authority: Authority, page: PublicPage) -> int | None:
    """Ask, outside any transaction, and keep what is told; where nothing is, what was told before stays. Gives how many
    there are, None without a key or without an answer. Nobody does this: time does.
    """
    if not has_key():
        return None
    heard = None
    with suppress(NotHeardError):
        heard = [asdict(event) for event in events_of(regions_of(page.network), page.label, now())]
    told = {} if heard is None else {"events": heard, "heard_at": now()}
    with acting(None, "public_pages.hear_events", authority, page.network) as note:
        row, _made = HeardEvents.objects.update_or_create(
            page=page, defaults={"authority": authority, "asked_at": now(), "failed": heard is None, **told}
        )
        note(row)
    return None if heard is None else len(heard)
