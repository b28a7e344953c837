"""What the step will do, said before it is done."""

from dataclasses import dataclass

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.merging.choices import What
from draagvlak.capabilities.merging.models import Decided, Introduction, Merger
from draagvlak.capabilities.merging.queries.sources import Agreed, Sources
from draagvlak.capabilities.network.models import Contact, Membership


@dataclass(frozen=True)
class Coming:
    """Of one source: how many people are or were in it, and how many contacts were noted."""

    source: Agreed
    people: int
    contacts: int


@dataclass(frozen=True)
class Preview:
    """`same_people`, `same_organisations`: how often it was said that two are one; `to_meet`: introductions to do."""

    coming: list[Coming]
    same_people: int
    same_organisations: int
    to_meet: int


def preview_of(merger: Merger, sources: Sources) -> Preview:
    """Two queries for each source, and three."""
    same = Decided.objects.filter(merger=merger, is_same=True)
    to_meet = Introduction.objects.filter(merger=merger, done_on=None, dropped_on=None).count()
    return Preview(
        [_coming(one) for one in sources.here],
        same.filter(what=What.PERSON).count(),
        same.filter(what=What.ORGANISATION).count(),
        to_meet,
    )


def _coming(source: Agreed) -> Coming:
    with inside(source.authority):
        here = Membership.objects.filter(network=source.network, person__objected_on=None)
        people = here.values("person").distinct().count()
        return Coming(source, people, Contact.objects.filter(network=source.network).count())
