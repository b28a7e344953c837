"""Noting a result, changing it, taking it away. By its `step` each is taken back (actions.undoing)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.basics.moving import tables_that_point_to
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.policy.actions.links import _link
from draagvlak.capabilities.policy.models import Result


@dataclass(frozen=True)
class Came:
    """What a form says of a result; `action`: the key of one that led to it. `cost` in euros, None: nobody said."""

    title: str
    on: date
    text: str = ""
    cost: Decimal | None = None
    source: str = ""
    action: int | None = None


def note_result(user: User, authority: Authority, network: Network, came: Came, step: str) -> Result:
    """Sent twice, made once. Raises RefusedError, PermissionDenied, and SentBeforeError."""
    with acting(user, "policy.write", authority, network, once=step) as note:
        made = Result(authority=authority, network=network, noted_by=user, **_ready(network, came))
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        note(made)
        if came.action is not None:
            note(_link(user, network, (came.action, made.pk), step))
    return made


def change_result(
    user: User, authority: Authority, network: Network, at: tuple[int, int], came: Came, step: str
) -> Result:
    """Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied."""
    with acting(user, "policy.write", authority, network) as note:
        values = _ready(network, came) | {"_change_reason": step}
        changed = edit(Result.objects.filter(network=network), *at, values)
        note(changed)
    return changed


def remove_result(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """Only one on which nothing hangs, or ever hung. Raises RefusedError, DoesNotExist, PermissionDenied."""
    with acting(user, "policy.write", authority, network) as note:
        found = Result.objects.select_for_update(of=("self",)).get(network=network, pk=key)
        for table, columns in tables_that_point_to(Result).items():
            if any(table._default_manager.filter(**{column: key}).exists() for column in columns):
                raise RefusedError("", "hangs")
        note(found)
        keep_as_it_is(found)
        found._change_reason = step  # type: ignore[attr-defined]
        found.delete()


def _ready(network: Network, came: Came) -> dict[str, Any]:
    texts = {"title": came.title.strip(), "text": came.text.strip(), "source": came.source.strip()}
    refuse_register_numbers(texts)
    if not texts["title"]:
        raise RefusedError("title", "empty")
    if came.on > day_of(network):
        raise RefusedError("on", "not-yet")
    if came.cost is not None and came.cost < 0:
        raise RefusedError("cost", "below-nothing")
    return {**texts, "on": came.on, "cost": came.cost}
