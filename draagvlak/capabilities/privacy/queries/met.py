"""With whom somebody was in a contact or a meeting, and which of those were about them alone."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from draagvlak.capabilities.network.models import Attendance, Contact, Meeting, Network, Participation, Person

Company = dict[int, dict[int, str]]  # by key of a contact or meeting: who was there, with their names


def company_in(part: str, rows: Iterable[Any]) -> Company:
    """`part` is "participations" of contacts or "attendances" of meetings."""
    keys = [row.pk for row in rows]
    found: Company = {pk: {} for pk in keys}
    there: QuerySet[Any, tuple[int, int, str]]
    if part == "participations":
        there = Participation.objects.filter(contact__in=keys).values_list("contact_id", "person_id", "person__name")
    else:
        there = Attendance.objects.filter(meeting__in=keys).values_list("meeting_id", "person_id", "person__name")
    for row, person, name in there.order_by("pk").iterator(5000):
        found[row][person] = name
    return found


def about_alone(person: Person, rows: Iterable[Contact | Meeting], company: Company) -> set[int]:
    """Where nobody else was but who keeps the note: the director of the network, or who noted it."""
    rows = list(rows)
    directors = dict(Network.objects.values_list("pk", "director_id"))
    accounts = {row.noted_by_id for row in rows if row.noted_by_id}
    noters = dict(Person.objects.filter(account__in=accounts).values_list("account_id", "pk"))
    found = set()
    for row in rows:
        keepers = {directors.get(row.network_id), noters.get(row.noted_by_id) if row.noted_by_id else None}
        if not set(company[row.pk]) - {person.pk} - keepers:
            found.add(row.pk)
    return found
