"""Making a newsletter, giving it words, noting that it was sent, taking it away. Nothing is sent from here."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.visibility.choices import ItemKind
from draagvlak.capabilities.visibility.models import Newsletter, NewsletterItem
from draagvlak.capabilities.visibility.queries.offered import new_since
from draagvlak.capabilities.visibility.queries.telling import OpenActivity

WRITE = "visibility.newsletter"


@dataclass(frozen=True)
class Words:
    """What a form says of a newsletter."""

    title: str
    since: date
    introduction: str = ""
    thanks: str = ""


def make_newsletter(
    user: User, authority: Authority, network: Network, words: Words, activities: Collection[OpenActivity], step: str
) -> Newsletter:
    """With all that is new since its day, but ideas: whose idea it is, is asked first. Sent twice, made once.

    Raises RefusedError, PermissionDenied, SentBeforeError.
    """
    with acting(user, WRITE, authority, network, once=step) as note:
        made = Newsletter(
            authority=authority, network=network, made_by=user, made_on=day_of(network), **_ready(network, words)
        )
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        keys = [key for key in new_since(user, network, words.since, activities) if key[0] != ItemKind.IDEA]
        for place, (kind, key) in enumerate(keys, start=1):
            item = NewsletterItem(authority=authority, newsletter=made, kind=kind, place=place, **_of_kind(kind, key))
            item._change_reason = step  # type: ignore[attr-defined]
            item.save()
        note(made)
    return made


def _of_kind(kind: str, key: int) -> dict[str, int]:
    return {kind if kind == ItemKind.ACTIVITY else f"{kind}_id": key}


def change_newsletter(
    user: User, authority: Authority, network: Network, at: tuple[int, int], words: Words, step: str
) -> Newsletter:
    """Raises RefusedError also for one that was sent, ChangedMeanwhileError, DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority, network) as note:
        _to_write(network, at[0])
        values = _ready(network, words) | {"_change_reason": step}
        changed = edit(Newsletter.objects.filter(network=network), *at, values)
        note(changed)
    return changed


def mark_sent(
    user: User, authority: Authority, network: Network, at: tuple[int, int], on: date | None, step: str
) -> Newsletter:
    """`on`: the day on which somebody sent it; None where it was not sent after all.

    Raises RefusedError for a day to come, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        if on is not None and on > day_of(network):
            raise RefusedError("on", "not-yet")
        changed = edit(Newsletter.objects.filter(network=network), *at, {"sent_on": on, "_change_reason": step})
        note(changed)
    return changed


def remove_newsletter(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """Raises RefusedError for one that was sent, DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority, network) as note:
        found = _to_write(network, key)
        note(found)
        for row in (*NewsletterItem.objects.filter(newsletter=found), found):
            keep_as_it_is(row)
            row._change_reason = step  # type: ignore[attr-defined]
            row.delete()


def _to_write(network: Network, key: int) -> Newsletter:
    """The newsletter, held as long as the transaction lasts. Raises RefusedError where it was sent, DoesNotExist."""
    found = Newsletter.objects.select_for_update(of=("self",)).get(network=network, pk=key)
    if found.sent_on is not None:
        raise RefusedError("newsletter", "sent")
    return found


def _ready(network: Network, words: Words) -> dict[str, Any]:
    texts = {
        "title": " ".join(words.title.split()),
        "introduction": words.introduction.strip(),
        "thanks": words.thanks.strip(),
    }
    refuse_register_numbers(texts)
    if words.since > day_of(network):
        raise RefusedError("since", "not-yet")
    return {**texts, "since": words.since}
