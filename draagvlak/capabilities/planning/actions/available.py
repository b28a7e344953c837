"""When somebody can: said by themselves, or by whoever directs a network in which they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils.timezone import localdate

from draagvlak.basics.editing import edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Person
from draagvlak.capabilities.network.queries.standing import person_of
from draagvlak.capabilities.planning.actions.owning import _owned
from draagvlak.capabilities.planning.choices import CELLS
from draagvlak.capabilities.planning.models import Availability
from draagvlak.capabilities.planning.queries.plannings import people_of, seen_by


@dataclass(frozen=True)
class Can:
    """`cells`: parts of a week; `away`: from a day up to and including a day. `version`: 0 where nothing was said."""

    cells: frozenset[str]
    away: Sequence[tuple[date, date]] = ()
    version: int = 0


def say_own(user: User, authority: Authority, can: Can) -> Availability:
    """Raises ChangedMeanwhileError, and PermissionDenied also where nobody said who `user` is."""
    with acting(user, "planning.say_available", authority) as note:
        person = person_of(user)
        if person is None:
            raise PermissionDenied("planning.say_available")
        said = _said(user, authority, person, can)
        note(said)
    return said


def say_for(user: User, authority: Authority, planning: int, person: int, can: Can) -> Availability:
    """Of somebody of a network of the planning whose names `user` reads. Raises ChangedMeanwhileError,
    PermissionDenied.
    """
    with acting(user, "planning.plan", authority) as note:
        whose = _owned(user, authority, planning)
        found = people_of(whose, seen_by(user, whose).named).filter(pk=person).first()
        if found is None:
            raise PermissionDenied("planning.plan")
        said = _said(user, authority, found, can)
        note(said)
    return said


def forget_own(user: User, authority: Authority) -> None:
    """Nothing is said any more: then one can always. Raises PermissionDenied."""
    with acting(user, "planning.say_available", authority) as note:
        person = person_of(user)
        if person is None:
            raise PermissionDenied("planning.say_available")
        note(person)
        Availability.objects.filter(person=person).delete()


def _said(user: User, authority: Authority, person: Person, can: Can) -> Availability:
    values = {
        "cells": [cell for cell in CELLS if cell in can.cells],
        "away": sorted([since.isoformat(), until.isoformat()] for since, until in can.away),
        "said_by": user,
        "said_on": localdate(),
    }
    rows = Availability.objects.filter(person=person)
    there = rows.first()
    if there is not None:
        return edit(rows, there.pk, can.version, values)
    return Availability.objects.create(authority=authority, person=person, **values)
