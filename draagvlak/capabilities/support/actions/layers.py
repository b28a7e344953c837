"""Who takes office comes to stand in its layer, who leaves it leaves the layer; what was before stays true.

Within the `acting` of others. Every row bears the step.
"""

from datetime import date, timedelta
from typing import Any

from draagvlak.basics.editing import keep_as_it_is
from draagvlak.capabilities.network.models import Membership, Network, Person
from draagvlak.capabilities.network.queries.people import open_membership
from draagvlak.capabilities.network.readers.details import RefusedError


def _add_to_layer(network: Network, person: Person, layer: str, since: date | None, step: str) -> None:
    """`since` None: nobody knows, so it is put right for before as well."""
    member = open_membership(network, person)
    if member is None:
        _write(_new(network, person, [layer], since), step)
    elif layer not in member.layers:
        _turn(member, [*member.layers, layer], since, step)


def _take_from_layer(network: Network, person: Person, layer: str, on: date, step: str) -> None:
    """From the day `on`."""
    member = open_membership(network, person)
    if member is not None and layer in member.layers:
        _turn(member, [one for one in member.layers if one != layer], on, step)


def _add_newcomer(network: Network, name: str, function: str, standing: tuple[str, date | None], step: str) -> Person:
    """Somebody whom the network did not know yet, in a layer from a day on (`standing`)."""
    layer, since = standing
    person = Person(authority_id=network.authority_id, name=name, function=function)
    _write(person, step)
    _write(_new(network, person, [layer], since), step)
    return person


def _turn(member: Membership, layers: list[str], on: date | None, step: str) -> None:
    """Raises RefusedError where the membership itself began later than `on`."""
    if on is not None and member.since is not None and on < member.since:
        raise RefusedError("on", "before-member")
    if on is None or on == member.since:
        keep_as_it_is(member)
        member.layers = layers
        _write(member, step)
        return
    keep_as_it_is(member)
    member.until = on - timedelta(days=1)
    _write(member, step)
    _write(_new(member.network, member.person, layers, on), step)


def _new(network: Network, person: Person, layers: list[str], since: date | None) -> Membership:
    whose = {"authority_id": network.authority_id, "network": network, "person": person}
    return Membership(layers=layers, since=since, **whose)


def _write(row: Any, step: str) -> None:
    row._change_reason = step
    row.save()
