"""The pieces of a newsletter: put in, given words, moved, taken out."""

from collections.abc import Collection
from typing import Any

from django.db.models import Max

from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.visibility.actions.newsletters import WRITE, _of_kind, _to_write
from draagvlak.capabilities.visibility.models import NewsletterItem
from draagvlak.capabilities.visibility.queries.telling import Key, OpenActivity, told_of

UP, DOWN = "omhoog", "omlaag"


def put_in(
    user: User,
    authority: Authority,
    network: Network,
    at: tuple[int, Key],
    activities: Collection[OpenActivity],
    step: str,
) -> NewsletterItem:
    """At the end of the newsletter `at` (key, and what it tells of). Of what the user may not read, nothing is put in;
    what stands there, stands there once.

    Raises RefusedError, DoesNotExist, PermissionDenied, SentBeforeError.
    """
    with acting(user, WRITE, authority, network, once=step) as note:
        newsletter, (kind, key) = _to_write(network, at[0]), at[1]
        if (kind, key) not in told_of(user, network, [(kind, key)], activities):
            raise RefusedError("what", "gone")
        rows = NewsletterItem.objects.filter(newsletter=newsletter)
        made = rows.filter(kind=kind, **_of_kind(kind, key)).first()
        if made is None:
            place = (rows.aggregate(last=Max("place"))["last"] or 0) + 1
            made = NewsletterItem(
                authority=authority, newsletter=newsletter, kind=kind, place=place, **_of_kind(kind, key)
            )
            made._change_reason = step  # type: ignore[attr-defined]
            made.save()
        note(made)
    return made


def word_item(
    user: User, authority: Authority, network: Network, at: tuple[int, int, int], words: str, step: str
) -> NewsletterItem:
    """`at`: keys of the newsletter and of the piece, and its version.

    Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        newsletter, key, version = at
        _to_write(network, newsletter)
        refuse_register_numbers({"words": words})
        rows = NewsletterItem.objects.filter(newsletter=newsletter)
        changed = edit(rows, key, version, {"words": words.strip(), "_change_reason": step})
        note(changed)
    return changed


def move_item(user: User, authority: Authority, network: Network, at: tuple[int, int], way: str, step: str) -> bool:
    """The piece `at` (keys of the newsletter and of the piece) and its neighbour change places. False where there is
    none that way. Raises RefusedError, DoesNotExist, PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        newsletter, key = at
        note(_to_write(network, newsletter))
        rows: list[Any] = list(NewsletterItem.objects.select_for_update(of=("self",)).filter(newsletter=newsletter))
        now = next((n for n, row in enumerate(rows) if row.pk == key), None)
        if now is None:
            raise NewsletterItem.DoesNotExist
        there = now - 1 if way == UP else now + 1
        if not 0 <= there < len(rows):
            return False
        rows[now], rows[there] = rows[there], rows[now]
        for place, row in enumerate(rows, start=1):
            if row.place != place:
                keep_as_it_is(row)
                row.place, row._change_reason = place, step
                row.version += 1
                row.save()
    return True


def take_out(user: User, authority: Authority, network: Network, at: tuple[int, int], step: str) -> None:
    """Raises RefusedError, DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority, network) as note:
        newsletter, key = at
        _to_write(network, newsletter)
        found = NewsletterItem.objects.select_for_update(of=("self",)).get(newsletter=newsletter, pk=key)
        note(found)
        keep_as_it_is(found)
        found._change_reason = step  # type: ignore[attr-defined]
        found.delete()
