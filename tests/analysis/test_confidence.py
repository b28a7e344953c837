"""How many draws keep the stage, against each draw as a network of its own."""

from dataclasses import replace

import numpy
from hypothesis import given, settings
from hypothesis import strategies as st

from draagvlak.analysis.confidence import DROPPED, confidence, stage
from draagvlak.analysis.confidence.lots import Lots
from draagvlak.analysis.engine import Network
from draagvlak.analysis.layers import LAYERS

DRAWS = 30


@st.composite
def networks(draw):
    layers = [(layer,) for layer in LAYERS] + [(), LAYERS[:4:3]]
    size = draw(st.integers(2, 14))
    of = tuple(draw(st.lists(st.sampled_from(layers), min_size=size, max_size=size)))
    pairs = [(a, b) for a in range(size) for b in range(a + 1, size)]
    ties = tuple(sorted(draw(st.sets(st.sampled_from(pairs), max_size=4 * size))))
    director = draw(st.sampled_from([None, 0]))
    return Network(tuple(map(str, range(size))), of, ties, (1.0,) * len(ties), director)


@given(networks())
@settings(deadline=None, max_examples=60)
def test_draws_that_keep_the_stage_are_counted_as_one_by_one(network):
    now, lots = stage(network), Lots(DROPPED)
    drawn = []
    for draw in range(DRAWS if network.ties else 0):
        lost = lots.of_ties(network.ends, numpy.array([draw])).tolist()
        drawn.append(
            stage(replace(network, ties=tuple(t for t, out in zip(network.ties, lost, strict=True) if not out)))
        )
    assert confidence(network, now, DRAWS).same == drawn.count(now)
    assert [found for found in drawn if found > now] == []
