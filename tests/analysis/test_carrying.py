"""Levels of support: what half of the office-holders show, what is contested, and the day a level drops."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from draagvlak.analysis.carrying import (
    ANCHORS,
    COMMITS,
    ENDORSES,
    INFORMED,
    KINDS,
    OPPOSES,
    Evidence,
    HolderLevel,
    holder_level,
    layer_level,
    order_of,
)

DAY = date(2026, 11, 24)
days = st.integers(-900, 60).map(lambda n: DAY + timedelta(days=n))
ends = st.none() | st.integers(-100, 900).map(lambda n: DAY + timedelta(days=n))
positive = st.sampled_from([kind for kind, level in KINDS.items() if level > 0])
evidence = st.builds(Evidence, days, st.sampled_from(list(KINDS)), ends)
holders = st.dictionaries(st.sampled_from("abcdefg"), st.lists(evidence, max_size=4), min_size=1)


def noted(ago, kind, until=None):
    return Evidence(DAY - timedelta(days=ago), kind, until)


def test_evidence_holds_up_to_and_including_its_last_day():
    assert noted(365, "budget").holds_on(DAY)
    assert not noted(366, "budget").holds_on(DAY)
    assert noted(900, "budget", DAY).holds_on(DAY)
    assert not noted(10, "budget", DAY - timedelta(days=1)).holds_on(DAY)
    assert not noted(-1, "budget").holds_on(DAY)


def test_evidence_for_ever_is_no_error():
    for_ever = Evidence(DAY, "structural_decision", date.max)
    assert layer_level({"council": [for_ever]}, DAY).drops_on is None
    assert Evidence(date(9999, 12, 1), "budget").last_day == date.max


def test_who_supports_and_refuses_is_contested_only_by_what_is_newer():
    assert holder_level([noted(90, "budget"), noted(30, "refusal")], DAY) == HolderLevel(COMMITS, contested=True)
    assert holder_level([noted(30, "budget"), noted(90, "refusal")], DAY) == HolderLevel(COMMITS)
    assert holder_level([noted(30, "budget"), noted(30, "refusal")], DAY) == HolderLevel(COMMITS)
    assert holder_level([noted(400, "budget"), noted(30, "refusal")], DAY) == HolderLevel(OPPOSES)


def test_what_has_run_out_is_unknown_and_said_to_be_stale():
    assert holder_level([noted(400, "budget")], DAY) == HolderLevel(None, stale=True)
    assert holder_level([noted(-3, "budget")], DAY) == HolderLevel(None)
    found = layer_level({"a": [noted(400, "budget")], "b": [], "c": [noted(3, "briefing")]}, DAY)
    assert (found.level, found.high, found.known, found.unknown, found.stale) == (None, ANCHORS, 1, 2, 1)


def test_a_layer_opposes_only_where_half_of_its_office_holders_do():
    against, behind = [noted(20, "refusal")], [noted(20, "presence")]
    assert layer_level({"a": against, "b": []}, DAY).level == OPPOSES
    assert layer_level({"a": against, "b": [], "c": []}, DAY).level is None
    assert layer_level({"a": against, "b": behind, "c": []}, DAY).level is None
    assert layer_level({"a": against, "b": against, "c": behind}, DAY).level == OPPOSES
    assert layer_level({"a": against, "b": behind}, DAY).level == ENDORSES


def test_the_level_is_shown_by_its_newest_evidence():
    of_college = noted(10, "presence")
    found = layer_level({"a": [of_college, noted(5, "budget")], "b": [of_college, noted(40, "presence")], "c": []}, DAY)
    assert (found.level, found.shown_by) == (ENDORSES, of_college)
    assert [one.kind for one in found.holding] == ["budget", "presence", "presence"]


def test_a_level_drops_the_day_after_its_evidence_ends():
    found = layer_level({"a": [noted(100, "budget", DAY), noted(10, "briefing")]}, DAY)
    assert (found.level, found.drops_on, found.drops_to) == (COMMITS, DAY + timedelta(days=1), INFORMED)


def test_what_is_planned_does_not_keep_a_level_up():
    found = layer_level({"a": [noted(360, "budget"), noted(-2, "budget")]}, DAY)
    assert (found.drops_on, found.drops_to) == (DAY + timedelta(days=6), None)


def test_a_layer_without_office_holders_is_unknown():
    found = layer_level({}, DAY)
    assert (found.level, found.high, found.known, found.unknown, found.drops_on) == (None, None, 0, 0, None)


@given(holders, st.sampled_from("abcdefg"), days, positive)
def test_one_more_sign_of_support_never_lowers(before, holder, on, kind):
    after = {id_: [*have, Evidence(on, kind)] if id_ == holder else have for id_, have in before.items()}
    assert order_of(layer_level(after, DAY).level) >= order_of(layer_level(before, DAY).level)


@given(holders)
def test_the_level_lies_between_low_and_high(given_holders):
    found = layer_level(given_holders, DAY)
    assert found.low == found.level
    assert (found.level is None and found.known == 0) or order_of(found.level) <= order_of(found.high)
    assert found.known + found.unknown == len(given_holders)
    assert found.stale <= found.unknown
    assert (found.shown_by is None) == (found.level is None)


@given(holders)
def test_names_and_order_change_nothing(given_holders):
    renamed = {f"x{id_}": list(reversed(have)) for id_, have in reversed(given_holders.items())}
    assert layer_level(renamed, DAY) == layer_level(given_holders, DAY)


@given(holders, st.integers(1, 1500))
def test_support_only_fades_with_time(given_holders, later):
    for_it = {id_: [one for one in have if one.level > 0 and one.on <= DAY] for id_, have in given_holders.items()}
    now, then = layer_level(for_it, DAY), layer_level(for_it, DAY + timedelta(days=later))
    assert order_of(then.level) <= order_of(now.level)
    dropped = now.drops_on is not None and now.drops_on <= DAY + timedelta(days=later)
    assert (order_of(then.level) < order_of(now.level)) == dropped
