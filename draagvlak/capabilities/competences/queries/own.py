"""What somebody said of themselves, for them alone: each query begins with whose it is."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

import rules
from django.db.models import QuerySet

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.competences.models import (
    Allowed,
    Asked,
    Capacity,
    Described,
    Holding,
    NetworkRole,
    Wish,
)
from draagvlak.capabilities.competences.queries.asking import Waiting, names_of, waiting_for
from draagvlak.capabilities.competences.queries.cards import CardShown, cards_by_key
from draagvlak.capabilities.network.models import Membership, Network, Person
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.standing import person_of


@dataclass(frozen=True)
class Answer:
    """What somebody asked of a colleague, and what came of it."""

    row: Asked
    name: str  # "" where it is not known (any more)
    is_there: bool = True


@dataclass(frozen=True)
class CardMine:
    """A card with what I said of it, and what others said when I asked."""

    card: CardShown
    said: Described | None
    answers: tuple[Answer, ...] = ()

    @property
    def behaviour(self) -> str:
        return self.card.behaviour(self.said.level) if self.said else ""

    @property
    def has_changed(self) -> bool:
        """Whether the words of an own card are others now than those that I chose."""
        return bool(self.said and self.card.own and self.said.chose != self.behaviour)


@dataclass(frozen=True)
class RoleMine:
    role: NetworkRole
    is_wished: bool
    is_held: bool


@dataclass(frozen=True)
class Place:
    """A network that I belong to, or where I once allowed a proposal. `allowed_since`: while it may be used.

    `before`: the last day of the last time before, up to which it might.
    """

    network: Network
    allowed_since: date | None
    before: date | None
    capacity: Capacity | None
    roles: tuple[RoleMine, ...]
    reads_roles: bool
    belongs: bool

    @property
    def held(self) -> tuple[RoleMine, ...]:
        return tuple(one for one in self.roles if one.is_held)

    @property
    def wished(self) -> tuple[RoleMine, ...]:
        return tuple(one for one in self.roles if one.is_wished)


@dataclass(frozen=True)
class OwnPage:
    """`places` is empty, and `person` None, where nobody said who the user is among the people of the authority."""

    person: Person | None
    cards: tuple[CardMine, ...]
    places: tuple[Place, ...]
    waiting: tuple[Waiting, ...]


def own_networks(person: Person) -> QuerySet[Network]:
    """Those that somebody belongs to today."""
    rows = Membership.objects.filter(person=person).select_related("network")
    here = [row.network_id for row in rows if _holds(row)]
    return Network.objects.filter(pk__in=here)


def own_page(user: User, authority: Authority) -> OwnPage:
    """A fixed number of queries, whatever was said."""
    person, known = person_of(user), cards_by_key()
    waiting = tuple(waiting_for(user, known))
    places = places_of(person, user) if person else []
    return OwnPage(person, tuple(_cards(user, known)), tuple(places), waiting)


def own_card(user: User, key: str) -> CardMine | None:
    """None for a card that is not there, or that was laid aside before I said anything of it."""
    return next((one for one in _cards(user, cards_by_key()) if one.card.key == key), None)


def own_place(user: User, network: str) -> Place | None:
    """By the word of the network in its address; None where I do not belong to it."""
    person = person_of(user)
    places = places_of(person, user) if person else []
    return next((one for one in places if one.network.slug == network and one.belongs), None)


def network_of_mine(user: User, slug: str) -> Network | None:
    """A network that I belong to, or where I allowed a proposal and may still withdraw that."""
    person = person_of(user)
    places = places_of(person, user) if person else []
    return next((one.network for one in places if one.network.slug == slug), None)


def _cards(user: User, known: dict[str, CardShown]) -> list[CardMine]:
    said = {row.card: row for row in Described.objects.filter(user=user)}
    answers: dict[str, list[Answer]] = defaultdict(list)
    rows = list(Asked.objects.filter(user=user).select_related("to"))
    names = names_of(row.to for row in rows)
    for row in rows:
        answers[row.card].append(Answer(row, names.get(row.to_id or 0, ""), row.to_id is not None))
    shown = [card for card in known.values() if not card.is_retired or card.key in said or card.key in answers]
    return [CardMine(card, said.get(card.key), tuple(answers[card.key])) for card in shown]


def places_of(person: Person, user: User) -> list[Place]:
    """By name. Five queries, however many there are."""
    mine = {"person": person, "user": user}
    rows = Membership.objects.filter(person=person).select_related("network")
    belongs = {row.network_id: row.network for row in rows if _holds(row)}
    allowed: dict[int, list[Allowed]] = defaultdict(list)
    for one in Allowed.objects.filter(**mine).select_related("network"):
        allowed[one.network_id].append(one)
    still = {key: given[0].network for key, given in allowed.items() if any(one.until is None for one in given)}
    networks = sorted({**still, **belongs}.values(), key=lambda one: (one.name.casefold(), one.pk))
    room = {one.network_id: one for one in Capacity.objects.filter(**mine)}
    roles = _roles_by_network(person, user, belongs)
    return [
        Place(
            network,
            next((one.since for one in allowed[network.pk] if one.until is None), None),
            max((one.until for one in allowed[network.pk] if one.until), default=None),
            room.get(network.pk),
            tuple(roles[network.pk]),
            rules.has_perm("competences.read_roles", user, network),
            network.pk in belongs,
        )
        for network in networks
    ]


def _roles_by_network(person: Person, user: User, networks: dict[int, Network]) -> dict[int, list[RoleMine]]:
    wished = set(Wish.objects.filter(person=person, user=user).values_list("role", flat=True))
    periods = list(Holding.objects.filter(person=person).values_list("role", "since", "until"))
    found: dict[int, list[RoleMine]] = defaultdict(list)
    for role in NetworkRole.objects.filter(network__in=networks, ended_on=None):
        day = day_of(networks[role.network_id])
        is_held = any(
            key == role.pk and (since is None or since <= day) and (until is None or until >= day)
            for key, since, until in periods
        )
        found[role.network_id].append(RoleMine(role, role.pk in wished, is_held))
    return found


def _holds(row: Membership) -> bool:
    day = day_of(row.network)
    return (row.since is None or row.since <= day) and (row.until is None or row.until >= day)
