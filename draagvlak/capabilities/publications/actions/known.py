"""Filling in what was not found in the rules of a scheme, and days of the network's own. Steps can be taken back."""

from datetime import date
from typing import Any

from django.utils.timezone import localdate

from draagvlak.basics.editing import ChangedMeanwhileError, edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.publications.actions.figures import _remove
from draagvlak.capabilities.publications.actions.notes import _to_write
from draagvlak.capabilities.publications.models import Deadline, Known
from draagvlak.capabilities.publications.queries.known import known_at
from draagvlak.capabilities.publications.readers.schemes import scheme_of

Fact = tuple[str, str, int]  # key of a scheme, name of the fact, version (0 where nothing was filled in)


def say_known(user: User, authority: Authority, network: Network, at: Fact, told: tuple[str, str], step: str) -> Known:
    """`told`: the value, as text (a day as 2027-01-31), and where it was found.

    Raises RefusedError, ChangedMeanwhileError, KeyError for no such fact, PermissionDenied.
    """
    key, fact, version = at
    with acting(user, "publications.write", authority, network) as note:
        scheme = scheme_of(key)
        scheme.by_fact[fact]  # nothing is filled in that a scheme does not ask
        values = {"value": told[0].strip(), "source": told[1].strip(), "by": user, "on": localdate()}
        refuse_register_numbers(values)
        was = known_at(network, scheme, fact)
        if was is None:
            was = Known(authority=authority, network=network, scheme=key, fact=fact, **values)
            was._change_reason = step  # type: ignore[attr-defined]
            was.save()
        elif version == 0:
            raise ChangedMeanwhileError(was)
        else:
            was = edit(Known.objects.filter(network=network), was.pk, version, values | {"_change_reason": step})
        note(was)
    return was


def forget_known(user: User, authority: Authority, network: Network, at: tuple[str, str], step: str) -> None:
    """Raises DoesNotExist, PermissionDenied."""
    with acting(user, "publications.write", authority, network) as note:
        found = Known.objects.get(network=network, scheme=at[0], fact=at[1])
        note(found)
        _remove(found, step)


def add_deadline(
    user: User, authority: Authority, network: Network, key: int, told: dict[str, Any], step: str
) -> Deadline:
    """`told`: name, on, source. Sent twice, made once. Raises RefusedError, DoesNotExist, PermissionDenied,
    SentBeforeError.
    """
    with acting(user, "publications.write", authority, network, once=step) as note:
        refuse_register_numbers(told)
        if not isinstance(told["on"], date):
            raise RefusedError("on", "needed")
        made = Deadline(authority=authority, note=_to_write(network, key), **told)
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        note(made)
    return made


def remove_deadline(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """What of it stands in the calendar, stays. Raises RefusedError, DoesNotExist, PermissionDenied."""
    with acting(user, "publications.write", authority, network) as note:
        found = Deadline.objects.get(note__network=network, pk=key)
        _to_write(network, found.note_id)
        note(found)
        _remove(found, step)
