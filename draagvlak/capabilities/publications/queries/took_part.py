"""How partners and people in poverty took part, out of the diary: numbers of contacts by month, and of nobody a name.

Layers are taken together until each group has five people and more who took part (analysis.aggregates); of people
only a number of fives is told, since pages that follow each other could be subtracted. Not of the director, who is
nearly always there, nor of who objected to being measured.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from draagvlak.analysis.aggregates import in_groups, table_of
from draagvlak.analysis.layers import LAYERS
from draagvlak.basics.months import months_after
from draagvlak.capabilities.network.models import Contact, Network, Participation
from draagvlak.capabilities.network.queries import day_of, members

MONTHS = 12
Month = tuple[int, int]


@dataclass(frozen=True)
class Group:
    """Layers that are counted together: at least `people` of them, in `contacts` contacts, and how many a month."""

    layers: tuple[str, ...]
    people: int
    contacts: int
    by_month: tuple[int, ...]


@dataclass(frozen=True)
class TookPart:
    """Of `months`, oldest first. `groups` is empty where fewer than five people took part."""

    months: tuple[Month, ...]
    contacts: int = 0
    groups: tuple[Group, ...] = ()


def took_part(network: Network, months: int = MONTHS) -> TookPart:
    """In the month of the network's day and those before it. Three queries."""
    last = day_of(network)
    first = months_after(last.replace(day=1), 1 - months)
    shown = tuple(_month(months_after(first, number)) for number in range(months))
    layer_of = {
        one.person_id: one.layers[0]
        for one in members(network)
        if one.layers and one.person.objected_on is None and one.person_id != network.director_id
    }
    days = dict(
        Contact.objects.filter(network=network, happened_on__range=(first, last)).values_list("pk", "happened_on")
    )
    rows = Participation.objects.filter(contact__network=network, contact__happened_on__range=(first, last))
    there: dict[str, set[int]] = defaultdict(set)
    present: dict[int, set[str]] = defaultdict(set)
    for contact, person in rows.order_by().values_list("contact_id", "person_id"):
        if person in layer_of:
            there[layer_of[person]].add(person)
            present[contact].add(layer_of[person])
    return _grouped(shown, days, there, present)


def _grouped(
    shown: tuple[Month, ...], days: dict[int, date], there: dict[str, set[int]], present: dict[int, set[str]]
) -> TookPart:
    table = table_of({("all", layer): len(people) for layer, people in there.items()}, ("all",))
    groups = []
    for layers in table.columns:
        met = Counter(_month(days[contact]) for contact, those in present.items() if those & set(layers))
        people = sum(len(there[layer]) for layer in layers)
        by_month = tuple(met[month] for month in shown)
        ordered = tuple(layer for layer in LAYERS if layer in layers)
        groups.append(Group(ordered, in_groups(people), sum(by_month), by_month))
    groups.sort(key=lambda group: LAYERS.index(group.layers[0]))
    return TookPart(shown, len(present) if groups else 0, tuple(groups))


def _month(day: date) -> Month:
    return day.year, day.month
