"""The people of a network: as a list that can be searched, and one by one."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from draagvlak.analysis.layers import LAYERS, RANK
from draagvlak.basics.built import HOLE, any_of, listed_keys, objects_of, rows_of
from draagvlak.basics.bulk import chunks
from draagvlak.capabilities.network.models import Membership, Merging, Network, Person, Position
from draagvlak.capabilities.network.queries import LARGE, day_of
from draagvlak.capabilities.network.queries.roll import Roll, belonging, roll_of

PAGE = 50
MOST_FOUND = 2000  # of a search
POVERTY = "people_in_poverty"
NO_LAYER = "none"
SORTS = {
    "naam": ("person__name", "person_id"),
    "organisatie": ("person__organisation", "person__name", "person_id"),
    "laag": ("rank", "person__name", "person_id"),
}


@dataclass(frozen=True)
class Look:
    """How the list is looked at. `has_left`: those who no longer belong to the network, instead of those who do."""

    text: str = ""
    layer: str = ""
    organisation: str = ""
    sort: str = ""
    has_left: bool = False
    is_part: bool = False  # of the name of an organisation, where there are too many to choose from


def members_seen(network: Network, look: Look) -> QuerySet[Membership]:
    """The memberships of the people that `look` shows, but for its text, in its order."""
    rows = belonging(network, day_of(network), look.has_left)
    if look.layer == NO_LAYER:
        rows = rows.filter(layers=[])
    elif look.layer:
        rows = rows.filter(holding(look.layer))
    if look.organisation:
        part = "person__organisation__icontains" if look.is_part else "person__organisation"
        rows = rows.filter(**{part: look.organisation})
    ranks = [When(layers__0=layer, then=Value(rank)) for layer, rank in RANK.items()]
    rank: Any = Case(*ranks, default=Value(len(RANK)), output_field=IntegerField())
    rows = rows.annotate(rank=rank) if look.sort == "laag" else rows
    return rows.order_by(*SORTS.get(look.sort, SORTS["naam"]))


def holding(layer: str) -> Q:
    """Memberships with `layer` at whatever place: SQLite cannot be asked whether a list holds it."""
    wanted = Q()
    for place in range(len(LAYERS)):
        wanted |= Q(**{f"layers__{place}": layer})
    return wanted


def keys_seen(network: Network, look: Look) -> list[int]:
    """The keys of the memberships that `look` shows: what resembles its text best comes first, unless it is sorted.

    Two queries at most where the roll is held. Of a text at most `MOST_FOUND`.
    """
    roll = roll_of(network)
    if replace(look, is_part=False, has_left=False) == Look():
        return roll.members[roll.here :] if look.has_left else roll.members[: roll.here]
    found = roll.sought.places(look.text, enough=PAGE)
    if found is None:
        places: Iterable[int] = _ordered(network, roll, look)
    else:
        among = range(roll.here, len(roll.members)) if look.has_left else range(roll.here)
        places = [place for place in found if place in among]
    places = _narrowed(roll, look, places)
    if found is not None:
        places = places[:MOST_FOUND]
        if look.sort in SORTS:
            rank = {place: n for n, place in enumerate(_ordered(network, roll, look))}
            places.sort(key=rank.__getitem__)
    return [roll.members[place] for place in places]


def _narrowed(roll: Roll, look: Look, places: Iterable[int]) -> list[int]:
    """Of `places` those of the layer and the organisation that are asked for."""
    if look.layer:
        layers = roll.layers
        places = [n for n in places if (look.layer in layers[n] if look.layer != NO_LAYER else not layers[n])]
    if look.organisation:
        said, every = look.organisation.casefold(), set(roll.organisations) if look.is_part else ()
        named = {name for name in every if said in name.casefold()} or {look.organisation}
        places = [n for n in places if roll.organisations[n] in named]
    return list(places)


def _ordered(network: Network, roll: Roll, look: Look) -> Sequence[int]:
    """All places of who is here, or has left, as they are sorted; the order is asked of the database, once."""
    if look.sort not in SORTS or look.sort == "naam":
        return range(roll.here, len(roll.members)) if look.has_left else range(roll.here)
    key = look.sort, look.has_left
    if key not in roll.orders:
        at = {member: place for place, member in enumerate(roll.members)}
        rows = members_seen(network, Look(sort=look.sort, has_left=look.has_left)).values_list("pk", flat=True)
        roll.orders[key] = [at[member] for member in rows if member in at]
    return roll.orders[key]


class Listed(NamedTuple):
    """A person as the list shows them; `key` is theirs."""

    key: int
    name: str
    known_as: str
    function: str
    organisation: str
    layers: list[str]


def page_of_people(network: Network, look: Look, number: str | int | None) -> Page[Any]:
    """The page asked for, or the nearest there is, of people as `Listed`. Two queries where the roll is held."""
    page: Page[Any] = Paginator(keys_seen(network, look), PAGE).get_page(number)
    keys = list(page.object_list)
    some = Membership.objects.order_by()
    rows = rows_of("people listed", lambda: _listed(some.filter(pk__in=any_of(HOLE))), listed_keys(keys))
    listed = {row[0]: Listed(*row[1:]) for row in rows}
    page.object_list = [listed[key] for key in keys if key in listed]
    return page


def _listed(rows: QuerySet[Membership]) -> Any:
    """The key of each membership, and what `Listed` has."""
    columns = ("name", "known_as", "function", "organisation")
    return rows.values_list("pk", "person_id", *(f"person__{column}" for column in columns), "layers")


def in_poverty(people: Collection[int]) -> set[int]:
    """Who of `people` (keys) stands, in whatever network, in the layer of people in poverty before any other."""
    standing: set[int] = set()
    for some in chunks(people, 5000):
        rows = Membership.objects.filter(person__in=some, until=None, layers__0=POVERTY)
        standing |= set(rows.values_list("person_id", flat=True))
    return standing


def person_at(network: Network, pk: int) -> Person | None:
    """A person who belongs to `network` or did; None for anybody else, so that nobody learns who is elsewhere."""
    belongs = Membership.objects.filter(network=network, person=OuterRef("pk"))
    found = objects_of(
        ("person at", network.pk), Person, lambda: Person.objects.filter(Exists(belongs), pk=HOLE).order_by(), pk
    )
    return found[0] if found else None


def open_membership(network: Network, person: Person) -> Membership | None:
    return Membership.objects.filter(network=network, person=person, until=None).first()


def networks_with(people: Collection[int]) -> QuerySet[Network]:
    """The networks that any of `people` (keys) belongs to, or did."""
    found: set[int] = set()
    for some in chunks(people, 5000):
        found |= set(Membership.objects.filter(person__in=some).order_by().values_list("network", flat=True))
    return Network.objects.filter(pk__in=found)


@dataclass(frozen=True)
class Known:
    """All that a page about somebody tells. `memberships`, `positions`: newest first. `mergings`: newest first."""

    person: Person
    memberships: list[Membership]
    positions: list[Position]
    mergings: list[Merging]
    is_in_poverty: bool
    here: Membership | None  # the open one in the network of the page

    @property
    def since(self) -> date | None:
        """From which day on the present function is held, where an earlier one ended."""
        ends = [position.until for position in self.positions if position.until]
        return max(ends) + timedelta(days=1) if ends else None


def known_of(network: Network, pk: int, networks: Collection[int]) -> Known | None:
    """What is known of the person `pk` of `network`, who stands in those of `networks` (keys) only for who reads on.

    In four queries. None where `person_at` finds nobody.
    """
    person = person_at(network, pk)
    if person is None:
        return None
    rows = objects_of("all of one", Membership, lambda: Membership.objects.filter(person=HOLE), pk, ["network__name"])
    for row in rows:
        row.network = Network(pk=row.network_id, name=row.also_network__name)  # type: ignore[attr-defined]
    newest = sorted(rows, key=lambda row: (row.until is None, row.until or date.min, row.pk), reverse=True)
    positions = objects_of("positions of one", Position, lambda: Position.objects.filter(person=HOLE), pk)
    positions.sort(key=lambda row: (row.until or date.max, row.pk), reverse=True)
    return Known(
        person,
        [row for row in newest if row.network_id in networks],
        positions,
        list(Merging.objects.filter(kept=person).defer("taken")),
        any(row.until is None and row.layers[:1] == [POVERTY] for row in rows),
        next((row for row in rows if row.until is None and row.network_id == network.pk), None),
    )


def organisation_names(network: Network) -> list[str] | None:
    """The organisations that people of `network` belong to today, by name; None where it is large, and nobody would
    choose from so many.
    """
    roll = roll_of(network)
    return None if roll.here > LARGE else sorted(roll.of, key=str.casefold)
