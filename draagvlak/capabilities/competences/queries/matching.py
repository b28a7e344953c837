"""Who could take which role of a network, why, and what would help: of those alone who allow it, without a level.

Made anew each time, so that nothing of it is kept: whoever no longer allows it, is not in it from that moment on.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import F

from draagvlak.analysis.aggregates import K, in_groups
from draagvlak.analysis.matching import Assignment, Candidate, Given, Goals, assign, bus_factor, trainings
from draagvlak.capabilities.competences.models import Capacity
from draagvlak.capabilities.competences.queries.answering import who_may_answer
from draagvlak.capabilities.competences.queries.offers import OfferShown, offers_of
from draagvlak.capabilities.competences.queries.roles import NeedShown, RoleShown, roles_of
from draagvlak.capabilities.competences.queries.usable import candidates, role_to_fill
from draagvlak.capabilities.network.models import Network, Person

MANY = 3  # from here on a bus factor is told as "three or more"


@dataclass(frozen=True)
class Somebody:
    key: int
    name: str


@dataclass(frozen=True)
class Instead:
    """Somebody else for a role, and what that costs all roles together: roles left open, levels less that are met, and
    roles more for whoever has most. What somebody wishes is theirs: it is not told.
    """

    somebody: Somebody
    roles: int
    levels: int
    load: int

    @property
    def is_as_good(self) -> bool:
        return not (self.roles or self.levels or self.load)


@dataclass(frozen=True)
class Proposed:
    """A role that nobody has. `somebody` is None where nobody is left for it. `reached`: how many people of those who
    allow it could bear the role alone, at most MANY; None where fewer than five allow it.
    """

    shown: RoleShown
    somebody: Somebody | None
    met: tuple[NeedShown, ...]
    unmet: tuple[NeedShown, ...]
    instead: tuple[Instead, ...]
    reached: int | None


@dataclass(frozen=True)
class Hanging:
    """A level that a role needs, and how many people reach it, at most MANY."""

    need: NeedShown
    reached: int


@dataclass(frozen=True)
class Helping:
    """A training of one level in `need.card`, of somebody who would like it: `covers` levels more are met."""

    name: str
    covers: int


@dataclass(frozen=True)
class Proposal:
    """`allowed`: how many people allow it, counted down to a multiple of five; 0 where they are fewer than five.

    `hanging` and `helping` tell of people taken together, so they are None where fewer than five allow it.
    """

    allowed: int
    is_anybody: bool
    roles: tuple[Proposed, ...]
    offers: tuple[OfferShown, ...]
    hanging: tuple[Hanging, ...] | None
    helping: tuple[Helping, ...] | None

    def of(self, role: int) -> Proposed | None:
        return next((one for one in self.roles if one.shown.role.pk == role), None)


def proposal_of(network: Network, with_help: bool = True) -> Proposal:
    """The same until a person, a role or an answer changes. In a fixed number of queries, however many there are.

    `with_help` False: without alternatives and trainings, which take longest.
    """
    shown, offers = roles_of(network), offers_of(network)
    asked = {offer.role for offer in offers if offer.is_open}
    vacant = [one for one in shown if one.is_vacant and one.role.pk not in asked]
    people = _people(network, shown, offers)
    roles = [role_to_fill(one) for one in vacant]
    found = assign(people, roles, seed=network.pk, **({} if with_help else {"alternatives": 0}))
    enough = len(people) >= K
    reached = [min(bus_factor.of_role(people, role), MANY) if enough else None for role in roles]
    names = _names(found)
    return Proposal(
        allowed=in_groups(len(people)),
        is_anybody=bool(people),
        roles=tuple(
            _proposed(one, given, found.goals, names, count)
            for one, given, count in zip(vacant, found.roles, reached, strict=True)
        ),
        offers=tuple(offers),
        hanging=_hanging(people, shown) if enough else None,
        helping=_helping(people, vacant) if enough and with_help else None,
    )


def _people(network: Network, shown: Sequence[RoleShown], offers: Sequence[OfferShown]) -> list[Candidate]:
    """Those who can answer. What they were asked already counts as taken; closed to them is what they declined, and
    what takes more hours a month than they have.
    """
    held = Counter(str(holder.key) for one in shown for holder in one.holders)
    asked = Counter(str(offer.person) for offer in offers if offer.is_open)
    may_answer, hours = who_may_answer(network), _hours(network)
    closed: dict[str, set[str]] = defaultdict(set)
    for offer in offers:
        if offer.is_declined:
            closed[str(offer.person)].add(str(offer.role))
    for person, most in hours.items():
        closed[person] |= {str(one.role.pk) for one in shown if (one.role.hours or 0) > most}
    return [
        replace(
            one,
            cap=max(0, one.cap - asked[one.id]),
            held=held[one.id] + asked[one.id],
            closed=frozenset(closed[one.id]),
        )
        for one in candidates(network)
        if int(one.id) in may_answer
    ]


def _hours(network: Network) -> dict[str, int]:
    """How many hours a month people have at most, of those who said so."""
    rows = Capacity.objects.filter(network=network, person__account=F("user")).values_list("person", "hours")
    return {str(person): hours for person, hours in rows if hours is not None}


def _names(found: Assignment) -> dict[str, Somebody]:
    keys = {given.person for given in found.roles if given.person}
    keys |= {other.person for given in found.roles for other in given.alternatives}
    rows = Person.objects.filter(pk__in=[int(key) for key in keys]).values_list("pk", "name")
    return {str(key): Somebody(key, name) for key, name in rows}


def _proposed(
    shown: RoleShown, given: Given, goals: Goals, names: dict[str, Somebody], reached: int | None
) -> Proposed:
    return Proposed(
        shown,
        names[given.person] if given.person else None,
        tuple(need for need in shown.needs if need.card.key in given.met),
        tuple(need for need in shown.needs if need.card.key in given.unmet),
        tuple(
            # By name: which of the two is nearer says nothing of who they are.
            sorted(
                (_instead(names[other.person], goals, other.goals) for other in given.alternatives),
                key=lambda one: one.somebody.name,
            )
        ),
        reached,
    )


def _instead(somebody: Somebody, best: Goals, goals: Goals) -> Instead:
    return Instead(
        somebody,
        roles=best.filled - goals.filled,
        levels=best.met_levels - goals.met_levels,
        load=goals.max_load - best.max_load,
    )


def _hanging(people: Sequence[Candidate], shown: Sequence[RoleShown]) -> tuple[Hanging, ...]:
    """Of each competence the highest level that a role of the network needs, those few people reach first."""
    highest: dict[str, NeedShown] = {}
    for need in (need for one in shown for need in one.needs):
        if need.card.key not in highest or highest[need.card.key].level < need.level:
            highest[need.card.key] = need
    found = [
        Hanging(need, min(bus_factor.of_competence(people, key, need.level), MANY)) for key, need in highest.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.reached, one.need.card.name)))


def _helping(people: Sequence[Candidate], vacant: Sequence[RoleShown]) -> tuple[Helping, ...]:
    names = {need.card.key: need.card.name for one in vacant for need in one.needs}
    found = trainings(people, [role_to_fill(one) for one in vacant])
    return tuple(Helping(names[one.competence], one.covers) for one in found)
