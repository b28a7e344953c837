"""Somebody is left out of map, measures and proposals, or comes back in."""

from datetime import date

from django.utils.timezone import localdate

from draagvlak.basics.editing import edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.insights.models import KeptMap, StoredReport
from draagvlak.capabilities.network.models import Membership, Person
from draagvlak.capabilities.privacy.queries.people import person_for


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
            networks = Membership.objects.filter(person=person).values("network")
            StoredReport.objects.filter(network__in=networks).update(as_of=date.min)
            KeptMap.objects.filter(network__in=networks).update(as_of=date.min)
        note(person)
    return person
