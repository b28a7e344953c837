"""Whom a form lets one choose: bodies of a layer, who holds office in it, and everybody of the network."""

from typing import Any

from draagvlak.basics.periods import on_day
from draagvlak.capabilities.network.models import Membership, Network, Person
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.support.choices import PARTNER_LAYER
from draagvlak.capabilities.support.models import Body
from draagvlak.capabilities.support.queries.holders import ledger_of
from draagvlak.capabilities.support.queries.ledger import bodies_in, people_named

MOST = 2000  # names in one list to choose from


def bodies_and_people(network: Network, layer: str, with_person: Any = None) -> tuple[list[Body], dict[int, str]]:
    """`with_person`: somebody who is offered too, since a row that is being changed is about them.

    In the layer of partner organisations nobody is offered by name: only of their boards is evidence noted.
    """
    if layer == PARTNER_LAYER:
        return bodies_in(network, [layer]), {}
    ledger, day = ledger_of(network, with_named=True), day_of(network)
    bodies = [body for key, body in ledger.bodies.items() if body.layer == layer and ledger.is_there(key, day)]
    people = people_named(ledger.holders(layer, day))
    if isinstance(with_person, Person):
        people[with_person.pk] = with_person.name
    return bodies, people


def members_named(network: Network) -> list[tuple[int, str]]:
    """Everybody of the network today, by name; not who is in poverty: they are given no tasks here."""
    rows = Membership.objects.filter(on_day(day_of(network)), network=network).exclude(layers__0="people_in_poverty")
    return list(rows.order_by("person__name", "person_id").values_list("person_id", "person__name")[:MOST])
