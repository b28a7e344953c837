"""The director says that somebody still belongs here."""

from django.utils.timezone import localdate

from draagvlak.basics.editing import edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Person
from draagvlak.capabilities.privacy.models import Asked
from draagvlak.capabilities.privacy.queries.people import person_for


def renew(user: User, authority: Authority, key: int) -> Person:
    """Keep the person `key` for another 24 months. Raises PermissionDenied, and LookupError."""
    with acting(user, "privacy.renew", authority) as note:
        person = person_for(user, authority, key)
        if person is None:
            raise LookupError("Not a person whom this user looks after.")
        person = edit(Person.objects.all(), key, person.version, {"renewed_on": localdate()})
        Asked.objects.filter(person=person).delete()
        note(person)
    return person
