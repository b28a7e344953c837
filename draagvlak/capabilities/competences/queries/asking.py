"""Whom somebody may ask for evidence, what they asked and got, and what others ask them."""

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


def name_of(user: User | None) -> str:
    """Never an address: not everybody may read contact data."""
    return "" if user is None else user.get_full_name() or user.email.partition("@")[0]


def may_be_asked(user: User, authority: Authority) -> list[Colleague]:
    """By name: with whom `user` stands in a network; of a network whose people they may not read, its staff alone."""
    networks = list(networks_of(user, authority))
    reads = [one.pk for one in networks if rules.has_perm("network.read_people", user, one)]
    rest = [one.pk for one in networks if one.pk not in reads]
    wanted = Q(seats__network__in=reads) | Q(seats__network__in=rest, kind__in=STAFF)
    if reads:
        wanted |= Q(kind=RoleKind.ADMINISTRATOR)
    roles = Role.objects.filter(on_day(localdate()), wanted, authority=authority, user__is_active=True)
    roles = roles.exclude(kind__in=NOT_ASKED).exclude(user=user).select_related("user").distinct()
    found: dict[int, Colleague] = {}
    for role in roles.order_by("pk")[:MOST]:
        found.setdefault(role.user_id, Colleague(role.user_id, name_of(role.user), role.get_kind_display()))
    return sorted(found.values(), key=lambda one: (one.name.casefold(), one.key))


@dataclass(frozen=True)
class Waiting:
    """A question to somebody: who asks it, about which card, in which words. Never how they described themselves."""

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
    rows = open_for(user).select_related("user")
    return [_waiting(row, known) for row in rows if row.card in known]


def question_for(user: User, key: str) -> Waiting | None:
    """One of them by its key; None where it is not theirs to answer (any more)."""
    row = open_for(user).select_related("user").filter(key=key).first()
    cards = cards_by_key()
    return _waiting(row, cards) if row is not None and row.card in cards else None


def _waiting(row: Asked, cards: dict[str, CardShown]) -> Waiting:
    return Waiting(row.key, name_of(row.user), cards[row.card], row.question, row.asked_on)
