"""Themes on a map: nothing lies over anything else, all fits in the width, and it is the same each time."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from draagvlak.analysis.drawing.themes import Box, places

BOXES = st.lists(st.builds(Box, st.floats(44, 140), st.floats(44, 130)), max_size=10)


@settings(max_examples=25, deadline=None)
@given(boxes=BOXES, data=st.data(), width=st.sampled_from((330, 640)))
def test_no_two_lie_over_each_other(boxes, data, width):
    pairs = list(combinations(range(len(boxes)), 2))
    some = data.draw(st.lists(st.sampled_from(pairs), max_size=20)) if pairs else []
    ties = {pair: 1 + n % 4 for n, pair in enumerate(some)}
    found = places(boxes, ties, width)
    assert found == places(boxes, ties, width)
    assert len(found) == len(boxes)
    for (x, y), box in zip(found, boxes, strict=True):
        assert y >= 0
        assert box.width / 2 - 0.1 <= x <= width - box.width / 2 + 0.1
    for a, b in pairs:
        (ax, ay), (bx, by) = found[a], found[b]
        beside = abs(ax - bx) >= (boxes[a].width + boxes[b].width) / 2 - 0.2
        above = ay + boxes[a].height <= by + 0.2 or by + boxes[b].height <= ay + 0.2
        assert beside or above


def test_the_first_stands_at_the_top():
    assert min(y for _x, y in places([Box(60, 50)] * 5, {}, 330)) == 0
    assert places([], {}, 330) == []
    assert places([Box(60, 50)], {}, 330) == [(165.0, 0.0)]
