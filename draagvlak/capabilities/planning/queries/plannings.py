"""Plannings, and who works with which: whoever is in one of its networks sees it, whoever directs one plans."""

from dataclasses import dataclass
from datetime import date

import rules
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.timezone import localdate

from draagvlak.basics.periods import on_day
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Membership, Network, Person
from draagvlak.capabilities.network.queries.standing import directed_by, networks_of
from draagvlak.capabilities.planning.models import Planning, Proposal, Room, Rule, Wanted


def plannings_of(user: User, authority: Authority) -> QuerySet[Planning]:
    """Those that `user` sees, latest first, each with `parts`: how many different meetings have to be held."""
    rows = Planning.objects.filter(_shares(networks_of(user, authority)))
    return rows.annotate(parts=Count("wanted", distinct=True)).prefetch_related("networks")


def _shares(networks: QuerySet[Network]) -> Exists:
    return Exists(Planning.networks.through.objects.filter(planning=OuterRef("pk"), network__in=networks.values("pk")))


def planning_at(user: User, authority: Authority, key: int) -> Planning | None:
    return Planning.objects.filter(_shares(networks_of(user, authority)), pk=key).first()


def own_planning(user: User, authority: Authority, key: int) -> Planning | None:
    """The planning, where `user` directs one of its networks: then they plan it."""
    return Planning.objects.filter(_shares(directed_by(user, authority)), pk=key).first()


def networks_to_plan(user: User, authority: Authority) -> QuerySet[Network]:
    """Those that may stand in a planning that `user` makes."""
    return directed_by(user, authority)


@dataclass(frozen=True)
class Seen:
    """Of which networks (keys) `user` may read names of people, and into whose calendar they may write."""

    named: frozenset[int]
    written: frozenset[int]


def seen_by(user: User, planning: Planning) -> Seen:
    networks = list(planning.networks.all())
    named = frozenset(one.pk for one in networks if rules.has_perm("network.read_people", user, one))
    written = frozenset(one.pk for one in networks if rules.has_perm("network.write_meetings", user, one))
    return Seen(named, written)


def wanted_of(planning: Planning) -> QuerySet[Wanted]:
    return Wanted.objects.filter(planning=planning).select_related("network")


def wanted_at(planning: Planning, key: int) -> Wanted | None:
    return wanted_of(planning).filter(pk=key).first()


def rooms_of(planning: Planning) -> QuerySet[Room]:
    return Room.objects.filter(planning=planning)


def room_at(planning: Planning, key: int) -> Room | None:
    return rooms_of(planning).filter(pk=key).first()


def rules_of(planning: Planning) -> QuerySet[Rule]:
    return Rule.objects.filter(planning=planning).select_related("first", "other", "person")


def rule_at(planning: Planning, key: int) -> Rule | None:
    return rules_of(planning).filter(pk=key).first()


def proposals_of(planning: Planning) -> QuerySet[Proposal]:
    return Proposal.objects.filter(planning=planning)


def proposal_at(planning: Planning, key: int) -> Proposal | None:
    return proposals_of(planning).filter(pk=key).first()


def people_of(planning: Planning, networks: frozenset[int], day: date | None = None) -> QuerySet[Person]:
    """Who belongs today to those of its networks (keys), by name."""
    rows = Membership.objects.filter(on_day(day or localdate()), network__in=networks, network__plannings=planning)
    return Person.objects.filter(pk__in=rows.values("person_id")).order_by("name", "pk")
