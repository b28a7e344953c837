"""The profile of one network, what it asked, and the names of goals and groups that its authority knows."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count

from draagvlak.capabilities.alignment.choices import Wish
from draagvlak.capabilities.alignment.mapping import names_once
from draagvlak.capabilities.alignment.models import Profile, Request, RequestedFrom, Wanted
from draagvlak.capabilities.network.models import Network, Person
from draagvlak.capabilities.network.queries import is_large, members

PAGE = 25


def profile_of(network: Network) -> Profile | None:
    return Profile.objects.filter(network=network).select_related("lead").first()


@dataclass(frozen=True)
class KnownNames:
    """Names to choose from: what networks of the authority say already, and what it wants taken up; by alphabet."""

    goals: list[str]
    groups: list[str]


def known_names() -> KnownNames:
    """In two queries."""
    goals: list[str] = []
    groups: list[str] = []
    for one in Profile.objects.only("goals", "groups"):
        goals += one.goals
        groups += one.groups
    for wanted in Wanted.objects.all():
        (goals if wanted.kind == Wish.GOAL else groups).append(wanted.name)
    return KnownNames(*(sorted(names_once(names), key=str.casefold) for names in (goals, groups)))


def requests_page(network: Network, number: str) -> Page[Any]:
    """Newest first, each with `people` and `bodies`: of how many it was asked. Two queries."""
    rows = Request.objects.filter(network=network)
    rows = rows.annotate(people=Count("asked__person"), bodies=Count("asked__organisation"))
    return Paginator(rows.order_by("-asked_on", "-pk"), PAGE).get_page(number)


def request_at(network: Network, key: int) -> Request | None:
    return Request.objects.filter(network=network, pk=key).first()


def asked_of(request: Request) -> tuple[list[int], list[str]]:
    """The keys of the people and the names of the organisations of whom it is asked."""
    rows = list(RequestedFrom.objects.filter(request=request).select_related("organisation"))
    return [one.person_id for one in rows if one.person_id], [one.organisation.name for one in rows if one.organisation]


def people_to_ask(network: Network, asked: list[int]) -> list[tuple[str, str]]:
    """Whom it may be asked of: who belongs to the network, and who was asked already; by name, with their key. In a
    network of thousands only who was asked already: there one asks organisations.
    """
    found = {} if is_large(network) else {one.person_id: one.person.name for one in members(network)}
    found |= dict(Person.objects.filter(pk__in=set(asked) - found.keys()).values_list("pk", "name"))
    return [(str(key), name) for key, name in sorted(found.items(), key=lambda one: (one[1].casefold(), one[0]))]
