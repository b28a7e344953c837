"""What of the alignment concerns somebody: for their right of access, through `privacy` alone."""

from django.db.models import QuerySet

from draagvlak.capabilities.alignment.models import Agreement, RequestedFrom
from draagvlak.capabilities.network.models import Person


def asked_of_person(person: Person) -> QuerySet[RequestedFrom]:
    """What networks asked of the person, newest first, with the request and its network."""
    rows = RequestedFrom.objects.filter(person=person).select_related("request__network")
    return rows.order_by("-request__asked_on", "-pk")


def contact_in(person: Person) -> QuerySet[Agreement]:
    """Agreements that name the person as the one contact."""
    return Agreement.objects.filter(person=person).order_by("-since", "-pk")
