"""Measures against slow ways of counting that share no code with them."""

from collections import deque
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import igraph
import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draagvlak.analysis import engine, standing
from draagvlak.analysis.anchoring import anchoring, director_dependence, sources_of
from draagvlak.analysis.confidence import confidence, stage
from draagvlak.analysis.cut_points import Blocks, cut_points, lost_without
from draagvlak.analysis.engine import Network, Passages
from draagvlak.analysis.fragmentation import distance_fragmentation, fragmentation
from draagvlak.analysis.layers import GOVERNANCE_LAYERS, LAYERS
from draagvlak.analysis.paths import Flow, independent_paths
from draagvlak.analysis.records import Contact, KnownTie, Person, Records
from draagvlak.analysis.routes import on_every_way
from draagvlak.analysis.ties import Tie, is_active, network_of, strengths, ties_of

DAY = date(2026, 11, 24)


@st.composite
def networks(draw, most=10):
    """Small networks; people in no, one or two layers, and often a director."""
    size = draw(st.integers(1, most))
    some = st.lists(st.sampled_from(("people_in_poverty", *LAYERS)), max_size=2, unique=True).map(tuple)
    pairs = list(combinations(range(size), 2))
    ties = tuple(sorted(draw(st.sets(st.sampled_from(pairs), max_size=2 * size)))) if pairs else ()
    return Network(
        ids=tuple(f"p{n}" for n in range(size)),
        layers=tuple(draw(st.lists(some, min_size=size, max_size=size))),
        ties=ties,
        weights=(1.0,) * len(ties),
        director=draw(st.one_of(st.none(), st.integers(0, size - 1))),
    )


@st.composite
def groups(draw):
    """A network, two groups of its people, and somebody who is away."""
    network = draw(networks(8))
    some = st.frozensets(st.integers(0, network.size - 1))
    return network, draw(some), draw(some), draw(st.one_of(st.none(), st.integers(0, network.size - 1)))


def steps_from(network, start, away=frozenset()):
    """Breadth first, from the ties alone: the distance to everybody who can be reached."""
    if start in away:
        return {}
    found, queue = {start: 0}, deque([start])
    while queue:
        person = queue.popleft()
        for pair in network.ties:
            if person in pair:
                other = sum(pair) - person
                if other not in found and other not in away:
                    found[other] = found[person] + 1
                    queue.append(other)
    return found


def joins(network, sources, sinks, away):
    return any(sinks & steps_from(network, start, away).keys() for start in sources)


def fewest_to_part(network, sources, sinks, away):
    """The fewest people whose leaving parts two groups: by Menger (1927) as many as there are ways."""
    people = [n for n in range(network.size) if n not in away]
    return next(
        count
        for count in range(network.size + 1)
        for gone in combinations(people, count)
        if not joins(network, sources, sinks, away | set(gone))
    )


@given(groups())
@settings(deadline=None)
def test_paths_are_as_many_as_the_people_who_part_the_groups(some):
    network, sources, sinks, away = some
    expected = fewest_to_part(network, sources, sinks, {away})
    assert independent_paths(network.neighbours(), sources, sinks, away) == expected
    assert len(Passages(network).ways(sources - {away}, sinks - {away}, away)) == expected


@given(groups())
@settings(deadline=None)
def test_paths_agree_with_the_graph_library(some):
    network, sources, sinks, away = some
    size = network.size
    ends = [pair for pair in network.ties if away not in pair]
    arcs = [(n, n + size) for n in range(size) if n != away]
    arcs += [arc for a, b in ends for arc in ((a + size, b), (b + size, a))]
    arcs += [(2 * size, n) for n in sources] + [(n + size, 2 * size + 1) for n in sinks]
    split = igraph.Graph(n=2 * size + 2, edges=arcs, directed=True)
    expected = split.maxflow_value(2 * size, 2 * size + 1, capacity=[1] * len(arcs))
    assert independent_paths(network.neighbours(), sources, sinks, away) == expected


@given(groups(), st.data())
@settings(deadline=None)
def test_a_flow_that_is_told_of_changes_is_as_one_made_anew(some, data):
    network, sources, sinks, away = some
    known = [set(others) for others in network.neighbours()]
    limit = data.draw(st.one_of(st.none(), st.integers(0, 3)))
    sources, sinks = set(sources), set(sinks)
    flow = Flow(known, sources, sinks, away, limit)
    for _ in range(data.draw(st.integers(1, 12))):
        size = len(known)
        if data.draw(st.integers(0, 5)) == 0 or size == 1:
            known.append(set())
            flow.joined(size, data.draw(st.booleans()), data.draw(st.booleans()))
        else:
            a, b = data.draw(st.sampled_from(list(combinations(range(size), 2))))
            for one, other in ((a, b), (b, a)):
                known[one] ^= {other}
            (flow.tie_added if b in known[a] else flow.tie_gone)(a, b)
        starts, ends = (flow.ends, flow.starts) if flow.turned else (flow.starts, flow.ends)
        assert flow.value == independent_paths(known, starts, ends, away, limit)


