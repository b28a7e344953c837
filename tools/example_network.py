"""A network as large as DESIGN §5 asks, made up: 10,000 people, 60,000 active ties, contacts over two years."""

import random
from datetime import date, timedelta
from itertools import accumulate

from draagvlak.analysis.records import Contact, Person, Records

SEED = 10_000
AS_OF = date(2026, 11, 24)
DAYS = 730
# Shares as in a list a director keeps: many people in poverty and partners, a handful of politicians.
SHARES = {
    "people_in_poverty": 0.30,
    "association": 0.20,
    "partner_organisation": 0.30,
    "colleague": 0.15,
    "team_leader": 0.03,
    "management": 0.01,
    "political": 0.01,
}
CIRCLE = 40  # people of one neighbourhood, who mostly meet each other
SIZES = (2, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 7, 8)  # how many take part in a contact
OUTSIDE = 0.06  # how often somebody of another circle takes part
BY_DIRECTOR = 0.015  # share of contacts that the director takes part in


def large_records(persons: int = 10_000, contacts: int = 77_000) -> Records:
    """The same records at every call. The first person is the director; some people only appear in the list."""
    chance = random.Random(SEED)
    bounds, names = list(accumulate(SHARES.values())), list(SHARES)
    people = [Person("p0", "p0", ("colleague",), "o0")]
    for n in range(1, persons):
        drawn = chance.random()
        layer = next((name for name, bound in zip(names, bounds, strict=True) if drawn < bound), "colleague")
        people.append(Person(f"p{n}", f"p{n}", (layer,), f"o{n // 12}"))
    met = tuple(_contact(chance, persons) for _ in range(contacts))
    return Records(people=tuple(people), contacts=met, director="p0")


def _contact(chance: random.Random, persons: int) -> Contact:
    circle = chance.randrange(persons // CIRCLE)
    size = chance.choice(SIZES)
    # The square makes some people of a circle meet often, and others hardly ever.
    present = {circle * CIRCLE + int(CIRCLE * chance.random() ** 1.6) for _ in range(size)}
    if chance.random() < OUTSIDE * size:
        present.pop()
        present.add(chance.randrange(persons))
    if chance.random() < BY_DIRECTOR:
        present.add(0)
    day = AS_OF - timedelta(days=chance.randrange(DAYS))
    return Contact(day, tuple(f"p{n}" for n in sorted(present)))
