"""Roles given to people (METHOD §7), against every assignment tried one by one and against OR-Tools."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draagvlak.analysis import solver
from draagvlak.analysis.matching import Candidate, Goals, Role, assign, bus_factor, trainings

SKILLS = ("listening", "bridging", "writing")


@st.composite
def people(draw, roles, most=4, least=0):
    some_roles = st.frozensets(st.sampled_from([role.id for role in roles])) if roles else st.just(frozenset())
    return [
        Candidate(
            id=f"p{n}",
            cap=draw(st.integers(0, 2)),
            levels=draw(st.dictionaries(st.sampled_from(SKILLS), st.integers(0, 4))),
            wishes=draw(some_roles),
            held=draw(st.integers(0, 1)),
            closed=draw(some_roles) if draw(st.booleans()) else frozenset(),
        )
        for n in range(draw(st.integers(least, most)))
    ]


@st.composite
def problems(draw, most=4):
    needs = st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 4))
    roles = [Role(f"r{n}", draw(needs)) for n in range(draw(st.integers(0, most)))]
    return draw(people(roles)), roles


def value(who, roles, given):
    """METHOD §7's goals of `given`: one person, or None, a role."""
    taken = [(role, person) for role, person in zip(roles, given, strict=True) if person is not None]
    levels = sum(min(p.levels.get(name, 0), level) for role, p in taken for name, level in role.needs.items())
    load = max((one.held + sum(person == one for _, person in taken) for one in who), default=0)
    return Goals(len(taken), levels, load, sum(role.id in person.wishes for role, person in taken))


def order(goals):
    return goals.filled, goals.met_levels, -goals.max_load, goals.wishes


def every_way(who, roles):
    for way in product([None, *who], repeat=len(roles)):
        is_willing = all(p is None or role.id not in p.closed for role, p in zip(roles, way, strict=True))
        if is_willing and all(way.count(one) <= one.cap for one in who):
            yield way


def by_brute_force(who, roles, that=lambda _: True):
    found = [value(who, roles, way) for way in every_way(who, roles) if that(way)]
    return max(found, key=order) if found else None


def given_in(found, who):
    by_id = {one.id: one for one in who}
    return tuple(by_id.get(role.person) for role in found.roles)


@settings(deadline=None, max_examples=60)
@given(problems(), st.integers(0, 3))
def test_no_way_is_better(problem, seed):
    who, roles = problem
    found = assign(who, roles, seed=seed, alternatives=0)
    assert found.goals == by_brute_force(who, roles)
    assert value(who, roles, given_in(found, who)) == found.goals
    assert given_in(found, who) in list(every_way(who, roles))


@settings(deadline=None, max_examples=25)
@given(problems(most=3))
def test_alternatives_are_the_best_with_that_role_given_to_somebody_else(problem):
    who, roles = problem
    for number, role in enumerate(assign(who, roles).roles):
        away = {role.person, None}
        for other in role.alternatives:
            best = by_brute_force(who, roles, lambda way: (way[number].id if way[number] else None) not in away)  # noqa: B023
            assert other.goals == best
            assert other.person not in away
            away.add(other.person)
        if role.person is not None and len(role.alternatives) < 2:
            assert by_brute_force(who, roles, lambda way: (way[number].id if way[number] else None) not in away) is None  # noqa: B023


@settings(deadline=None, max_examples=60)
@given(problems(most=8).flatmap(lambda found: st.tuples(st.just(found), people(found[1], most=1, least=1))))
def test_somebody_more_never_makes_it_worse(both):
    (who, roles), (more,) = both
    before = assign(who, roles, alternatives=0).goals
    after = assign([*who, replace(more, id="more", held=0)], roles, alternatives=0).goals
    assert order(after)[:2] >= order(before)[:2]
    assert order(after) >= order(before)


@settings(deadline=None, max_examples=40)
@given(problems(most=8), st.integers(0, 5))
def test_the_same_seed_gives_the_same_answer_whoever_comes_first(problem, seed):
    who, roles = problem
    assert assign(who[::-1], roles, seed=seed) == assign(who, roles, seed=seed)


def test_among_equals_the_draw_decides():
    who = [Candidate(f"p{n}", 1, {"listening": 2}) for n in range(6)]
    asked = [Role("r", {"listening": 2})]
    assert len({assign(who, asked, seed=seed).roles[0].person for seed in range(20)}) > 2


