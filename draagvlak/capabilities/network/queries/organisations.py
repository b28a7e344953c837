"""The organisations of a network: by name, whether something is said of them or they are only named (decision 0025)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q

from draagvlak.basics.built import HOLE, any_of, listed_keys, objects_of, rows_of
from draagvlak.basics.periods import on_day
from draagvlak.capabilities.network.models import (
    Joining,
    Membership,
    Network,
    Organisation,
    Partnering,
    Person,
    Position,
)
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.roll import roll_of

PAGE = 50
MOST_SUGGESTED = 8


@dataclass(frozen=True)
class Listed:
    """An organisation of a network. `people`: how many of its people are in it today. `said`: what is known of it."""

    name: str
    people: int = 0
    said: Organisation | None = None


def page_of_organisations(network: Network, text: str, number: str | int | None) -> Page[Any]:
    """By name, or what resembles `text` best first. Three queries where the roll is held."""
    roll = roll_of(network)
    names, sought = roll.organisations_with(_partner_names(network))
    places = sought.places(text)
    page: Page[Any] = Paginator(names if places is None else [names[n] for n in places], PAGE).get_page(number)
    wanted = list(page.object_list)
    said = {row.name: row for row in objects_of("organisations listed", Organisation, _named, listed_keys(wanted))}
    page.object_list = [Listed(name, len(roll.of.get(name, ())), said.get(name)) for name in wanted]
    return page


def _named() -> Any:
    return Organisation.objects.filter(name__in=any_of(HOLE, are_keys=False))


def names_of_organisations(network: Network) -> list[str]:
    """Of today, by name. Two queries where the roll is held."""
    return list(roll_of(network).organisations_with(_partner_names(network))[0])


def _partner_names(network: Network) -> list[str]:
    key = "partners", network.pk, day_of(network)
    rows = rows_of(key, lambda: _partners(network).order_by().values_list("organisation__name"))
    return [name for (name,) in rows]


def _partners(network: Network) -> Any:
    return Partnering.objects.filter(on_day(day_of(network)), network=network)


@dataclass(frozen=True)
class Seen:
    """What a page about an organisation tells. `row` is not saved where nothing was said of it yet."""

    row: Organisation
    since: Partnering | None  # that it belongs to the network of the page
    networks: list[Network] = field(default_factory=list)  # where people of it are, or it belongs
    people: list[Membership] = field(default_factory=list)  # of the network, today, with their persons
    before: list[Position] = field(default_factory=list)  # who was of it before, with their persons
    joinings: list[Joining] = field(default_factory=list)  # that another became one with it, the last first


def organisation_at(network: Network, name: str) -> Organisation | None:
    """The organisation of this name, if somebody of `network` is or was of it, or it belongs to it."""
    people = Membership.objects.filter(network=network)
    is_named = people.filter(Q(person__organisation=name) | Q(person__positions__organisation=name)).exists()
    row = Organisation.objects.filter(name=name).first()
    is_partner = row is not None and Partnering.objects.filter(network=network, organisation=row).exists()
    if not name or not (is_named or is_partner):
        return None
    return row or Organisation(authority=network.authority, name=name, version=0)


def seen_of(network: Network, name: str, networks: Sequence[int]) -> Seen | None:
    """What `network` knows of the organisation; of its other networks only those of `networks` (keys)."""
    row = organisation_at(network, name)
    if row is None:
        return None
    day = day_of(network)
    here = Membership.objects.filter(on_day(day), person__organisation=name)
    partners = Partnering.objects.filter(on_day(day), organisation=row.pk)
    other = Exists(here.filter(network=OuterRef("pk"))) | Exists(partners.filter(network=OuterRef("pk")))
    of_network = Exists(Membership.objects.filter(network=network, person=OuterRef("person")))
    before = Position.objects.filter(of_network, organisation=name).select_related("person")
    return Seen(
        row,
        Partnering.objects.filter(network=network, organisation=row.pk).order_by("-pk").first() if row.pk else None,
        list(Network.objects.filter(other, pk__in=networks)),
        list(here.filter(network=network).select_related("person").order_by("person__name", "person")[:PAGE]),
        list(before.order_by("person__name", "pk")[:PAGE]),
        list(Joining.objects.filter(kept=row.pk)) if row.pk else [],
    )


def last_joining(organisation: int) -> Joining | None:
    """The one that may be undone: whatever stands on it would fall with it."""
    return Joining.objects.filter(kept=organisation).first()


def joining_of(network: Network, key: int) -> Joining | None:
    """The joining of this key, if its organisation is one of `network`; with that organisation."""
    found = Joining.objects.select_related("kept").filter(pk=key).first()
    return found if found is not None and organisation_at(network, found.kept.name) is not None else None


def suggested(network: Network, text: str) -> list[str]:
    """Names of organisations of the network that resemble what is being typed, best first."""
    names, sought = roll_of(network).organisations_with(_partner_names(network))
    return [names[n] for n in (sought.places(text) or [])[:MOST_SUGGESTED]]


def people_of_organisation(name: str) -> list[int]:
    """The keys of the persons of the authority who are of it."""
    return list(Person.objects.filter(organisation=name).values_list("pk", flat=True))


def people_named(name: str) -> tuple[int, int]:
    """How many persons of the authority are of the organisation, and in how many earlier functions it stands."""
    return Person.objects.filter(organisation=name).count(), Position.objects.filter(organisation=name).count()
