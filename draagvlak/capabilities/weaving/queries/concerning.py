"""What somebody said of stories in which they are quoted, or that they got back (GDPR art. 15)."""

from collections.abc import Iterator
from typing import Any

from draagvlak.capabilities.consents.queries.concerning import voices_of
from draagvlak.capabilities.network.models import Person
from draagvlak.capabilities.weaving.models import Given, Review


def said_of(person: Person) -> Iterator[tuple[str, Any]]:
    """Each with "review" or "given": reviews first, in the order in which they were asked."""
    for kind, model in (("review", Review), ("given", Given)):
        rows = model.objects.filter(participant__in=voices_of(person).values("pk")).order_by("on", "pk")
        yield from ((kind, row) for row in rows.select_related("story__network", "participant__conversation"))
