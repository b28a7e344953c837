"""Somebody is left out of map, measures and proposals, or comes back in."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from draagvlak.basics.editing import edit
from draagvlak.basics.outliving import TAKEN_BACK, write_down
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.insights.models import KeptMap, StoredReport
from draagvlak.capabilities.network.models import Membership, Person
from draagvlak.capabilities.privacy.queries.people import person_for

OBJECTION = "objection"  # in the ledger


def object_to_measures(user: User, authority: Authority, key: int, is_on: bool) -> Person:
    """Note the objection of the person `key`, or that it was taken back. Reports and maps that stand are outdated:
    their pages make them anew. Raises PermissionDenied, and LookupError where the person is not for this user.
    """
    with acting(user, "privacy.note_objection", authority) as note:
        person = person_for(user, authority, key)
        if person is None:
            raise LookupError("Not a person whom this user looks after.")
        if (person.objected_on is not None) != is_on:
            values = {"objected_on": localdate() if is_on else None}
            person = edit(Person.objects.all(), key, person.version, values)
            _outdate(person)
            said = {"what": OBJECTION, "authority": authority.pk, "person": key}
            write_down(TAKEN_BACK, said | {"day": str(person.objected_on) if is_on else ""})
        note(person)
    return person


def object_again(said: Mapping[str, Any]) -> list[Person]:
    """After a backup was put back: a line of the ledger, an objection or that it was taken back."""
    day = date.fromisoformat(said["day"]) if said["day"] else None
    person = Person.objects.filter(pk=said["person"]).first()
    if person is None or person.objected_on == day:
        return []
    person = edit(Person.objects.all(), person.pk, person.version, {"objected_on": day})
    _outdate(person)
    return [person]


def _outdate(person: Person) -> None:
    networks = Membership.objects.filter(person=person).values("network")
    StoredReport.objects.filter(network__in=networks).update(as_of=date.min)
    KeptMap.objects.filter(network__in=networks).update(as_of=date.min)
