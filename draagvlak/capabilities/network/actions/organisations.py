"""Saying what is known of an organisation, and calling it otherwise with all its people: then two may become one."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from draagvlak.basics.editing import edit, edit_all
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.actions.one_of_two import join_into, remember_joining
from draagvlak.capabilities.network.choices import ORGANISATION_DETAILS
from draagvlak.capabilities.network.models import Network, Organisation, Partnering, Person, Position
from draagvlak.capabilities.network.queries.organisations import organisation_at
from draagvlak.capabilities.network.readers.details import (
    RefusedError,
    association_code_of,
    enterprise_number_of,
    phone_of,
    refuse_register_numbers,
)

DETAILS = ("name", *ORGANISATION_DETAILS)
READ = {"enterprise_number": enterprise_number_of, "association_code": association_code_of, "phone": phone_of}


def describe_organisation(
    user: User, authority: Authority, network: Network, was: tuple[str, int], details: Mapping[str, Any]
) -> Organisation:
    """Say what is known of the organisation of `network` called `was[0]`, shown at version `was[1]` (0: nothing was
    said of it yet). Under another name it takes its people along. `details` are of DETAILS; "since" and "until" say
    when it belongs to the network, "merge" whether it may become one with the organisation that has that name.

    Raises RefusedError, ChangedMeanwhileError, PermissionDenied, and DoesNotExist.
    """
    name, version = was
    with acting(user, "network.write_people", authority, network) as note:
        values = _ready(details)
        row = organisation_at(network, name)
        if row is None:
            raise Organisation.DoesNotExist
        if row._state.adding:
            row = Organisation.objects.create(authority=authority, name=name)
            version = 1 if version == 0 else version
        other = _other(row, values["name"])
        if other is not None and not details.get("merge"):
            raise RefusedError("name", "name-taken")
        joined = join_into(row, other, name) if other is not None else None
        if other is not None:
            values = {part: value or getattr(other, part) for part, value in values.items()}
        row = edit(Organisation.objects.all(), row.pk, version, values)
        _rename(name, row.name)
        _belong(network, row, details.get("since"), details.get("until"))
        if joined is not None:
            note(remember_joining(row, joined, values))
        note(row)
    return row


def _ready(details: Mapping[str, Any]) -> dict[str, Any]:
    values = {part: str(details.get(part) or "").strip() for part in DETAILS}
    numbers = ("enterprise_number", "association_code", "phone")
    refuse_register_numbers({part: value for part, value in values.items() if part not in numbers})
    if not values["name"]:
        raise RefusedError("name", "no-name")
    return values | {part: read(values[part]) for part, read in READ.items()}


def _other(row: Organisation, name: str) -> Organisation | None:
    """The organisation that has the new name already, also where it is only named by people."""
    if name == row.name:
        return None
    found = Organisation.objects.filter(name=name).first()
    if found is None and Person.objects.filter(organisation=name).exists():
        return Organisation(authority_id=row.authority_id, name=name)
    return found


def _rename(before: str, now: str) -> None:
    """All people of the authority who are or were of it are so under its new name."""
    if before != now:
        edit_all(Person.objects.filter(organisation=before), lambda _person: {"organisation": now})
        Position.objects.filter(organisation=before).update(organisation=now)


def _belong(network: Network, row: Organisation, since: date | None, until: date | None) -> None:
    """That it belongs to the network is only said where somebody says when, or it was said before."""
    if since and until and until < since:
        raise RefusedError("until", "before")
    found = Partnering.objects.filter(network=network, organisation=row).order_by("-pk").first()
    if found is not None:
        Partnering.objects.filter(pk=found.pk).update(since=since, until=until)
    elif since or until:
        Partnering.objects.create(
            authority_id=row.authority_id, network=network, organisation=row, since=since, until=until
        )
