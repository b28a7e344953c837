"""Adding somebody, correcting what is known of them, and saying what changed on a day, so that before stays true."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from draagvlak.analysis.layers import RANK
from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.actions.marking import Marks
from draagvlak.capabilities.network.models import Membership, Network, Person, Position
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.people import POVERTY, in_poverty, open_membership, person_at
from draagvlak.capabilities.network.readers.details import RefusedError, phone_of, refuse_register_numbers

DETAILS = (
    "name", "known_as", "function", "organisation", "municipality", "email", "phone", "birth_day", "birth_month",
    "contact_consent_on", "is_minor", "parent_consent_on",
)  # fmt: skip
CONTACT_DATA = ("email", "phone")


@dataclass(frozen=True)
class Version:
    """Which person, and at which version the form showed them."""

    key: int
    number: int


@dataclass(frozen=True)
class Standing:
    """In which layers somebody is, the main one first, and from which day on; None: nobody knows since when."""

    layers: Sequence[str] = ()
    since: date | None = None


@dataclass(frozen=True)
class Turn:
    """What is otherwise from the day `on`. None: stays as it was."""

    on: date
    layers: Sequence[str] | None = None
    function: str | None = None
    organisation: str | None = None


def add_person(
    user: User, authority: Authority, network: Network, details: Mapping[str, Any], standing: Standing, once: str
) -> Person:
    """Somebody new in `network`. `details` are of DETAILS; what is not in it stays empty.

    Raises RefusedError, PermissionDenied, and SentBeforeError.
    """
    with acting(user, "network.write_people", authority, network, once=once) as note:
        values, layers = _ready(details), _known(standing.layers)
        if standing.since and standing.since > day_of(network):
            raise RefusedError("since", "not-yet")
        person = Person(authority=authority, **values)
        _allow_contact_data(person, is_in_poverty=layers[:1] == [POVERTY])
        person.save()
        note(person)
        Membership.objects.create(
            authority=authority, network=network, person=person, layers=layers, since=standing.since
        )
    return person


def correct_person(
    user: User,
    authority: Authority,
    network: Network,
    which: Version,
    details: Mapping[str, Any],
    layers: Sequence[str] | None,
) -> Person:
    """Put right what was noted wrongly: it holds for before as well. `layers` None: as they are.

    Raises RefusedError, ChangedMeanwhileError, PermissionDenied, and DoesNotExist.
    """
    with acting(user, "network.write_people", authority, network) as note:
        was = _of(network, which.key)
        member = open_membership(network, was)
        if member is not None and layers is not None and _known(layers) != member.layers:
            keep_as_it_is(member)
            member.layers = _known(layers)
            member.save()
        values = _ready(details)
        marks = Marks([was.pk] if values["name"] != was.name else [])
        person = edit(Person.objects.all(), which.key, which.number, values)
        _allow_contact_data(person, bool(in_poverty([person.pk])))
        marks.follow()
        note(person)
    return person


def turn_person(user: User, authority: Authority, network: Network, which: Version, turn: Turn) -> Person:
    """Say that something of somebody changed on a day: what was before stays true, up to the day before.

    Who had left comes back. Raises RefusedError, ChangedMeanwhileError, PermissionDenied, and DoesNotExist.
    """
    with acting(user, "network.write_people", authority, network) as note:
        was = _of(network, which.key)
        if turn.on > day_of(network):
            raise RefusedError("on", "not-yet")
        values = {"function": turn.function, "organisation": turn.organisation}
        values = {part: value for part, value in values.items() if value is not None}
        refuse_register_numbers(values)
        if any(getattr(was, part) != value for part, value in values.items()):
            _close_position(was, turn.on)
        person = edit(Person.objects.all(), which.key, which.number, values)
        if turn.layers is not None:
            _turn_membership(network, person, turn)
        _allow_contact_data(person, bool(in_poverty([person.pk])))
        note(person)
    return person


def end_membership(user: User, authority: Authority, network: Network, which: Version, on: date) -> Person:
    """Somebody leaves `network`; `on` is the last day. Who they were and what they did stays.

    Raises RefusedError, ChangedMeanwhileError, PermissionDenied, and DoesNotExist.
    """
    with acting(user, "network.write_people", authority, network) as note:
        member = open_membership(network, _of(network, which.key))
        if member is None:
            raise RefusedError("on", "has-left")
        if on > day_of(network):
            raise RefusedError("on", "not-yet")
        if member.since and on < member.since:
            raise RefusedError("on", "before")
        person = edit(Person.objects.all(), which.key, which.number, {})
        _close(member, on)
        note(person)
    return person


def _of(network: Network, key: int) -> Person:
    found = person_at(network, key)
    if found is None:
        raise Person.DoesNotExist
    return found


def _ready(details: Mapping[str, Any]) -> dict[str, Any]:
    values = {part: details[part] for part in DETAILS if part in details}
    refuse_register_numbers(values)
    if "phone" in values:
        values["phone"] = phone_of(values["phone"])
    if not values.get("name", "").strip():
        values["name"] = values.get("known_as", "").strip()
    if not values["name"]:
        raise RefusedError("name", "no-name")
    return values


def _known(layers: Sequence[str]) -> list[str]:
    """Each layer once, as given: the main one first. Raises RefusedError for another word."""
    if not set(layers) <= RANK.keys():
        raise RefusedError("layers", "layer")
    return list(dict.fromkeys(layers))


def _allow_contact_data(person: Person, is_in_poverty: bool) -> None:
    """Raises RefusedError where contact data would be kept without the consent that they need."""
    if not any(getattr(person, part) for part in CONTACT_DATA):
        return
    if person.is_minor and not person.parent_consent_on:
        raise RefusedError("parent_consent_on", "parent-consent")
    if is_in_poverty and not person.contact_consent_on:
        raise RefusedError("contact_consent_on", "consent")


def _close_position(person: Person, on: date) -> None:
    """What somebody was up to the day before `on` becomes a function of before."""
    ends = [end for end in person.positions.values_list("until", flat=True) if end]
    since = max(ends) + timedelta(days=1) if ends else None
    if since and on <= since:
        raise RefusedError("on", "before")
    if person.function or person.organisation:
        Position.objects.create(
            authority_id=person.authority_id,
            person=person,
            function=person.function,
            organisation=person.organisation,
            since=since,
            until=on - timedelta(days=1),
        )


def _turn_membership(network: Network, person: Person, turn: Turn) -> None:
    layers = _known(turn.layers or ())
    member = open_membership(network, person)
    if member is not None and member.layers == layers:
        return
    ends = Membership.objects.filter(network=network, person=person).values_list("until", flat=True)
    begun = member.since if member is not None else max((end for end in ends if end), default=None)
    if begun and turn.on <= begun:
        raise RefusedError("on", "before")
    if member is not None:
        _close(member, turn.on - timedelta(days=1))
    Membership.objects.create(
        authority_id=person.authority_id, network=network, person=person, layers=layers, since=turn.on
    )


def _close(member: Membership, on: date) -> None:
    keep_as_it_is(member)
    member.until = on
    member.save()