def test_the_same_as_or_tools():
    who = [
        Candidate(
            f"p{n}", n % 3, {name: (n * 7 + m * 3) % 5 for m, name in enumerate(SKILLS)}, frozenset({f"r{n % 5}"})
        )
        for n in range(9)
    ]
    roles = [Role(f"r{n}", {name: 1 + (n + m) % 4 for m, name in enumerate(SKILLS)}) for n in range(6)]
    assert assign(who, roles, alternatives=0).goals == by_or_tools(who, roles)


def by_or_tools(who, roles):
    model = solver.new_model()
    gets = {(role.id, one.id): model.new_bool_var("") for role in roles for one in who}
    for role in roles:
        model.add_at_most_one(gets[role.id, one.id] for one in who)
    load = model.new_int_var(0, len(roles), "")
    for one in who:
        taken = sum(gets[role.id, one.id] for role in roles)
        model.add(taken <= one.cap)
        model.add(taken <= load)
    levels = {
        (role.id, one.id): sum(min(one.levels.get(name, 0), level) for name, level in role.needs.items())
        for role in roles
        for one in who
    }
    goals = [
        solver.Goal("filled", sum(gets.values()), least=False),
        solver.Goal("met_levels", sum(levels[pair] * var for pair, var in gets.items()), least=False),
        solver.Goal("max_load", load),
        solver.Goal("wishes", sum(gets[id_, one.id] for one in who for id_ in one.wishes), least=False),
    ]
    answer = solver.solve(model, goals)
    assert answer.status is solver.Status.OPTIMAL
    return Goals(*(reached.value for reached in answer.reached))


def test_why_and_why_not():
    who = [Candidate("ann", 1, {"listening": 3}, frozenset({"r"})), Candidate("bob", 1, {"writing": 1})]
    (role,) = assign(who, [Role("r", {"writing": 2, "listening": 3})]).roles
    assert (role.person, role.met, role.unmet, role.is_wished) == ("ann", ("listening",), ("writing",), True)
    (other,) = role.alternatives
    assert (other.person, other.met, other.unmet) == ("bob", (), ("writing", "listening"))
    assert other.goals == Goals(1, 1, 1, 0)


def test_a_role_for_whom_nobody_is_left_is_uncovered():
    found = assign([Candidate("ann", 1, {"listening": 3})], [Role("a", {"listening": 3}), Role("b", {"listening": 1})])
    assert [(role.person, role.unmet) for role in found.roles] == [("ann", ()), (None, ("listening",))]
    assert found.of("ann") == ("a",)
    assert assign([], []).goals == Goals(0, 0, 0, 0)


def test_each_id_once():
    with pytest.raises(ValueError, match="once"):
        assign([Candidate("ann", 1), Candidate("ann", 2)], [])


@settings(deadline=None, max_examples=25)
@given(problems(most=3))
def test_a_training_covers_what_it_says(problem):
    who, roles = problem
    now = by_brute_force(who, roles).met_levels
    most = dict.fromkeys(SKILLS, 0)
    for number, person in enumerate(who):
        for skill in SKILLS:
            has = person.levels.get(skill, 0)
            wished = [role for role in roles if role.id in person.wishes - person.closed]
            if person.cap and any(role.needs.get(skill, 0) > has for role in wished):
                more = replace(person, levels={**person.levels, skill: has + 1})
                gain = by_brute_force([*who[:number], more, *who[number + 1 :]], roles).met_levels - now
                most[skill] = max(most[skill], gain)
    found = {one.competence: one.covers for one in trainings(who, roles)}
    assert found == {skill: gain for skill, gain in most.items() if gain}


def test_only_who_would_like_to_grow_is_trained():
    roles = [Role("r", {"writing": 3})]
    who = [Candidate("ann", 1, {"writing": 2}), Candidate("bob", 1, {"writing": 1}, frozenset({"r"}))]
    assert trainings(who, roles) == ()
    (found,) = trainings([replace(who[0], wishes=frozenset({"r"})), who[1]], roles)
    assert (found.competence, found.covers) == ("writing", 1)


def test_how_many_would_have_to_leave():
    who = [Candidate("ann", 1, {"listening": 3, "writing": 1}), Candidate("bob", 1, {"listening": 2, "writing": 4})]
    assert [bus_factor.of_competence(who, "listening", level) for level in (2, 3, 4)] == [2, 1, 0]
    assert bus_factor.of_role(who, Role("r", {"listening": 2, "writing": 2})) == 1
    assert bus_factor.of_role(who, Role("r", {"listening": 3, "writing": 2})) == 0
    assert bus_factor.of_role(who, Role("r")) == 2
