"""Visible steps that somebody does: for their right of access, through `privacy` alone."""

from collections.abc import Collection

from django.db.models import QuerySet

from draagvlak.capabilities.network.models import Person
from draagvlak.capabilities.visibility.models import VisibleStep


def visible_steps_of(person: Person, networks: Collection[int]) -> QuerySet[VisibleStep]:
    rows = VisibleStep.objects.filter(owner=person, network__in=networks)
    return rows.select_related("network").order_by("-due", "-pk")
