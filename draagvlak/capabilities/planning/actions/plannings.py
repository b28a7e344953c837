"""Making a planning, and changing what it is."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from draagvlak.basics.editing import edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.planning.actions.owning import _owned
from draagvlak.capabilities.planning.choices import LONGEST
from draagvlak.capabilities.planning.models import Planning
from draagvlak.capabilities.planning.queries.plannings import networks_to_plan


@dataclass(frozen=True)
class About:
    """What a form says of a planning. `networks`: their keys."""

    name: str
    since: date
    until: date
    school_holidays: str
    networks: frozenset[int]

    def values(self) -> dict[str, Any]:
        return {part: value for part, value in vars(self).items() if part != "networks"}


def make_planning(user: User, authority: Authority, about: About, once: str) -> Planning:
    """Sent twice, made once. Raises RefusedError, PermissionDenied, SentBeforeError."""
    with acting(user, "planning.plan", authority, once=once) as note:
        _check(about)
        made = Planning.objects.create(authority=authority, made_by=user, **about.values())
        made.networks.set(_allowed(user, authority, about))
        note(made)
    return made


def change_planning(user: User, authority: Authority, at: tuple[int, int], about: About) -> Planning:
    """A network that others put in it stays. Raises RefusedError, ChangedMeanwhileError, PermissionDenied."""
    with acting(user, "planning.plan", authority) as note:
        planning = _owned(user, authority, at[0])
        _check(about)
        changed = edit(Planning.objects.filter(pk=planning.pk), *at, about.values())
        mine = {one.pk for one in networks_to_plan(user, authority)}
        others = set(changed.networks.values_list("pk", flat=True)) - mine
        changed.networks.set({*_allowed(user, authority, about), *others})
        note(changed)
    return changed


def remove_planning(user: User, authority: Authority, key: int) -> None:
    """What stands in calendars stays there. Raises PermissionDenied."""
    with acting(user, "planning.plan", authority) as note:
        planning = _owned(user, authority, key)
        note(planning)
        planning.delete()


def _allowed(user: User, authority: Authority, about: About) -> list[int]:
    found = list(networks_to_plan(user, authority).filter(pk__in=about.networks).values_list("pk", flat=True))
    if not found:
        raise RefusedError("networks", "no-network")
    return found


def _check(about: About) -> None:
    refuse_register_numbers({"name": about.name})
    if about.until < about.since:
        raise RefusedError("until", "backwards")
    if (about.until - about.since).days >= LONGEST:
        raise RefusedError("until", "too-long")
