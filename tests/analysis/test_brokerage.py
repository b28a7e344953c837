"""Who stands between others, against sums written out from the definitions."""

import math
import random
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draagvlak.analysis.brokerage import ROLES, brokerage_roles, constraint, effective_size
from draagvlak.analysis.brokerage.betweenness import betweenness, longest_way, sample_size, sampled_betweenness
from draagvlak.analysis.engine import Network
from draagvlak.analysis.layers import LAYERS


@st.composite
def networks(draw, most=9):
    size = draw(st.integers(1, most))
    pairs = list(combinations(range(size), 2))
    ties = tuple(sorted(draw(st.sets(st.sampled_from(pairs))))) if pairs else ()
    layers = draw(st.lists(st.sampled_from((*LAYERS[:3], "")), min_size=size, max_size=size))
    weights = draw(st.lists(st.floats(0.25, 8), min_size=len(ties), max_size=len(ties)))
    return Network(
        ids=tuple(f"p{n}" for n in range(size)),
        layers=tuple((layer,) if layer else () for layer in layers),
        ties=ties,
        weights=tuple(weights),
    )


@given(networks())
@settings(deadline=None)
def test_constraint_is_burts_sum(network):
    weight = {}
    for (a, b), w in zip(network.ties, network.weights, strict=True):
        weight[a, b] = weight[b, a] = w
    people = range(network.size)
    whole = {i: sum(weight.get((i, k), 0.0) for k in people) for i in people}

    def share(i, j):
        return weight.get((i, j), 0.0) / whole[i]

    for i, found in enumerate(constraint(network)):
        if not whole[i]:
            assert found is None
            continue
        others = [j for j in people if (i, j) in weight]
        expected = sum((share(i, j) + sum(share(i, q) * share(q, j) for q in others if q != j)) ** 2 for j in others)
        assert found == pytest.approx(expected, abs=1e-9)


@given(networks())
@settings(deadline=None)
def test_effective_size_takes_off_what_contacts_share(network):
    known = network.neighbours()
    for person, found in enumerate(effective_size(network)):
        ties = sum(b in known[a] for a, b in combinations(known[person], 2))
        expected = len(known[person]) - 2 * ties / len(known[person]) if known[person] else None
        assert found == pytest.approx(expected) if expected is not None else found is None


@given(networks())
@settings(deadline=None)
def test_roles_count_every_open_triple(network):
    known = network.neighbours()
    expected = [dict.fromkeys(ROLES, 0) for _ in network.ids]
    for a, b, c in permutations(range(network.size), 3):
        layers = [network.layers[n][0] if network.layers[n] else None for n in (a, b, c)]
        if None in layers or b not in known[a] or c not in known[b] or c in known[a]:
            continue
        first, own, last = layers
        if first == last:
            role = "coordinator" if first == own else "itinerant"
        else:
            role = "representative" if first == own else "gatekeeper" if last == own else "liaison"
        expected[b][role] += 1
    assert brokerage_roles(network) == expected


@given(networks())
@settings(deadline=None)
def test_betweenness_is_the_share_of_shortest_ways(network):
    ways, counts = shortest_ways(network), [0.0] * network.size
    for some in ways.values():
        for way in some:
            for person in way[1:-1]:
                counts[person] += 1 / len(some)
    pairs = math.comb(network.size, 2)
    found = betweenness(network)
    assert (found.epsilon, found.delta, found.samples) == (0.0, 0.0, None)
    assert found.values == pytest.approx([count / pairs if pairs else 0.0 for count in counts])
    assert longest_way(network) >= max((len(some[0]) for some in ways.values()), default=1)


def shortest_ways(network):
    """By trying every order of people, shortest first."""
    known, found = network.neighbours(), {}
    for a, b in combinations(range(network.size), 2):
        ways, seen = [[a]], {a}
        while ways and not any(way[-1] == b for way in ways):
            ways = [[*way, other] for way in ways for other in known[way[-1]] if other not in seen]
            seen |= {way[-1] for way in ways}
        some = [way for way in ways if way[-1] == b]
        if some:
            found[a, b] = some
    return found


def test_what_is_drawn_stays_within_the_error_it_states():
    chance = random.Random(1)
    ties = sorted({tuple(sorted(chance.sample(range(60), 2))) for _ in range(90)} | {(0, n) for n in range(1, 15)})
    network = Network(tuple(map(str, range(60))), ((),) * 60, tuple(ties), (1.0,) * len(ties))
    exact, drawn = betweenness(network).values, sampled_betweenness(network, 0.04, 0.1)
    assert max(abs(a - b) for a, b in zip(exact, drawn.values, strict=True)) <= drawn.epsilon == 0.04
    assert drawn.samples == sample_size(longest_way(network), 0.04, 0.1)
    assert drawn == sampled_betweenness(network, 0.04, 0.1)
    assert max(drawn.values) > 0.1


def test_where_nobody_can_be_between_nothing_is_drawn():
    network = Network(("a", "b"), ((), ()), ((0, 1),), (1.0,))
    assert sampled_betweenness(network).values == (0.0, 0.0)
