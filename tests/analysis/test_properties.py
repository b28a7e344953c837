"""What must hold of the measures on every network, not only on the cases."""

from dataclasses import replace
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from draagvlak.analysis.anchoring import anchoring
from draagvlak.analysis.bridges import improving_pairs
from draagvlak.analysis.engine import Network
from draagvlak.analysis.layers import GOVERNANCE_LAYERS, LAYERS
from draagvlak.analysis.paths import Flow


@st.composite
def networks(draw, most=9):
    size = draw(st.integers(2, most))
    layers = draw(st.lists(st.sampled_from(LAYERS), min_size=size, max_size=size))
    pairs = list(combinations(range(size), 2))
    ties = tuple(sorted(draw(st.sets(st.sampled_from(pairs)))))
    return Network(
        ids=tuple(f"p{n}" for n in range(size)),
        layers=tuple((layer,) for layer in layers),
        ties=ties,
        weights=(1.0,) * len(ties),
        director=draw(st.one_of(st.none(), st.integers(0, size - 1))),
    )


def figures(network):
    found = anchoring(network)
    return found.paths, found.director_dependence, found.cut_points, found.stage, found.fragmentation


@given(networks(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_names_and_order_change_nothing(network, chance):
    order = list(range(network.size))
    chance.shuffle(order)
    place = {old: new for new, old in enumerate(order)}
    ties = sorted(tuple(sorted((place[a], place[b]))) for a, b in network.ties)
    moved = Network(
        ids=tuple(network.ids[old] for old in order),
        layers=tuple(network.layers[old] for old in order),
        ties=tuple(ties),
        weights=network.weights,
        director=None if network.director is None else place[network.director],
    )
    assert figures(moved) == figures(network)


@given(networks())
@settings(deadline=None)
def test_somebody_without_ties_changes_no_path(network):
    more = replace(network, ids=(*network.ids, "new"), layers=(*network.layers, ("association",)))
    if network.members("people_in_poverty"):
        assert anchoring(more).paths == anchoring(network).paths


def with_tie(network, pair):
    more = () if pair in network.ties else (pair,)
    return replace(network, ties=(*network.ties, *more), weights=())


@given(networks(), st.data())
@settings(deadline=None)
def test_a_tie_more_never_takes_a_path_away(network, data):
    pair = data.draw(st.sampled_from(list(combinations(range(network.size), 2))))
    before, after = anchoring(network).paths, anchoring(with_tie(network, pair)).paths
    for layer, paths in before.items():
        assert (after[layer][0] >= paths[0], after[layer][1] >= paths[1]) == (True, True)


@given(networks())
@settings(deadline=None)
def test_routes_are_real_and_share_nobody(network):
    found = anchoring(network)
    ties = {frozenset((network.ids[a], network.ids[b])) for a, b in network.ties}
    for layer, routes in found.routes.items():
        assert len(routes) == found.paths[layer][1]
        people = [person for way in routes for person in way]
        assert len(people) == len(set(people))
        assert all(frozenset(step) in ties for way in routes for step in pairwise(way))


@given(networks())
@settings(deadline=None)
def test_the_residual_rule_finds_exactly_the_ties_that_help(network):
    sources = network.members("people_in_poverty") or network.members("association")
    for layer in GOVERNANCE_LAYERS:
        value, pairs = improving_pairs(network, layer)
        sinks = network.members(layer)
        better = set()
        for pair in combinations(range(network.size), 2):
            if pair in network.ties or network.director in pair:
                continue
            known = with_tie(network, pair).neighbours()
            if Flow(known, sources, sinks, away=network.director).value > value:
                better.add(pair)
        assert pairs == better