@given(groups())
@settings(deadline=None)
def test_who_is_on_every_way(some):
    network, sources, sinks, away = some
    flow = Flow(network.neighbours(), sources, sinks, away)
    if flow.value != 1:
        return
    needed = {n for n in range(network.size) if n != away and not joins(network, sources, sinks, {away, n})}
    (way,) = flow.routes()
    assert on_every_way(flow) == tuple(person for person in way if person in needed)


@given(networks())
@settings(deadline=None)
def test_cut_points_by_leaving_one_out_at_a_time(network):
    _, sources = sources_of(network)
    expected = {}
    for person in range(network.size):
        lost = []
        for layer in GOVERNANCE_LAYERS:
            members = network.members(layer) - {person}
            before = {n for n in sources - {person} if network.members(layer) & steps_from(network, n).keys()}
            # Their own membership does not count: who only reached the layer through it was not cut off by them.
            before = {n for n in before if members & steps_from(network, n).keys()}
            after = {n for n in before if members & steps_from(network, n, {person}).keys()}
            if before - after:
                lost.append(layer)
        if lost and person != network.director:
            expected[network.ids[person]] = tuple(lost)
    assert anchoring(network).cut_points == expected


@given(networks())
@settings(deadline=None)
def test_fragmentation_by_counting_pairs(network):
    for away in (None, *range(network.size)):
        people = [n for n in range(network.size) if n != away]
        pairs = list(combinations(people, 2))
        apart = sum(b not in steps_from(network, a, {away}) for a, b in pairs)
        expected = pytest.approx(apart / len(pairs), abs=1e-12) if pairs else None
        assert fragmentation(network, away) == expected
    assert anchoring(network).fragmentation == fragmentation(network)
    assert anchoring(network).fragmentation_without_director == fragmentation(network, network.director)


@given(networks())
@settings(deadline=None)
def test_distances_by_walking(network):
    pairs = list(combinations(range(network.size), 2))
    near = sum(1 / steps for a, b in pairs if (steps := steps_from(network, a).get(b)))
    assert distance_fragmentation(network) == (pytest.approx(1 - near / len(pairs), abs=1e-12) if pairs else None)


@given(networks())
@settings(deadline=None)
def test_dependence_by_counting_pairs(network):
    _, sources = sources_of(network)
    with_, without = (
        sum(
            bool(network.members(layer) & steps_from(network, person, away).keys())
            for person in sources
            for layer in GOVERNANCE_LAYERS
        )
        for away in (set(), {network.director})
    )
    expected = None if network.director is None or not with_ else pytest.approx(1 - without / with_, abs=1e-12)
    assert anchoring(network).director_dependence == director_dependence(network) == expected


@given(networks())
@settings(deadline=None)
def test_without_the_director_is_as_if_their_ties_were_gone(network):
    ties = tuple(pair for pair in network.ties if network.director not in pair)
    alone = anchoring(replace(network, ties=ties, weights=(1.0,) * len(ties)))
    found = anchoring(network)
    assert {layer: paths[1] for layer, paths in found.paths.items()} == {
        layer: paths[0] for layer, paths in alone.paths.items()
    }
    assert alone.director_dependence in (None, 0.0)


@given(networks())
@settings(deadline=None)
def test_compiled_and_plain_search_give_the_same_figures(network):
    plain = anchoring(network)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(standing, "MOST_FOR_SEARCH", 0)
        compiled = anchoring(network)
    assert replace(compiled, routes={}) == replace(plain, routes={})
    assert {layer: len(ways) for layer, ways in compiled.routes.items()} == {
        layer: len(ways) for layer, ways in plain.routes.items()
    }


@given(networks(), st.data())
@settings(deadline=None)
def test_blocks_told_of_ties_are_as_blocks_made_anew(network, data):
    known: list[set[int]] = [set() for _ in range(network.size)]
    nobody = numpy.empty((0, 2), dtype=int)
    members = [set(network.members(layer)) for layer in ("people_in_poverty", *GOVERNANCE_LAYERS)]
    kept = Blocks(known, members, engine.depth_first(network.size, nobody))
    for n, (a, b) in enumerate(data.draw(st.permutations(network.ties)), start=1):
        known[a].add(b)
        known[b].add(a)
        kept.tie_added(a, b)
        ends = numpy.array([pair for pair in network.ties if pair[1] in known[pair[0]]])
        assert len(ends) == n
        made = Blocks(known, members, engine.depth_first(network.size, ends))
        assert sorted(kept.pieces()) == sorted(made.pieces())
        assert cut_points(kept, None) == cut_points(made, None)
        for person in range(network.size):
            assert lost_without(kept, person).layers == lost_without(made, person).layers
            assert some_pieces(kept, person) == some_pieces(made, person)


