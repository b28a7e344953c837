"""The proposal against every set there is, counted with a second library and from METHOD's words alone."""

from dataclasses import replace
from itertools import chain, combinations

import igraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draagvlak.analysis.conversations import propose
from draagvlak.analysis.engine import Network
from draagvlak.analysis.layers import GOVERNANCE_LAYERS, LAYERS, RANK

NEAR_POVERTY = {"association", "partner_organisation", "colleague"}


def made(layers, ties, director=None):
    """A network of one-letter people, e.g. made({"a": "association"}, "ab bc")."""
    ids = tuple(layers)
    pairs = sorted(tuple(sorted((ids.index(a), ids.index(b)))) for a, b in ties.split())
    return Network(
        ids=ids,
        layers=tuple((layer,) if layer else () for layer in layers.values()),
        ties=tuple(pairs),
        weights=(1.0,) * len(pairs),
        director=None if director is None else ids.index(director),
    )


@st.composite
def networks(draw, most=8):
    size = draw(st.integers(3, most))
    pairs = list(combinations(range(size), 2))
    ties = sorted(draw(st.sets(st.sampled_from(pairs), max_size=2 * size)))
    ids = draw(st.permutations([f"p{n}" for n in range(size)]))
    layers = draw(
        st.lists(st.sampled_from((*LAYERS, "people_in_poverty", "political", "")), min_size=size, max_size=size)
    )
    return Network(
        ids=tuple(ids),
        layers=tuple((layer,) if layer else () for layer in layers),
        ties=tuple(ties),
        weights=(1.0,) * len(ties),
        director=draw(st.one_of(st.none(), st.integers(0, size - 1))),
    )


@st.composite
def asked(draw):
    network = draw(networks())
    pairs = st.sets(st.sampled_from(list(combinations(sorted(network.ids), 2))), max_size=3)
    return network, frozenset(draw(pairs)), frozenset(draw(pairs))


def ways(network, pairs, layer):
    """κ without the director by the push-relabel of a library, every person split in two."""
    poor = network.members("people_in_poverty") or network.members("association")
    size, source, sink = network.size, 2 * network.size, 2 * network.size + 1
    arcs = [(n, n + size) for n in range(size) if n != network.director]
    arcs += [(source, n) for n in poor] + [(n + size, sink) for n in network.members(layer)]
    for a, b in (*network.ties, *pairs):
        arcs += [(a + size, b), (b + size, a)]
    return igraph.Graph(sink + 1, arcs, directed=True).maxflow_value(source, sink, [1] * len(arcs))


def pieces(network, pairs, away=None):
    ties = [pair for pair in (*network.ties, *pairs) if away not in pair]
    return [set(piece) - {away} for piece in igraph.Graph(network.size, ties).connected_components()]


def value(network, pairs):
    """Objectives 1 to 4, each the smaller the better."""
    poor = network.members("people_in_poverty") or network.members("association")
    known = [layer for layer in GOVERNANCE_LAYERS if network.members(layer)]

    def connected(apart):
        return sum(len(piece & poor) for piece in apart for layer in known if piece & network.members(layer))

    whole, without = pieces(network, pairs), pieces(network, pairs, network.director)
    dependence, left = 1.0, sum(map(len, without))
    if network.director is not None and connected(whole):
        dependence = 1 - connected(without) / connected(whole)
    sizes = [len(piece) for piece in without]
    fragments = 1 - sum(s * (s - 1) for s in sizes) / (left * (left - 1)) if left > 1 else 1.0
    return (
        [-n for n in sorted(min(3, ways(network, pairs, layer)) for layer in known)],
        round(dependence, 9),
        round(fragments, 9),
        sum(apart(network, *pair) for pair in pairs),
    )


def main_layer(network, person):
    return network.layers[person][0] if network.layers[person] else None


def apart(network, a, b):
    return abs(RANK.get(main_layer(network, a), 0) - RANK.get(main_layer(network, b), 0))


def is_near(network, a, b):
    first, second = main_layer(network, a), main_layer(network, b)
    if None in (first, second):
        return False
    close = "people_in_poverty" in (first, second) and {first, second} & NEAR_POVERTY
    return bool(close) or apart(network, a, b) <= 2


def allowed(network, refused, quiet):
    known = network.neighbours()
    for a, b in combinations(range(network.size), 2):
        names = tuple(sorted((network.ids[a], network.ids[b])))
        meets = known[a] & known[b] or names in quiet
        if meets and b not in known[a] and network.director not in (a, b) and names not in refused:
            yield a, b


def best_of_all(network, k, refused, quiet):
    """The best set by enumeration, as its value and its pairs of ids."""

    def best(pairs):
        every = chain.from_iterable(combinations(pairs, size) for size in range(k + 1))
        return min((value(network, some), len(some), named(network, some)) for some in every)

    everybody = list(allowed(network, refused, quiet))
    found = best([pair for pair in everybody if is_near(network, *pair)])
    if found[0][0] == value(network, ())[0]:
        far = best(everybody)
        return far if far[0][0] < found[0][0] else found
    return found


def named(network, pairs):
    return sorted(tuple(sorted((network.ids[a], network.ids[b]))) for a, b in pairs)


def proposed(network, k, refused=frozenset(), quiet=frozenset()):
    proposal = propose(network, k, refused, quiet)
    assert proposal.proven_best
    number = {id_: n for n, id_ in enumerate(network.ids)}
    pairs = [(number[c.a], number[c.b]) for c in proposal.conversations]
    return value(network, pairs), len(pairs), named(network, pairs)


