"""Who would have to leave, what only one has, and who takes it over: against slow ways of counting."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draagvlak.analysis.anchoring import anchoring
from draagvlak.analysis.engine import Network
from draagvlak.analysis.groups import sources_of
from draagvlak.analysis.layers import LAYERS
from draagvlak.analysis.matching import Candidate, bus_factor
from draagvlak.analysis.succession import bridges, hand_over_ties, introductions, known_by_one


@st.composite
def networks(draw, most=8):
    size = draw(st.integers(1, most))
    some = st.lists(st.sampled_from(LAYERS), max_size=2, unique=True).map(tuple)
    pairs = list(combinations(range(size), 2))
    ties = tuple(sorted(draw(st.sets(st.sampled_from(pairs), max_size=2 * size)))) if pairs else ()
    return Network(
        ids=tuple(f"p{n}" for n in range(size)),
        layers=tuple(draw(st.lists(some, min_size=size, max_size=size))),
        ties=ties,
        weights=tuple(draw(st.lists(st.sampled_from((0.5, 1.0, 2.0)), min_size=len(ties), max_size=len(ties)))),
        director=draw(st.one_of(st.none(), st.integers(0, size - 1))),
    )


def reaches(network, starts, ends, gone):
    """Breadth first from the ties alone."""
    seen = set(starts) - gone
    while True:
        more = {n for tie in network.ties if seen & set(tie) for n in tie} - gone - seen
        if not more:
            return bool(seen & (set(ends) - gone))
        seen |= more


def fewest(network, starts, ends):
    for count in range(network.size + 1):
        for some in combinations(range(network.size), count):
            if not reaches(network, starts, ends, set(some)):
                return count
    raise AssertionError


@given(networks())
@settings(deadline=None)
def test_as_many_as_would_have_to_leave(network):
    _, sources = sources_of(network)
    number = {id_: n for n, id_ in enumerate(network.ids)}
    found = bridges(network)
    paths = anchoring(network).paths
    assert [one.layer for one in found] == (list(paths) if sources else [])
    for one in found:
        members = network.members(one.layer)
        assert one.factor == fewest(network, sources, members) == paths[one.layer][0]
        people = {number[id_] for id_ in one.people}
        if one.factor == 1:
            alone = {n for n in range(network.size) if not reaches(network, sources, members, {n})}
            assert people == alone
        else:
            assert len(people) == one.factor
            assert not reaches(network, sources, members, people)


def only_the_leavers(network, leaver):
    """From the words of METHOD §7, a tie at a time."""
    who = network.ids.index(leaver)
    tied = {frozenset(tie) for tie in network.ties}
    found = []
    for (a, b), weight in zip(network.ties, network.weights, strict=True):
        if who in (a, b):
            person = a + b - who
            others = [n for n in range(network.size) if n not in (who, person) and {n, person} in tied]
            alone = [x for x in network.layers[who] if not any(x in network.layers[n] for n in others)]
            if alone or (not network.layers[who] and not others):
                found.append((-weight, network.ids[person], tuple(alone)))
    return sorted(found)


@given(networks(), st.data())
@settings(deadline=None)
def test_ties_that_only_the_leaver_has(network, data):
    leaver = data.draw(st.sampled_from(network.ids))
    found = [(-tie.strength, tie.person, tie.layers) for tie in hand_over_ties(network, leaver)]
    assert found == only_the_leavers(network, leaver)


@given(networks())
@settings(deadline=None)
def test_whom_only_one_person_knows(network):
    degrees = Counter(n for tie in network.ties for n in tie)
    found = known_by_one(network)
    assert list(found) == [id_ for n, id_ in enumerate(network.ids) if degrees[n] == 1]
    ties = {frozenset((network.ids[a], network.ids[b])) for a, b in network.ties}
    assert all(frozenset(pair) in ties for pair in found.items())


@given(networks(), st.data())
@settings(deadline=None)
def test_an_introduction_is_one_that_can_be_made(network, data):
    leaver = data.draw(st.sampled_from(network.ids))
    pairs = [tuple(sorted(pair)) for pair in combinations(network.ids, 2)]
    refused = data.draw(st.sets(st.sampled_from(pairs))) if pairs else set()
    ties = {frozenset((network.ids[a], network.ids[b])) for a, b in network.ties}
    layers = dict(zip(network.ids, network.layers, strict=True))
    found = introductions(network, leaver, refused)
    assert [one.tie for one in found] == list(hand_over_ties(network, leaver))
    for one in found:
        if one.successor is None:
            assert (one.introducer, one.by_leaver) == (None, False)
            continue
        assert len({leaver, one.successor, one.tie.person}) == 3
        assert tuple(sorted((one.successor, one.tie.person))) not in refused
        assert one.by_leaver == ({leaver, one.successor} in ties) == (one.introducer == leaver)
        if one.introducer is not None:
            assert {one.introducer, one.successor} in ties
            assert {one.introducer, one.tie.person} in ties
        in_layer = [id_ for id_ in network.ids if id_ != leaver and set(layers[id_]) & set(one.tie.layers)]
        assert not in_layer or one.successor in in_layer


def test_the_work_is_shared_and_the_leaver_introduces():
    """Two colleagues whom the director knows, three people whom only the director does."""
    ids = ("bo", "cas", "dir", "x", "y", "z")
    layers = (("colleague",), ("colleague",), ("colleague",), *((("association",)),) * 3)
    ties = ((0, 2), (1, 2), (2, 3), (2, 4), (2, 5))
    network = Network(ids, layers, ties, (1.0, 1.0, 1.0, 3.0, 2.0), director=2)
    found = [(one.tie.person, one.successor, one.introducer) for one in introductions(network, "dir")]
    assert found == [
        ("y", "bo", "dir"),
        ("z", "cas", "dir"),
        ("bo", "cas", "dir"),
        ("cas", "bo", "dir"),
        ("x", "bo", "dir"),
    ]
    found = introductions(network, "dir", successor="cas")
    assert [(one.tie.person, one.successor) for one in found] == [(who, "cas") for who in ("y", "z", "bo", "x")]


@pytest.mark.parametrize(("needed", "people"), [(0, 3), (2, 2), (4, 0)])
def test_how_many_reach_a_level(needed, people):
    levels = {"an": 3, "bo": 1, "cas": 2}
    who = [Candidate(id_, cap=1, levels={"listening": level}) for id_, level in levels.items()]
    assert bus_factor.of_competence(who, "listening", needed) == people
