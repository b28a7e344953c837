"""The next step toward a layer: planned, changed, and what came of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.people import person_at
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.support.models import Step
from draagvlak.capabilities.support.queries.ledger import body_at


@dataclass(frozen=True)
class Plan:
    """What a form says of a step: with a body or somebody, who does it (keys), and by when."""

    layer: str
    words: str
    body: int | None = None
    person: int | None = None
    owner: int | None = None
    due: date | None = None


def plan_step(user: User, authority: Authority, network: Network, plan: Plan, step: str) -> Step:
    """Sent twice, made once. Raises RefusedError, PermissionDenied, and SentBeforeError."""
    with acting(user, "support.write", authority, network, once=step) as note:
        made = Step(authority=authority, network=network, noted_by=user, layer=plan.layer, **_ready(network, plan))
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        note(made)
    return made


def change_step(user: User, authority: Authority, network: Network, at: tuple[int, int], plan: Plan, step: str) -> Step:
    """Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied."""
    with acting(user, "support.write", authority, network) as note:
        values = _ready(network, plan) | {"_change_reason": step}
        changed = edit(Step.objects.filter(network=network), *at, values)
        note(changed)
    return changed


def close_step(
    user: User, authority: Authority, network: Network, at: tuple[int, int], came_of_it: tuple[date, str], step: str
) -> Step:
    """`came_of_it`: on which day it was done, and what came of it.

    Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, "support.write", authority, network) as note:
        done_on, result = came_of_it
        if done_on > day_of(network):
            raise RefusedError("done_on", "not-yet")
        refuse_register_numbers({"result": result})
        values = {"done_on": done_on, "result": result.strip(), "_change_reason": step}
        changed = edit(Step.objects.filter(network=network), *at, values)
        note(changed)
    return changed


def remove_step(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """Raises DoesNotExist, PermissionDenied."""
    with acting(user, "support.write", authority, network) as note:
        found = Step.objects.select_for_update(of=("self",)).get(network=network, pk=key)
        note(found)
        keep_as_it_is(found)
        found._change_reason = step  # type: ignore[attr-defined]
        found.delete()


def _ready(network: Network, plan: Plan) -> dict[str, Any]:
    refuse_register_numbers({"words": plan.words})
    if not plan.words.strip():
        raise RefusedError("words", "empty")
    if plan.body is not None and body_at(network, plan.body) is None:
        raise RefusedError("who", "who")
    for part, key in (("who", plan.person), ("owner", plan.owner)):
        if key is not None and person_at(network, key) is None:
            raise RefusedError(part, "who")
    keys = {"body_id": plan.body, "person_id": plan.person, "owner_id": plan.owner}
    return {**keys, "words": plan.words.strip(), "due": plan.due}
