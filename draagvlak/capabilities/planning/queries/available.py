"""Who said when they can."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import OuterRef, Q, QuerySet, Subquery

from draagvlak.capabilities.network.models import Person
from draagvlak.capabilities.planning.models import Availability, Planning
from draagvlak.capabilities.planning.queries.plannings import people_of

A_PAGE = 50


def availability_of(person: Person) -> Availability | None:
    return Availability.objects.filter(person=person).first()


def people_page(planning: Planning, networks: frozenset[int], number: str, text: str = "") -> Page[Any]:
    """Fifty people by name, each with `said_on`: when it was said when they can, None where it was not."""
    said = Availability.objects.filter(person=OuterRef("pk")).values("said_on")[:1]
    rows = people_of(planning, networks).annotate(said_on=Subquery(said))
    if text.strip():
        rows = rows.filter(Q(name__icontains=text.strip()) | Q(organisation__icontains=text.strip()))
    return Paginator(rows, A_PAGE).get_page(number)


def said_of(people: QuerySet[Person]) -> tuple[int, int]:
    """Of how many it was said, and how many there are."""
    return Availability.objects.filter(person__in=people.values("pk")).count(), people.count()
