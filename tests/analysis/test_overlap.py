"""Overlap, load, asked twice and shared people against what counting by hand says."""

from collections import Counter
from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from draagvlak.analysis.asked_twice import Asked, asked_twice
from draagvlak.analysis.meeting_load import Load, Stay, load, pooled, stretches, whole
from draagvlak.analysis.overlap import at_least, jaccard, matrix, regions, tellable
from draagvlak.analysis.shared_people import bridges, pieces

K = 3
NAMES = ("a", "b", "c", "d")
few = st.frozensets(st.integers(0, 12), max_size=10)
some_sets = st.tuples(few, few, few, few).map(lambda some: dict(zip(NAMES, some, strict=True)))
patterns = [of for size in range(1, len(NAMES) + 1) for of in combinations(NAMES, size)]
counted = st.dictionaries(st.sampled_from(patterns), st.integers(1, 7))


@given(few, few)
def test_jaccard_is_a_part_that_does_not_mind_the_order(a, b):
    found = jaccard(a, b)
    assert found == jaccard(b, a)
    if not a | b:
        assert found is None
        return
    every = [one for one in range(13) if one in a or one in b]
    assert found == sum(one in a and one in b for one in every) / len(every)
    assert (found == 1) == (a == b)


@given(some_sets)
def test_regions_lie_apart_and_hold_everything(sets):
    found = regions(sets)
    members = [member for some in found.values() for member in some]
    assert len(members) == len(set(members))
    assert set(members) == set().union(*sets.values())
    for names, some in found.items():
        for member in some:
            assert names == tuple(name for name in NAMES if member in sets[name])
    assert [len(some) for some in found.values()] == sorted(map(len, found.values()), reverse=True)


@given(some_sets)
def test_the_matrix_says_of_each_pair_what_its_regions_say(sets):
    counts = {names: len(some) for names, some in regions(sets).items()}
    pairs = matrix(sets)
    assert list(pairs) == list(combinations(NAMES, 2))
    for (one, other), shared in pairs.items():
        assert shared.both == at_least(counts, {one, other})
        assert shared.either == sum(n for names, n in counts.items() if one in names or other in names)
        assert shared.part == (shared.both / shared.either if shared.either else None)


@given(counted)
def test_whatever_is_told_is_subtracted_from_a_whole_leaves_nobody_or_enough(counts):
    told = tellable(counts, K)
    for name in NAMES:
        whole_of = sum(count for names, count in counts.items() if name in names)
        shown = [count for names, count in told.items() if name in names]
        for size in range(1, len(shown) + 1):
            for some in combinations(shown, size):
                assert sum(some) >= K
                assert whole_of - sum(some) == 0 or whole_of - sum(some) >= K


@given(counted)
def test_what_is_told_is_true_and_nothing_is_held_back_in_vain(counts):
    told = tellable(counts, K)
    assert told.items() <= counts.items()
    if all(count >= K for count in counts.values()):
        assert told == counts


days = st.integers(0, 400).map(lambda n: date(2026, 1, 1) + timedelta(days=n))
questions = st.builds(Asked, st.sampled_from("pq"), st.sampled_from(("reach", "needs")), st.sampled_from("xyz"), days)


@given(st.lists(questions, max_size=14))
def test_asked_twice_finds_every_pair_once(asked):
    found = asked_twice(asked)
    by_hand = set()
    for one, other in combinations(set(asked), 2):
        alike = (one.person, one.kind) == (other.person, other.kind) and one.network != other.network
        if alike and abs((one.on - other.on).days) <= 90:
            by_hand.add(frozenset((one, other)))
    assert {frozenset(twice) for twice in found} == by_hand
    assert len(found) == len(by_hand)
    assert all((twice.first.on, twice.first.network) < (twice.second.on, twice.second.network) for twice in found)


def test_ninety_days_count_and_ninety_one_do_not():
    first = Asked("an", "reach", "x", date(2026, 1, 1))
    on_time = Asked("an", "reach", "y", date(2026, 4, 1))
    late = Asked("an", "reach", "y", date(2026, 4, 2))
    assert asked_twice([on_time, first]) == [(first, on_time)]
    assert asked_twice([late, first]) == []


stays = st.builds(
    Stay,
    person=st.sampled_from("pqrs"),
    organisation=st.sampled_from(("", "vzw", "dienst")),
    network=st.sampled_from("xy"),
    meeting=st.sampled_from("1234"),
    month=st.sampled_from(("2026-01", "2026-02")),
    hours=st.sampled_from((1.0, 2.0)),
)


@given(st.lists(stays, max_size=12, unique_by=lambda stay: (stay.person, stay.meeting)))
def test_hours_of_people_of_networks_and_of_months_are_the_same_hours(some):
    every = sum(stay.hours for stay in some)
    for of in (lambda stay: stay.person, lambda stay: stay.network, lambda stay: stay.month):
        found = load(some, of)
        assert sum(whole(months.values()).hours for months in found.values()) == every
    for person, months in load(some, lambda stay: stay.person).items():
        mine = [stay for stay in some if stay.person == person]
        assert sum(one.meetings for one in months.values()) == len({(stay.meeting, stay.month) for stay in mine})
    assert "" not in load(some, lambda stay: stay.organisation)


@given(st.dictionaries(st.sampled_from("abcde"), st.frozensets(st.integers(0, 9).map(str), min_size=1), max_size=5))
def test_nothing_is_told_of_fewer_than_enough(whose):
    alone, rest = pooled(whose, K)
    assert all(len(whose[name]) >= K for name in alone)
    assert not rest or len(frozenset().union(*(whose[name] for name in rest))) >= K
    assert sorted([*alone, *rest]) in ([], sorted(whose))
    if all(len(people) >= K for people in whose.values()):
        assert not rest


@given(st.lists(st.frozensets(st.integers(0, 9).map(str), max_size=4), max_size=6))
def test_months_with_few_people_are_told_with_their_neighbours(people):
    months = {f"2026-{n:02}": Load(len(some), float(len(some)), some) for n, some in enumerate(people, start=1)}
    found = stretches(months, K)
    for first, last in found:
        there = whole(one for month, one in months.items() if first <= month <= last).people
        assert not there or len(there) >= K
    told = [month for first, last in found for month in months if first <= month <= last]
    assert told in ([], sorted(months))


@given(some_sets)
def test_who_leaves_takes_along_what_hangs_on_them_alone(sets):
    found = {one.person: one for one in bridges(sets)}
    belongs = Counter(member for some in sets.values() for member in some)
    assert set(found) == {member for member, count in belongs.items() if count > 1}

    def held(people):
        left = {name: some & people for name, some in sets.items()}
        pairs = {pair for pair in combinations(NAMES, 2) if left[pair[0]] & left[pair[1]]}
        return pairs, pieces(NAMES, pairs)

    pairs, parts = held(frozenset(belongs))
    for person, one in found.items():
        without, more = held(frozenset(belongs) - {person})
        assert set(one.alone) == pairs - without
        assert one.parts == more - parts
