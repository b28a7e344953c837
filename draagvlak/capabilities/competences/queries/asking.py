"""Whom somebody may ask for evidence, what they asked and got, and what others ask them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import rules
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from draagvlak.basics.periods import on_day
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import Role, User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.competences.models import Asked
from draagvlak.capabilities.competences.queries.cards import CardShown, cards_by_key
from draagvlak.capabilities.network.models import Person
from draagvlak.capabilities.network.queries.standing import networks_of

STAFF = (RoleKind.DIRECTOR, RoleKind.COLLEAGUE)  # whom everybody of a network knows by name
NOT_ASKED = (RoleKind.POLITICIAN,)  # has no page of competences
MOST = 500  # names in one list to choose from
MOST_OPEN = 20  # questions of one person that wait at once


@dataclass(frozen=True)
class Colleague:
    """Somebody with an account who may be asked: their key, name, and role in words."""

    key: int
    name: str
    role: str


def names_of(users: Iterable[User | None]) -> dict[int, str]:
    """By key of an account, what somebody is called: as they are known among the people, or as the account says. Never
    an address, nor a part of one: not everybody may read contact data. One query.
    """
    there = {user.pk: user for user in users if user is not None}
    known = dict(Person.objects.filter(account__in=there).values_list("account", "name"))
    return {key: known.get(key) or user.get_full_name() for key, user in there.items()}


def may_be_asked(user: User, authority: Authority) -> list[Colleague]:
    """By name: with whom `user` stands in a network; of a network whose people they may not read, its staff alone. Not
    an account of whom nobody said what they are called.
    """
    networks = list(networks_of(user, authority))
    reads = [one.pk for one in networks if rules.has_perm("network.read_people", user, one)]
    rest = [one.pk for one in networks if one.pk not in reads]
    wanted = Q(seats__network__in=reads) | Q(seats__network__in=rest, kind__in=STAFF)
    if reads:
        wanted |= Q(kind=RoleKind.ADMINISTRATOR)
    roles = Role.objects.filter(on_day(localdate()), wanted, authority=authority, user__is_active=True)
    roles = roles.exclude(kind__in=NOT_ASKED).exclude(user=user).select_related("user").distinct()
    by_user = {role.user_id: role for role in reversed(roles.order_by("pk")[:MOST])}
    names = names_of(role.user for role in by_user.values())
    found = [Colleague(key, names[key], role.get_kind_display()) for key, role in by_user.items() if names[key]]
    return sorted(found, key=lambda one: (one.name.casefold(), one.key))


@dataclass(frozen=True)
class Waiting:
    """A question to somebody: who asks it ("" where their account has no name), about which card, in which words. Never
    how they described themselves.
    """

    key: str
    name: str
    card: CardShown
    question: str
    asked_on: date


def open_for(user: User) -> QuerySet[Asked]:
    """What `user` may still answer in the authority in scope, oldest first."""
    return Asked.objects.filter(to=user, answered_on=None, declined_on=None).order_by("asked_on", "pk")


def waiting_for(user: User, cards: dict[str, CardShown] | None = None) -> list[Waiting]:
    known = cards_by_key() if cards is None else cards
    rows = list(open_for(user).select_related("user"))
    names = names_of(row.user for row in rows)
    return [_waiting(row, known, names) for row in rows if row.card in known]


def question_for(user: User, key: str) -> Waiting | None:
    """One of them by its key; None where it is not theirs to answer (any more)."""
    return next((one for one in waiting_for(user) if one.key == key), None)


def _waiting(row: Asked, cards: dict[str, CardShown], names: dict[int, str]) -> Waiting:
    return Waiting(row.key, names[row.user_id], cards[row.card], row.question, row.asked_on)
