"""Something said of several people at once: of whom it would change what, before anybody does it."""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef

from draagvlak.capabilities.network.models import Membership, Network, Person
from draagvlak.capabilities.network.queries.people import POVERTY, in_poverty

MOST = 500  # people at once


@dataclass(frozen=True)
class Said:
    """What several people get. "": stays as it is. `joins`: the network they come to belong to as well."""

    layer: str = ""
    organisation: str = ""
    municipality: str = ""
    joins: Network | None = None

    @property
    def texts(self) -> dict[str, str]:
        """The columns of a person that change."""
        said = {"organisation": self.organisation, "municipality": self.municipality}
        return {part: value for part, value in said.items() if value}


@dataclass(frozen=True)
class Weighed:
    """Keys of people. `refused`: their contact data may not be kept of somebody in poverty without consent."""

    people: list[Person]
    changed: set[int] = field(default_factory=set)
    refused: set[int] = field(default_factory=set)


def people_of(network: Network, keys: Collection[int]) -> list[Person]:
    """Those of `keys` who belong to the network today, by name."""
    here = Membership.objects.filter(network=network, person=OuterRef("pk"), until=None)
    return list(Person.objects.filter(Exists(here), pk__in=list(keys)[:MOST]))


def weigh(network: Network, keys: Collection[int], said: Said) -> Weighed:
    """In four queries at most, whatever the number of people."""
    people = people_of(network, keys)
    found = {person.pk for person in people}
    texts = {one.pk for one in people if any(getattr(one, part) != value for part, value in said.texts.items())}
    here = dict(
        Membership.objects.filter(network=network, person__in=found, until=None).values_list("person", "layers")
    )
    turned = {pk for pk, layers in here.items() if said.layer and layers != [said.layer]}
    there = Membership.objects.filter(network=said.joins, person__in=found, until=None) if said.joins else None
    joins = found - set(there.values_list("person_id", flat=True)) if there is not None else set()
    refused = _refused(people, said, turned | joins)
    return Weighed(people, (texts | turned | joins) - refused, refused)


def _refused(people: list[Person], said: Said, touched: set[int]) -> set[int]:
    if said.layer != POVERTY:
        return set()
    held = {one.pk for one in people if (one.email or one.phone) and not one.contact_consent_on}
    return (held & touched) - in_poverty(held)
