"""Ways told by name, while they become others."""

from itertools import combinations
from random import Random

from draagvlak.analysis.paths import Flow
from draagvlak.analysis.routes import Routes


def changes(chance):
    """How often the ways became others, each time told as they are."""
    size = chance.choice((10, 20))
    known, sources, sinks = [set() for _ in range(size)], set(range(size // 3)), set(range(size // 2, size))
    flow, ids = Flow(known, sources, sinks), [f"p{n}" for n in range(size)]
    routes, told, changed = Routes(flow, ids), (), 0
    pairs = list(combinations(range(size), 2))
    for _ in range(60):
        a, b = chance.choice(pairs)
        if b in known[a]:
            known[a].remove(b), known[b].remove(a)
            flow.tie_gone(a, b)
        else:
            known[a].add(b), known[b].add(a)
            flow.tie_added(a, b)
        before, told = told, routes.named()
        assert told == tuple(tuple(ids[person] for person in way) for way in flow.routes())
        changed += told != before
    return changed


def test_ways_that_became_others_are_told_as_all_are():
    assert sum(changes(Random(seed)) for seed in range(20)) > 100
