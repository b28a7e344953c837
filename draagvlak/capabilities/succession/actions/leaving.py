"""A plan for whoever leaves: begun with what only they have, changed, looked at anew, closed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from simple_history.utils import bulk_create_with_history

from draagvlak.analysis.succession import Introduction
from draagvlak.basics.editing import edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.people import person_at
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.succession.choices import MOST_PROPOSED
from draagvlak.capabilities.succession.models import Leaving, TakeOver
from draagvlak.capabilities.succession.queries.measured import proposals_for


@dataclass(frozen=True)
class Goes:
    """What a form says of somebody who leaves (keys), and of who comes after."""

    person: int
    leaves_on: date | None = None
    successor: int | None = None
    words: str = ""


def begin_plan(user: User, authority: Authority, network: Network, goes: Goes, step: str) -> Leaving:
    """With an introduction proposed for each tie that only the leaver has. Measured before anything is written, since
    that takes long. Sent twice, made once. Raises RefusedError, PermissionDenied, SentBeforeError.
    """
    found = proposals_for(user, network, goes.person, goes.successor)
    with acting(user, "succession.write", authority, network, once=step) as note:
        values = _ready(network, goes)
        Network.objects.select_for_update().get(pk=network.pk)  # one at a time begins a plan
        if Leaving.objects.filter(network=network, person=goes.person, closed_on=None).exists():
            raise RefusedError("person", "leaves-already")
        made = Leaving(authority=authority, network=network, person_id=goes.person, noted_by=user, **values)
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        _propose(made, found, user, step)
        note(made)
    return made


def change_plan(
    user: User, authority: Authority, network: Network, at: tuple[int, int], goes: Goes, step: str
) -> Leaving:
    """When, words, and who comes after; not who leaves. Raises RefusedError, ChangedMeanwhileError, DoesNotExist,
    PermissionDenied.
    """
    with acting(user, "succession.write", authority, network) as note:
        values = _ready(network, goes) | {"_change_reason": step}
        changed = edit(Leaving.objects.filter(network=network, person=goes.person), *at, values)
        note(changed)
    return changed


def look_again(user: User, authority: Authority, network: Network, key: int, step: str) -> int:
    """Add what only the leaver has by now. Gives how many came. Raises RefusedError for a plan that is closed,
    DoesNotExist, PermissionDenied.
    """
    rows = Leaving.objects.filter(network=network)
    leaving = rows.get(pk=key)
    found = proposals_for(user, network, leaving.person_id, leaving.successor_id)
    with acting(user, "succession.write", authority, network) as note:
        held = rows.select_for_update(of=("self",)).get(pk=key)
        if held.closed_on is not None:
            raise RefusedError("", "closed")
        there = set(TakeOver.objects.filter(leaving=held).values_list("person_id", flat=True))
        came = _propose(held, [one for one in found if int(one.tie.person) not in there], user, step)
        note(held)
    return came


def close_plan(
    user: User, authority: Authority, network: Network, at: tuple[int, int], is_closed: bool, step: str
) -> Leaving:
    """Close it, or open it again. Raises RefusedError where another plan of theirs is open, ChangedMeanwhileError,
    DoesNotExist, PermissionDenied.
    """
    with acting(user, "succession.write", authority, network) as note:
        rows = Leaving.objects.filter(network=network)
        leaving = rows.select_for_update(of=("self",)).get(pk=at[0])
        others = rows.filter(person=leaving.person_id, closed_on=None).exclude(pk=leaving.pk)
        if not is_closed and others.exists():
            raise RefusedError("", "leaves-already")
        values = {"closed_on": day_of(network) if is_closed else None, "_change_reason": step}
        changed = edit(rows, *at, values)
        note(changed)
    return changed


def _ready(network: Network, goes: Goes) -> dict[str, Any]:
    refuse_register_numbers({"words": goes.words})
    if person_at(network, goes.person) is None:
        raise RefusedError("person", "who")
    if goes.successor is not None and person_at(network, goes.successor) is None:
        raise RefusedError("successor", "who")
    if goes.successor == goes.person:
        raise RefusedError("successor", "same")
    return {"leaves_on": goes.leaves_on, "successor_id": goes.successor, "words": goes.words.strip()}


def _propose(leaving: Leaving, found: Iterable[Introduction], user: User, step: str) -> int:
    rows = [
        TakeOver(
            authority_id=leaving.authority_id,
            leaving=leaving,
            person_id=int(one.tie.person),
            successor_id=int(one.successor) if one.successor else None,
            introducer_id=int(one.introducer) if one.introducer else None,
            noted_by=user,
        )
        for one in list(found)[:MOST_PROPOSED]
    ]
    bulk_create_with_history(rows, TakeOver, default_change_reason=step)
    return len(rows)
