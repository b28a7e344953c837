"""What a source brings into the new network, read inside its authority's scope (decision on what goes along).

Names, functions, organisations, layers with their periods, contacts by day and kind, and who was there. Not: what was
noted with a contact, meetings, evidence, accounts, birthdays, consents, nor anything of who objected to being measured.
Contact data neither of people in poverty, who consented to the municipality's keeping them, nor of minors.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from draagvlak.analysis.records import Contact
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.merging.queries.sources import Agreed
from draagvlak.capabilities.network import queries
from draagvlak.capabilities.network.choices import ORGANISATION_DETAILS
from draagvlak.capabilities.network.models import KnownTie, Membership, Organisation, Partnering, Person, Position

TEXTS = ("name", "known_as", "function", "organisation", "municipality", "email", "phone")
CONTACT_DATA = ("email", "phone")
POVERTY = "people_in_poverty"


@dataclass
class Body:
    """A person as they come along; `renewed_on` is the day on which it was last said that they belong here."""

    key: int
    texts: dict[str, str]
    is_minor: bool
    renewed_on: date | None
    is_in_poverty: bool


class Stay(NamedTuple):
    person: int
    layers: list[str]
    since: date | None
    until: date | None


class Function(NamedTuple):
    person: int
    organisation: str
    function: str
    since: date | None
    until: date | None


@dataclass
class Contents:
    """Of one source. `partners`: name and period of the organisations that belong to it; `said`: by name, what is known
    of an organisation.
    """

    source: Agreed
    people: list[Body]
    stays: list[Stay]
    functions: list[Function]
    partners: list[tuple[str, date | None, date | None]]
    said: dict[str, dict[str, str]]
    ties: list[tuple[int, int, float]]
    contacts: Sequence[Contact]
    municipalities: list[int]


def contents_of(source: Agreed) -> Contents:
    """In ten queries, whatever its size."""
    network = source.network
    with inside(source.authority):
        stays = [Stay(*row) for row in _stays(network)]
        spanned = queries.spanned(network)
        people = _people(network, {one.person for one in stays if POVERTY in one.layers}, spanned)
        known = {one.key for one in people}
        functions = Position.objects.filter(person__in=_here(network)).order_by("pk")
        partners = list(
            Partnering.objects.filter(network=network)
            .order_by("pk")
            .values_list("organisation__name", "since", "until")
        )
        columns = ("person_id", "organisation", "function", "since", "until")
        beside = [Function(*row) for row in functions.values_list(*columns) if row[0] in known]
        named = {one.texts["organisation"] for one in people} | {one.organisation for one in beside}
        ties = KnownTie.objects.filter(network=network).order_by("pk").values_list("a_id", "b_id", "weight")
        return Contents(
            source,
            people,
            [one for one in stays if one.person in known],
            beside,
            partners,
            _said(named | {name for name, *_period in partners}),
            [(a, b, weight) for a, b, weight in ties if a in known and b in known],
            tuple(_contacts(network)),
            _municipalities(network),
        )


def _municipalities(network: Any) -> list[int]:
    spanned = network.municipalities if network.municipalities.exists() else network.authority.municipalities
    return list(spanned.values_list("pk", flat=True))


def _here(network: Any) -> Any:
    return Membership.objects.filter(network=network).values("person")


def _stays(network: Any) -> Any:
    rows = Membership.objects.filter(network=network).order_by("pk")
    return rows.values_list("person_id", "layers", "since", "until").iterator(5000)


def _people(network: Any, poor: set[int], spanned: Sequence[str]) -> list[Body]:
    """Who is or was in it; of who has no municipality said, that of a network in one alone."""
    rows = Person.objects.filter(pk__in=_here(network), objected_on=None).order_by("pk")
    found = []
    for key, is_minor, renewed_on, *texts in rows.values_list("pk", "is_minor", "renewed_on", *TEXTS).iterator(5000):
        said = dict(zip(TEXTS, texts, strict=True))
        said["municipality"] = said["municipality"] or (spanned[0] if len(spanned) == 1 else "")
        found.append(Body(key, said, is_minor, renewed_on, key in poor))
    return found


def _contacts(network: Any) -> Iterator[Contact]:
    for day, kind, present in queries.contact_rows(network):
        yield Contact(day, tuple(map(str, present)), kind)


def _said(names: set[str]) -> dict[str, dict[str, str]]:
    rows = Organisation.objects.order_by("pk").values_list("name", *ORGANISATION_DETAILS)
    return {name: dict(zip(ORGANISATION_DETAILS, said, strict=True)) for name, *said in rows if name in names}
