"""Visible steps that somebody does or that name them: for their right of access, through `privacy` alone."""

from collections.abc import Collection

from django.db.models import F, Q

from draagvlak.basics.mentions import Names
from draagvlak.capabilities.network.models import Person
from draagvlak.capabilities.visibility.models import VisibleStep


def visible_steps_about(person: Person, networks: Collection[int], names: Names) -> list[VisibleStep]:
    """In `networks` (keys), newest first. One query."""
    rows = VisibleStep.objects.filter(~Q(words="", came_of_it="") | Q(owner=person), network__in=networks)
    found = rows.select_related("network").order_by(F("due").desc(nulls_last=True), "-pk")
    return [row for row in found if row.owner_id == person.pk or names.are_in(f"{row.words}\n{row.came_of_it}")]
