"""Whatever was measured, the picture holds it."""

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from draagvlak.capabilities.policy.pictures.measured import ABOVE, HEIGHT, MOST, ROOM, WORDS, picture, years_of

TODAY = date(2026, 11, 24)
VALUES = st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False)
MEASURED = st.lists(st.tuples(st.integers(0, 4000), VALUES), max_size=MOST + 5, unique_by=lambda one: one[0])
KINDS = st.sampled_from(["count", "share", "money", "participation"])


@given(KINDS, MEASURED, st.none() | VALUES, st.none() | VALUES, st.booleans())
def test_every_mark_stands_within(kind, days, baseline, target, sees_small):
    measured = [(TODAY - timedelta(days=4000 - back), value) for back, value in sorted(days)]
    of = SimpleNamespace(kind=kind, unit="", baseline=baseline, target=target, target_on=None)
    found = picture(of, measured, years_of([(of, measured)], TODAY), sees_small)
    assert len(found.marks) + found.left_out == len(measured)
    assert all(WORDS <= mark.x <= WORDS + ROOM for mark in found.marks)
    assert all(ABOVE <= mark.y <= ABOVE + HEIGHT for mark in found.marks)
    heights = [one for one in (found.begins, found.target and found.target.y) if one is not None]
    assert all(ABOVE <= y <= ABOVE + HEIGHT for y in heights)
    small = kind == "participation" and not sees_small
    assert [mark.is_hidden for mark in found.marks] == [
        small and value < Decimal(5) for _day, value in measured[-MOST:]
    ]