@pytest.mark.parametrize(("k", "examples"), [(1, 150), (2, 150), (3, 60)])
def test_no_set_is_better_and_none_as_good_has_smaller_ids(k, examples):
    @given(asked())
    @settings(deadline=None, max_examples=examples)
    def agrees(some):
        network, refused, quiet = some
        assert proposed(network, k, refused, quiet) == best_of_all(network, k, refused, quiet)

    agrees()


@given(asked(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_the_order_of_the_list_changes_no_proposal(some, chance):
    network, refused, quiet = some
    order = list(range(network.size))
    chance.shuffle(order)
    place = {old: new for new, old in enumerate(order)}
    moved = replace(
        network,
        ids=tuple(network.ids[old] for old in order),
        layers=tuple(network.layers[old] for old in order),
        ties=tuple(sorted(tuple(sorted((place[a], place[b]))) for a, b in network.ties)),
        director=None if network.director is None else place[network.director],
    )
    first, second = propose(network, 3, refused, quiet), propose(moved, 3, refused, quiet)
    assert first.conversations == second.conversations
    assert first.first_step == second.first_step


@given(asked())
@settings(deadline=None, max_examples=80)
def test_what_is_told_of_each_conversation_is_so(some):
    network, refused, quiet = some
    number = {id_: n for n, id_ in enumerate(network.ids)}
    talks = propose(network, 3, refused, quiet).conversations
    pairs = [(number[talk.a], number[talk.b]) for talk in talks]
    for talk, pair in zip(talks, pairs, strict=True):
        others = [pairs[place] for place in talk.together_with]
        if talk.after > talk.before:
            assert min(3, ways(network, (), talk.layer)) == talk.before
            assert min(3, ways(network, [*others, pair], talk.layer)) == talk.after
            assert ways(network, others, talk.layer) < talk.after
        if others:
            assert ways(network, [pair], talk.layer) == talk.before
        apart = [len(list(combinations(piece, 2))) for piece in pieces(network, (), network.director)]
        joined = [len(list(combinations(piece, 2))) for piece in pieces(network, [pair], network.director)]
        assert talk.joined == sum(joined) - sum(apart)
        known = network.neighbours()
        common = {network.ids[n] for n in known[pair[0]] & known[pair[1]]}
        director = network.ids[network.director] if network.director is not None else None
        assert talk.introducer == (director if director in common else min(common, default=""))
        assert (talk.kind, talk.far) == (
            "revive" if (talk.a, talk.b) in quiet else "new",
            not is_near(network, *pair),
        )


POOR = {"a": "people_in_poverty", "b": "people_in_poverty"}


def test_two_that_only_help_together_say_so():
    layers = {**POOR, "c": "association", "e": "partner_organisation", "x": "colleague", "y": "colleague"}
    found = propose(made(layers, "ac bc ce ex ey"))
    told = [(t.a, t.b, t.introducer, t.before, t.after, t.together_with) for t in found.conversations]
    assert told == [("a", "e", "c", 1, 2, (1,)), ("c", "x", "e", 1, 2, (0,))]


def test_where_few_do_not_suffice_the_first_step_is_told():
    """Six people stand one behind the other: a second way must go round each."""
    layers = {**POOR, "c": "association", "e": "association", "f": "partner_organisation", "g": "partner_organisation"}
    layers |= {"h": "colleague", "i": "team_leader", "j": "management", "k": "management"}
    network = made(layers, "ac bc ce ef fg gh hi ij ik")
    found = propose(network)
    assert found.conversations == ()
    step = found.first_step
    assert (step.a, step.b, step.introducer, step.layer, step.steps) == ("b", "e", "c", "management", 6)
    again = propose(network, refused={("b", "e")}).first_step
    assert (again.steps, {again.a, again.b} != {"b", "e"}) == (6, True)


def test_who_cannot_be_reached_at_all_gets_no_first_step():
    assert propose(made({"a": "people_in_poverty", "b": "association", "c": "political"}, "ab")).first_step is None


def test_far_apart_only_where_nothing_near_adds_a_way():
    layers = {**POOR, "c": "colleague", "m": "management", "n": "management"}
    (talk,) = propose(made(layers, "ac bc cm cn"), 1).conversations
    assert (talk.a, talk.b, talk.far, talk.before, talk.after) == ("a", "m", True, 1, 2)
    near = made({**layers, "p": "association", "t": "team_leader"}, "ac bc cm cn bp pt tc")
    assert [talk.far for talk in propose(near, 1).conversations] == [False]


def test_a_search_cut_short_says_so(monkeypatch):
    layers = {**POOR, "c": "association", "e": "partner_organisation", "x": "colleague", "y": "colleague"}
    network = made(layers, "ac bc ce ex ey")
    monkeypatch.setattr("draagvlak.analysis.conversations.WORK", 1)
    found = propose(network)
    assert (found.proven_best, found.sorted_paths) == (False, (2,))


@given(asked())
@settings(deadline=None, max_examples=60)
def test_a_search_cut_short_still_keeps_the_rules(some):
    network, refused, quiet = some
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("draagvlak.analysis.conversations.WORK", 0)
        found = propose(network, 3, refused, quiet)
    number = {id_: n for n, id_ in enumerate(network.ids)}
    pairs = {tuple(sorted((number[t.a], number[t.b]))) for t in found.conversations}
    assert pairs <= set(allowed(network, refused, quiet))
    assert value(network, pairs) <= value(network, ())
    assert tuple(-n for n in value(network, pairs)[0]) == found.sorted_paths