def some_pieces(blocks, person):
    return sorted(piece for piece in blocks.pieces(person) if piece[-1])


@given(networks(7))
@settings(deadline=None, max_examples=60)
def test_single_losses_by_trying_them_all(network):
    now = stage(network)
    assert now == anchoring(network).stage
    found = confidence(network, now, 0)
    tie = next((lost for lost in network.ties if stage(_less(network, ties={lost})) != now), None)
    assert found.single_tie == (tie and (network.ids[tie[0]], network.ids[tie[1]]))
    if network.ties:
        others = (n for n in range(network.size) if n != network.director)
        person = next((n for n in others if stage(_left_by(network, n)) != now), None)
        assert found.single_person == (None if person is None else network.ids[person])


def _less(network, ties):
    return replace(network, ties=tuple(pair for pair in network.ties if pair not in ties))


def _left_by(network, person):
    layers = tuple(() if n == person else of for n, of in enumerate(network.layers))
    return _less(replace(network, layers=layers), {pair for pair in network.ties if person in pair})


ids = st.sampled_from([f"p{n}" for n in range(6)])
contacts = st.builds(
    Contact, st.integers(-900, 30).map(lambda n: DAY + timedelta(days=n)), st.lists(ids, max_size=6).map(tuple)
)


def naive(some, half_life):
    """METHOD's sum, pair by pair."""
    found = {}
    for a, b in combinations(sorted({id_ for contact in some for id_ in contact.participants}), 2):
        shared = [c for c in some if c.on <= DAY and {a, b} <= set(c.participants)]
        if shared:
            found[a, b] = sum(0.5 ** ((DAY - c.on).days / half_life) / (len(set(c.participants)) - 1) for c in shared)
    return found


@given(st.lists(contacts, max_size=12), st.sampled_from([30.0, 180.0]))
def test_strengths_are_the_sum_over_contacts(some, half_life):
    expected = naive(some, half_life)
    assert strengths(some, DAY, half_life) == pytest.approx(expected, rel=0, abs=1e-9)
    records = Records(tuple(Person(f"p{n}", "") for n in range(6)), tuple(some))
    ties = ties_of(records, DAY, half_life)
    pairs = [(f"p{a}", f"p{b}") for a, b in zip(ties.first.tolist(), ties.second.tolist(), strict=True)]
    assert dict(zip(pairs, ties.strengths.tolist(), strict=True)) == pytest.approx(expected, rel=0, abs=1e-9)
    assert ties.active.tolist() == [is_active(strength) for strength in ties.strengths.tolist()]
    assert ties.happened == sum(contact.on <= DAY for contact in some)


@given(st.lists(contacts, max_size=6), st.lists(st.builds(KnownTie, ids, ids, st.floats(0, 3)), max_size=5))
def test_a_tie_without_a_date_does_not_fade(some, known):
    records = Records(tuple(Person(f"p{n}", "") for n in range(6)), tuple(some), tuple(known))
    expected = {pair: strength for pair, strength in naive(some, 180.0).items() if is_active(strength)}
    for tie in known:
        if tie.a != tie.b and tie.weight > 0:
            pair = tuple(sorted((tie.a, tie.b)))
            expected[pair] = max(expected.get(pair, 0.0), tie.weight)
    network = network_of(records, DAY)
    found = {
        (network.ids[a], network.ids[b]): weight for (a, b), weight in zip(network.ties, network.weights, strict=True)
    }
    assert found == pytest.approx(expected, rel=0, abs=1e-9)


meetings = st.tuples(st.integers(-900, 0).map(lambda n: DAY + timedelta(days=n)), st.sampled_from([1.0, 0.5, 0.2]))


@given(st.lists(meetings, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_a_tie_is_the_same_in_whatever_order_it_is_told(some, chance):
    mixed = chance.sample(some, len(some))
    one, other = (Tie(order[0][1], order[0][0]) for order in (some, mixed))
    for day, share in some[1:]:
        one = one.met(day, share)
    for day, share in mixed[1:]:
        other = other.met(day, share)
    assert one.at(DAY) == pytest.approx(other.at(DAY), rel=0, abs=1e-9)
    expected = sum(share * 0.5 ** ((DAY - day).days / 180) for day, share in some)
    assert one.at(DAY) == pytest.approx(expected, rel=0, abs=1e-9)


@given(meetings)
def test_the_day_a_tie_goes_quiet_is_known_at_once(meeting):
    tie = Tie(meeting[1], meeting[0])
    if tie.strength < 0.25:
        return
    last = int(tie.quiet_after() + 1e-6)
    assert is_active(tie.at(tie.on + timedelta(days=last)))
    assert not is_active(tie.at(tie.on + timedelta(days=last + 1)))
