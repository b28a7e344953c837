"""The bodies of a network and who sits in them, one by one. After elections, a whole body at once: actions.renewing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network, Person
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.people import person_at
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.support.actions.layers import _add_newcomer, _add_to_layer, _take_from_layer
from draagvlak.capabilities.support.choices import LAYER_OF, BodyKind
from draagvlak.capabilities.support.models import Body, Evidence, Office

PARTS = ("kind", "name", "municipality", "since", "until")


@dataclass(frozen=True)
class Seated:
    """Who sits in a body: somebody of the network by their key, or `name`, whom it did not know yet."""

    person: int | None = None
    name: str = ""
    function: str = ""
    since: date | None = None
    until: date | None = None


def note_body(user: User, authority: Authority, network: Network, told: Mapping[str, Any], step: str) -> Body:
    """`told`: PARTS, and "layer" of a body of another kind. Raises RefusedError, PermissionDenied, SentBeforeError."""
    with acting(user, "support.write", authority, network, once=step) as note:
        values = _ready(network, told)
        made = Body(authority=authority, network=network, **values)
        _write(made, step)
        note(made)
    return made


def change_body(
    user: User, authority: Authority, network: Network, at: tuple[int, int], told: Mapping[str, Any], step: str
) -> Body:
    """Its layer stays. Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied."""
    with acting(user, "support.write", authority, network) as note:
        was = Body.objects.get(network=network, pk=at[0])
        values = _ready(network, {**told, "layer": was.layer}, but=was.pk)
        if values["layer"] != was.layer:
            raise RefusedError("kind", "other-layer")
        changed = edit(Body.objects.filter(network=network), *at, values | {"_change_reason": step})
        note(changed)
    return changed


def remove_body(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """With who sat in it. Raises RefusedError where evidence is of it, DoesNotExist, PermissionDenied."""
    with acting(user, "support.write", authority, network) as note:
        found = Body.objects.select_for_update(of=("self",)).get(network=network, pk=key)
        if Evidence.objects.filter(body=found).exists():
            raise RefusedError("body", "has-evidence")
        note(found)
        for office in Office.objects.filter(body=found):
            _remove(office, step)
        _remove(found, step)


def seat_somebody(user: User, authority: Authority, network: Network, body: int, seated: Seated, step: str) -> Office:
    """They come to stand in the layer of the body too. Raises RefusedError, PermissionDenied, and SentBeforeError."""
    with acting(user, "support.write", authority, network, once=step) as note:
        found = Body.objects.get(network=network, pk=body)
        _refuse_period(network, seated)
        made = _seat(network, found, seated, step)
        note(made)
    return made


def change_office(
    user: User, authority: Authority, network: Network, at: tuple[int, int], seated: Seated, step: str
) -> Office:
    """Function and period. Who left has left the layer too, unless another body of it keeps them.

    Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, "support.write", authority, network) as note:
        refuse_register_numbers({"function": seated.function})
        _refuse_period(network, seated)
        values = {"function": seated.function, "since": seated.since, "until": seated.until, "_change_reason": step}
        rows = Office.objects.filter(body__network=network).select_related("body", "person")
        was = rows.get(pk=at[0]).until
        changed = edit(rows, *at, values)
        if seated.until and was is None:
            _leave(network, changed, step)
        note(changed)
    return changed


def remove_office(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """It was a mistake: they never sat there. Raises DoesNotExist, PermissionDenied."""
    with acting(user, "support.write", authority, network) as note:
        found = Office.objects.select_for_update(of=("self",)).get(body__network=network, pk=key)
        note(found)
        _remove(found, step)


def _ready(network: Network, told: Mapping[str, Any], but: int = 0) -> dict[str, Any]:
    values: dict[str, Any] = {
        part: told.get(part) or ("" if part in ("name", "municipality") else None) for part in PARTS
    }
    kind = BodyKind(values["kind"])
    values["layer"] = LAYER_OF.get(kind) or told["layer"]
    values["name"] = " ".join((values["name"] or str(kind.label)).split())
    refuse_register_numbers(values)
    if values["since"] and values["until"] and values["until"] < values["since"]:
        raise RefusedError("until", "before")
    parts = ("layer", "name", "municipality")
    alike = Body.objects.filter(network=network, **{part: values[part] for part in parts}).exclude(pk=but)
    if alike.exists():
        raise RefusedError("name", "body-twice")
    return values


def _refuse_period(network: Network, seated: Seated) -> None:
    if seated.since and seated.since > day_of(network):
        raise RefusedError("since", "not-yet")
    if seated.until and seated.until > day_of(network):
        raise RefusedError("until", "not-yet")
    if seated.since and seated.until and seated.until < seated.since:
        raise RefusedError("until", "before")


def _seat(network: Network, body: Body, seated: Seated, step: str) -> Office:
    """Raises RefusedError where nobody is named, or nobody of the network."""
    refuse_register_numbers({"name": seated.name, "function": seated.function})
    person = _who(network, seated, body.layer, step)
    sits = Office.objects.filter(body=body, person=person, until=None)
    if seated.until is None and sits.exists():
        raise RefusedError("name", "sits-already")
    office = Office(
        authority_id=network.authority_id,
        body=body,
        person=person,
        function=seated.function,
        since=seated.since,
        until=seated.until,
    )
    _write(office, step)
    return office


def _who(network: Network, seated: Seated, layer: str, step: str) -> Person:
    if seated.person is None:
        if not seated.name.strip():
            raise RefusedError("name", "no-name")
        return _add_newcomer(network, seated.name.strip(), seated.function, (layer, seated.since), step)
    person = person_at(network, seated.person)
    if person is None:
        raise RefusedError("name", "no-name")
    if seated.until is None:
        _add_to_layer(network, person, layer, seated.since, step)
    return person


def _leave(network: Network, office: Office, step: str) -> None:
    """From the day after; not who still sits in another body of the layer."""
    others = Office.objects.filter(
        person=office.person, body__network=network, body__layer=office.body.layer, until=None
    )
    if office.until and not others.exists():
        on = date.fromordinal(office.until.toordinal() + 1)
        _take_from_layer(network, office.person, office.body.layer, on, step)


def _write(row: Any, step: str) -> None:
    row._change_reason = step
    row.save()


def _remove(row: Any, step: str) -> None:
    keep_as_it_is(row)
    row._change_reason = step
    row.delete()
