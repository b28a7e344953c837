"""How long a role holds, and in which networks."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.utils.timezone import localdate

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import Role, User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network, Person, Seat
from draagvlak.capabilities.network.queries.access import (
    is_last,
    mark_of,
    may_change,
    networks_to_give,
    people_without_account,
)


class LastOneError(Exception):
    """Nobody would be left: no administrator, which is refused, or no director, which is done when one is `sure`."""


@dataclass(frozen=True)
class Held:
    """Until when (its last day; None: it stays) and where a role holds."""

    until: date | None
    networks: Collection[Network]
    sure: bool = False


def change_role(user: User, authority: Authority, role: Role, mark: str, held: Held) -> None:
    """Let `role` hold as `held` says. An administrator's holds everywhere, whatever networks are named.

    Raises PermissionDenied; ChangedMeanwhileError where it no longer is as `mark` says (queries.access.mark_of);
    LastOneError as `end_role`.
    """
    with acting(user, "network.invite", authority) as note:
        locked = _locked(user, authority, role)
        if mark_of(locked) != mark:
            raise ChangedMeanwhileError(locked)
        if held.until or locked.kind != RoleKind.ADMINISTRATOR:
            _may_leave(locked, () if held.until else [network.pk for network in held.networks], held.sure)
        locked.until = held.until
        locked.save(update_fields=["until"])
        if locked.kind != RoleKind.ADMINISTRATOR:
            _seat(user, authority, locked, {network.pk for network in held.networks})
        note(locked)


def end_role(user: User, authority: Authority, role: Role, sure: bool = False) -> None:
    """End `role` at once. Raises PermissionDenied, and LastOneError: the last administrator stays, the last director
    of a network leaves only when `sure`.
    """
    with acting(user, "network.invite", authority) as note:
        locked = _locked(user, authority, role)
        _may_leave(locked, (), sure)
        locked.until = localdate() - timedelta(days=1)
        locked.save(update_fields=["until"])
        note(locked)


def identify(user: User, authority: Authority, role: Role, person: Person | None) -> None:
    """Say who, among the people of the authority, the holder of `role` is; None: nobody any more. What is theirs by it
    (what they took part in, what is noted of them as their own) they see from now on, and no longer what was.

    Raises PermissionDenied, and ChangedMeanwhileError for somebody who is somebody's account already, or whom `user`
    may not choose.
    """
    with acting(user, "network.invite", authority) as note:
        locked = _locked(user, authority, role)
        theirs = Person.objects.filter(account=locked.user_id)
        if person is not None and not theirs.filter(pk=person.pk).exists():
            free = people_without_account(networks_to_give(user, authority), localdate())
            if not free.filter(pk=person.pk).exists():
                raise ChangedMeanwhileError(person)
        note(locked)
        for one in theirs if person is None else theirs.exclude(pk=person.pk):
            _is_of(one, None)
            note(one)
        if person is not None:
            _is_of(Person.objects.select_for_update().get(pk=person.pk), locked.user)
            note(person)


def _is_of(person: Person, account: User | None) -> None:
    person.account, person.version = account, person.version + 1
    person.save(update_fields=["account", "version"])


def _may_leave(role: Role, staying: Collection[int], sure: bool) -> None:
    is_administrator = role.kind == RoleKind.ADMINISTRATOR
    if (is_administrator or not sure) and is_last(role, staying):
        raise LastOneError(role.kind)


def _locked(user: User, authority: Authority, role: Role) -> Role:
    """The row as it is now. Changes of one authority's roles wait for each other, so that no two last ones both go."""
    Authority.objects.select_for_update().get(pk=authority.pk)
    found = Role.objects.select_for_update(of=("self",)).filter(pk=role.pk, authority=authority).first()
    if found is None or not may_change(user, authority, found):
        raise PermissionDenied("network.invite")
    return found


def _seat(user: User, authority: Authority, role: Role, wanted: set[int]) -> None:
    """Only networks that are `user`'s to give are given; a role without any would hold nowhere."""
    given = set(networks_to_give(user, authority).values_list("pk", flat=True))
    if not wanted or not wanted <= given:
        raise PermissionDenied("network.invite")
    seats = Seat.objects.filter(role=role)
    had = set(seats.values_list("network", flat=True))
    seats.exclude(network__in=wanted).delete()
    Seat.objects.bulk_create(Seat(authority=authority, role=role, network_id=pk) for pk in sorted(wanted - had))
