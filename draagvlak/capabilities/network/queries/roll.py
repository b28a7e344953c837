"""The roll of a network: its people as lists and searches go through them, held in memory until any of them changes.

Reading and laying out 40,000 people takes a second, which is too long for each letter that somebody types (decision
"The roll is held for minutes"). It holds no contact data, nobody reads it but through a page that names its network,
and what a page shows of somebody is asked of the database.
"""

import time
from collections import OrderedDict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from draagvlak.basics.periods import on_day
from draagvlak.basics.tenancy import in_scope
from draagvlak.capabilities.network.models import Membership, Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.changing import people_number
from draagvlak.capabilities.network.queries.searching import Sought

MOST_PEOPLE, MINUTES = 200_000, 5  # that one process holds, and how long
BY_NAME = ("person__name", "person_id")
COLUMNS = ("pk", "person_id", "person__name", "person__known_as", "person__organisation", "person__function", "layers")


@dataclass
class Roll:
    """Who belongs to a network, by name, and behind them, from place `here` on, who did. A place is one in `members`
    (keys of memberships), `persons` (keys) and `layers`.
    """

    members: list[int]
    persons: list[int]
    layers: list[tuple[str, ...]]
    organisations: list[str]
    here: int
    sought: Sought
    orders: dict[tuple[str, bool], list[int]] = field(default_factory=dict)
    names: tuple[frozenset[str], list[str], Sought] | None = None

    def __post_init__(self) -> None:
        self.of: dict[str, list[int]] = {}
        for place, name in enumerate(self.organisations[: self.here]):
            if name:
                self.of.setdefault(name, []).append(place)

    def called(self, text: str) -> list[int]:
        """The keys of persons who are called so, whatever the accents; where nobody is, of whose name resembles it."""
        return [self.persons[place] for place in self.sought.holding(text) or self.sought.places(text) or []]

    def organisations_with(self, partners: Iterable[str]) -> tuple[list[str], Sought]:
        """Names by the alphabet, of those that people are of and those that belong; and a search through them."""
        wanted = frozenset(partners)
        if self.names is None or self.names[0] != wanted:
            names = sorted({*self.of, *wanted}, key=str.casefold)
            self.names = wanted, names, Sought(names, [""] * len(names))
        return self.names[1:]


_ROLLS: OrderedDict[Hashable, tuple[int, float, Roll]] = OrderedDict()
_LOCK = Lock()


def roll_of(network: Network) -> Roll:
    """One query where it is held, three more where it is not."""
    number, day = people_number(), day_of(network)
    whose = connection.settings_dict["NAME"], in_scope(), network.pk, day
    with _LOCK:
        held, until, roll = _ROLLS.get(whose, (0, 0.0, None))
        if roll is not None and held == number and time.monotonic() < until:
            _ROLLS.move_to_end(whose)
            return roll
        _ROLLS.pop(whose, None)
    made = _read(network, day)
    with _LOCK:
        for past in [key for key, (_number, until, _roll) in _ROLLS.items() if until < time.monotonic()]:
            del _ROLLS[past]  # else names stay of a network that nobody looks at any more
        _ROLLS[whose] = number, time.monotonic() + MINUTES * 60, made
        while len(_ROLLS) > 1 and sum(len(one.members) for _n, _u, one in _ROLLS.values()) > MOST_PEOPLE:
            _ROLLS.popitem(last=False)
    return made


def forget() -> None:
    """For tests, where another one has the same keys."""
    with _LOCK:
        _ROLLS.clear()


def belonging(network: Network, day: date, has_left: bool = False) -> QuerySet[Membership]:
    """Of each who belongs to `network` the membership; or the last one of who no longer does."""
    here = Membership.objects.filter(network=network)
    if not has_left:
        return here.filter(on_day(day))
    still = here.filter(on_day(day), person=OuterRef("person"))
    later = here.filter(person=OuterRef("person"), pk__gt=OuterRef("pk"))
    return here.filter(~Exists(still), ~Exists(later))


def _read(network: Network, day: date) -> Roll:
    here = list(_rows(belonging(network, day)))
    rows = [*here, *_rows(belonging(network, day, has_left=True))]
    members, persons, names, known, organisations, functions, layers = zip(*rows, strict=True) if rows else [()] * 7
    called = [f"{name} {also}" for name, also in zip(names, known, strict=True)]
    beside = [f"{name} {function}" for name, function in zip(organisations, functions, strict=True)]
    words: dict[tuple[str, ...], tuple[str, ...]] = {}  # many people stand in the same layers
    shared = [words.setdefault(some, some) for some in map(tuple, layers)]
    sought = Sought(called, beside)
    return Roll(list(members), list(persons), shared, list(organisations), len(here), sought)


def _rows(rows: QuerySet[Membership]) -> Iterable[Any]:
    return rows.order_by(*BY_NAME).values_list(*COLUMNS).iterator(5000)
