"""How many new ties a way more would take, once somebody may be tied to more people than before."""

from collections import defaultdict
from itertools import combinations
from random import Random
from types import SimpleNamespace

from draagvlak.analysis.conversations.reach import Reach
from draagvlak.analysis.conversations.residual import Ways

PEOPLE = 16
TIES = 3


def pairs(chance, count):
    """Whom each person has to do with, both ways."""
    found = defaultdict(set)
    for a, b in chance.sample(list(combinations(range(PEOPLE), 2)), count):
        found[a].add(b)
        found[b].add(a)
    return found


def told(reach):
    every = list(combinations(range(PEOPLE), 2))
    within = range(1, TIES + 1)
    return (
        reach.least,
        [reach.crossing(most) for most in within],
        [[reach.holds(pair, most) for pair in every] for most in within],
    )


def brought_closer(chance):
    """In how many of four steps something came nearer, each time as when looked at anew."""
    ties, may = pairs(chance, chance.choice((8, 14, 20))), pairs(chance, chance.choice((3, 8, 20)))
    known = [ties[person] for person in range(PEOPLE)]
    sources, sinks = set(chance.sample(range(8), 4)), set(chance.sample(range(8, PEOPLE), 4))
    way = Ways(known, sources, sinks, 4).grown()
    asked = SimpleNamespace(
        partners=lambda person: frozenset(may[person]),
        cost=lambda pair: pair,
        twins=SimpleNamespace(late=lambda *_: set()),
    )
    reach = Reach(way, asked, TIES, TIES)
    changes = 0
    for _ in range(4):
        before, person, others = told(reach), chance.randrange(PEOPLE), set(chance.sample(range(PEOPLE), 4))
        others -= {person}
        may[person] |= others
        for other in others:
            may[other].add(person)
        reach.brought_closer(person, others)
        assert told(reach) == told(Reach(way, asked, TIES, TIES))
        changes += told(reach) != before
    return changes


def test_what_comes_nearer_is_as_looked_at_anew():
    assert sum(brought_closer(Random(seed)) for seed in range(60)) > 80
