"""What of succession concerns somebody: for their right of access (TRUST §1, †), through `privacy` alone."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from draagvlak.capabilities.network.models import Person
from draagvlak.capabilities.succession.models import Leaving, TakeOver


def leavings_of(person: Person, networks: Collection[int]) -> QuerySet[Leaving]:
    """Plans for when they leave, or in which they come in the place."""
    rows = Leaving.objects.filter(Q(person=person) | Q(successor=person), network__in=networks)
    return rows.select_related("network").order_by("-noted_on", "-pk")


def takeovers_with(person: Person, networks: Collection[int]) -> QuerySet[TakeOver]:
    """What goes over with them in it: as the contact, as who takes over, or as who introduces."""
    theirs = Q(person=person) | Q(successor=person) | Q(introducer=person)
    rows = TakeOver.objects.filter(theirs, leaving__network__in=networks)
    return rows.select_related("leaving__network").order_by("-leaving__noted_on", "-pk")
