"""Two networks of a municipality that share people, and a planning of both."""

from datetime import timedelta

from django.utils.timezone import localdate

from draagvlak.capabilities.planning import models
from draagvlak.capabilities.planning.choices import AT_WORK
from tests.factories.people import add_someone

LONG = 62  # days


def monday_ahead():
    """A Monday about a month from now: nothing is planned in the past."""
    day = localdate() + timedelta(days=30)
    return day - timedelta(days=day.weekday())


def add_planning(*networks, name="Voorjaar", **more):
    since = monday_ahead()
    said = {"since": since, "until": since + timedelta(days=LONG), "school_holidays": "free"} | more
    planning = models.Planning.objects.create(authority=networks[0].authority, name=name, **said)
    planning.networks.set(networks)
    return planning


def add_wanted(planning, network, title="Stuurgroep", **more):
    said = {"many": 1, "minutes": 120, "cells": list(AT_WORK)} | more
    return models.Wanted.objects.create(
        authority=planning.authority, planning=planning, network=network, title=title, **said
    )


def add_rule(planning, kind, first, how="must", **more):
    return models.Rule.objects.create(
        authority=planning.authority, planning=planning, kind=kind, how=how, first=first, **more
    )


def say(person, cells, away=()):
    return models.Availability.objects.create(
        authority=person.authority, person=person, cells=list(cells), away=list(away), said_on=localdate()
    )


def join(person, network):
    """The same person in a second network."""
    return person.membership_set.create(authority=network.authority, network=network, layers=["colleague"])


def people_in(first, other):
    """Three people: two of one network each, and one of both."""
    both = add_someone(first, "Bo Beide")
    join(both, other)
    return add_someone(first, "An Eerste"), add_someone(other, "Cas Tweede"), both
