"""The door to the solver: one goal after the other, honest bounds, nothing lost that was found, and a way to stop."""

from draagvlak.analysis.solver import Goal, Reached, Status, Watch, new_model, opposed, solve


def boxes(count=6):
    model = new_model()
    return model, [model.new_bool_var(f"x{number}") for number in range(count)]


def test_one_goal_after_the_other():
    model, x = boxes()
    model.add(sum(x) >= 2)
    answer = solve(model, [Goal("few", sum(x)), Goal("late", sum(n * one for n, one in enumerate(x)), least=False)])
    assert answer.status is Status.OPTIMAL
    assert answer.reached == (Reached("few", 2, 2), Reached("late", 9, 9))
    assert [answer.value_of(one) for one in x] == [0, 0, 0, 0, 1, 1]


def test_there_is_none():
    model, x = boxes()
    model.add(sum(x) > 6)
    assert solve(model, [Goal("few", sum(x))]).status is Status.INFEASIBLE


def test_it_begins_where_it_is_told_and_says_so():
    """What the ranges of the variables show to be the best needs no search."""
    model, x = boxes()
    heard = []
    start = [(one, int(number == 3)) for number, one in enumerate(x)]
    model.add(sum(x) >= 1)
    watch = Watch(better=lambda answer: heard.append([answer.value_of(one) for one in x]))
    answer = solve(model, [Goal("early", x[0] + x[1]), Goal("few", sum(x))], watch=watch, start=start)
    assert heard[0] == [0, 0, 0, 1, 0, 0]
    assert [(one.value, one.bound) for one in answer.reached] == [(0, 0), (1, 1)]


def test_stopped_it_keeps_what_was_found_and_claims_no_more():
    """The bound is never above what a search without an end finds, nor the value below it."""
    model, x = boxes(30)
    pairs = [(x[a], x[b]) for a in range(30) for b in range(a) if (a * b) % 7 in (1, 2)]
    for one, two in pairs:
        model.add(one + two >= 1)
    start = [(one, 1) for one in x]
    cut = solve(model, [Goal("few", sum(x))], start=start, watch=Watch(stop=lambda: True), limit=0.0)
    best = solve(model, [Goal("few", sum(x))]).reached[0]
    assert best.gap == 0.0
    assert cut.reached[0].bound <= best.value <= cut.reached[0].value <= 30


def test_nothing_known_is_a_whole_gap():
    assert [Reached("a", 10, bound).gap for bound in (None, 10, 9, -10)] == [1.0, 0.0, 0.1, 1.0]


def test_what_is_opposed():
    model, x = boxes()
    model.add(x[1] + x[4] <= 1)
    assert {1, 4} <= set(opposed(model, x))  # they need not be the fewest
    assert opposed(model, x[:4]) == []
