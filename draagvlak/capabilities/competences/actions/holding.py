"""Who has a role of a network, from which day and up to which day. By its `step` each change is taken back."""

from dataclasses import dataclass
from datetime import date

from draagvlak.basics.editing import edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.competences.actions.roles import WRITE
from draagvlak.capabilities.competences.actions.steps import _remove, _write
from draagvlak.capabilities.competences.models import Holding, NetworkRole
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.people import person_at
from draagvlak.capabilities.network.readers.details import RefusedError


@dataclass(frozen=True)
class Held:
    """From which day, and up to and including which; either may be open."""

    since: date | None = None
    until: date | None = None


def hold(user: User, authority: Authority, network: Network, at: tuple[int, int], held: Held, step: str) -> Holding:
    """`at`: the keys of the role and of the person, who may be without an account.

    Raises RefusedError, DoesNotExist where the network has no such role (any more), PermissionDenied, SentBeforeError.
    """
    with acting(user, WRITE, authority, network, once=step) as note:
        role = NetworkRole.objects.select_for_update(of=("self",)).get(network=network, ended_on=None, pk=at[0])
        _refuse_period(network, held)
        if person_at(network, at[1]) is None:
            raise RefusedError("person", "no-person")
        if held.until is None and Holding.objects.filter(role=role, person=at[1], until=None).exists():
            raise RefusedError("person", "holds-already")
        period = {"since": held.since, "until": held.until}
        made = _write(Holding(authority=authority, role=role, person_id=at[1], **period), step)
        note(made)
    return made  # type: ignore[no-any-return]


def change_holding(
    user: User, authority: Authority, network: Network, at: tuple[int, int], held: Held, step: str
) -> Holding:
    """`at`: the key and the version that the form showed. Raises RefusedError, ChangedMeanwhileError, DoesNotExist,
    PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        _refuse_period(network, held)
        rows = Holding.objects.filter(role__network=network)
        row = rows.get(pk=at[0])
        same = rows.filter(role=row.role_id, person=row.person_id, until=None).exclude(pk=row.pk)
        if held.until is None and same.exists():
            raise RefusedError("until", "holds-already")
        changed = edit(rows, *at, {"since": held.since, "until": held.until, "_change_reason": step})
        note(changed)
    return changed


def remove_holding(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """It was a mistake: they never had it. Raises DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority, network) as note:
        found = Holding.objects.select_for_update(of=("self",)).get(role__network=network, pk=key)
        note(found)
        _remove(found, step)


def _refuse_period(network: Network, held: Held) -> None:
    if held.since and held.since > day_of(network):
        raise RefusedError("since", "not-yet")
    if held.since and held.until and held.until < held.since:
        raise RefusedError("until", "before")
