"""Ideas that go together and are split; their family, as far as one may see it."""

from contextlib import suppress

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.ideas.actions.family import Child, merge_ideas, split_idea
from draagvlak.capabilities.ideas.actions.taking_back import take_back
from draagvlak.capabilities.ideas.actions.warming import warm
from draagvlak.capabilities.ideas.models import Companion, Descent, Idea, IdeaAction, Opening
from draagvlak.capabilities.ideas.queries.family import (
    family_of,
    generations,
    in_lines,
    kin,
    living,
    may_go_together,
    state_seen,
    states_seen,
    tree_of,
)
from draagvlak.capabilities.network.models import Person
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.policy.models import Action, ActionPlan, Objective, Plan
from tests.capabilities.ideas.conftest import TODAY
from tests.factories.ideas import let_in, opened, with_role

pytestmark = pytest.mark.django_db


def merge(nest, *ideas, title="Samen", step=None, user=None):
    keys = frozenset(idea.key for idea in ideas)
    return merge_ideas(*nest.by(user or nest.owner), keys, Child(title, "Beide"), step or nest.step())


def split(nest, idea, *titles, step=None):
    return split_idea(*nest.mine, idea.key, [Child(title) for title in titles], step or nest.step())


def action_in(network):
    where = {"authority": network.authority}
    plan = Plan.objects.create(network=network, name="Plan", first_year=2026, last_year=2031, **where)
    objective = Objective.objects.create(plan=plan, title="Doel", place=1, **where)
    under = ActionPlan.objects.create(objective=objective, title="Actieplan", place=1, **where)
    return Action.objects.create(network=network, action_plan=under, title="Actie", place=1, since=TODAY, **where)


def test_two_become_one_closed_with_all_guests(nest):
    other, boss = nest.another(), with_role(nest.network, "DIRECTOR")
    let_in(nest.idea, nest.guest)
    let_in(other, nest.guest, part="scribe")
    let_in(other, boss)
    opened(nest.idea, "team_leader", "management")
    action = action_in(nest.network)
    link = {"authority": nest.authority, "action": action, "since": TODAY}
    for idea in (nest.idea, other):
        IdeaAction.objects.create(idea=idea, **link)
    step = nest.step()
    child = merge(nest, nest.idea, other, step=step)
    assert (child.owner, child.title, child.text, child.state, child.since) == (
        nest.owner,
        "Samen",
        "Beide",
        "growing",
        TODAY,
    )
    assert dict(Companion.objects.filter(idea=child).values_list("user", "part")) == {
        nest.guest.pk: "scribe",
        boss.pk: "guest",
    }
    assert (Opening.objects.filter(idea=child).count(), child.taken_up.get().action) == (0, action)
    assert [(one.state, one.until, one.version) for one in map(nest.now, (nest.idea, other))] == [
        ("merged", TODAY, 2)
    ] * 2
    with pytest.raises(SentBeforeError):
        merge(nest, nest.idea, other, step=step)
    take_back(*nest.mine, step)
    assert [(one.state, one.until) for one in map(nest.now, (nest.idea, other))] == [("growing", None)] * 2
    assert (Idea.objects.count(), Descent.objects.count(), IdeaAction.objects.count()) == (2, 0, 2)
    assert Idea.history.filter(id=child.pk).count() == 0


def test_one_becomes_several_and_stays(nest):
    let_in(nest.idea, nest.guest)
    step = nest.step()
    children = split(nest, nest.idea, "Koffie", "  De   poort ", step=step)
    assert [one.title for one in children] == ["Koffie", "De poort"]
    assert {one.companions.get().user for one in children} == {nest.guest}
    assert (nest.now().state, nest.now().stirred_on) == ("growing", TODAY)
    assert take_back(*nest.mine, step) == nest.idea.key
    assert Idea.objects.get() == nest.idea


def test_of_a_child_with_which_something_was_done_nothing_is_taken_back(nest):
    step = nest.step()
    first, second = split(nest, nest.idea, "Koffie", "De poort", step=step)
    for touch in (
        lambda: nest.note(second),
        lambda: warm(*nest.mine, first.key, warms=True),
        lambda: let_in(first, nest.guest),
        lambda: opened(first, "colleague"),
        lambda: split(nest, first, "Een", "Twee"),
        lambda: Idea.objects.filter(pk=first.pk).update(title="Anders"),
        lambda: IdeaAction.objects.create(
            authority=nest.authority, idea=first, action=action_in(nest.network), since=TODAY
        ),
    ):
        with transaction.atomic():
            touch()
            with pytest.raises(ChangedMeanwhileError):
                take_back(*nest.mine, step)
            transaction.set_rollback(True)
    take_back(*nest.mine, step)
    assert Idea.objects.count() == 1


def test_what_cannot_go_together(nest):
    other, poor = nest.another(), Person.objects.create(authority=nest.authority, name="Jo")
    for_jo, gone = nest.another(owner_person=poor), nest.another(state="let_go", until=TODAY)
    theirs = nest.another(owner=nest.guest)
    for ideas, told in (
        ((nest.idea,), "two"),
        ((nest.idea, gone), "grows-no-more"),
        ((nest.idea, for_jo), "owners"),
    ):
        with pytest.raises(RefusedError) as refused:
            merge(nest, *ideas)
        assert refused.value.code == told
    with pytest.raises(Idea.DoesNotExist):
        merge(nest, nest.idea, theirs)
    let_in(theirs, nest.owner)
    with pytest.raises(Idea.DoesNotExist):
        merge(nest, nest.idea, theirs)
    for title, told in ((" ", "empty"), ("85.07.30-033.28", "register-number")):
        with pytest.raises(RefusedError) as refused:
            merge(nest, nest.idea, other, title=title)
        assert refused.value.code == told
    with pytest.raises(RefusedError) as refused:
        split(nest, nest.idea, "Maar één")
    assert refused.value.code == "several"
    assert may_go_together(nest.owner, nest.network, nest.idea) == [other]
    assert Descent.objects.count() == 0


def test_a_relative_that_one_may_not_see_leaves_no_trace(nest):
    opened(nest.idea, "association", "partner_organisation")
    other = opened(nest.another("Ook open"), "association", "partner_organisation")
    child = merge(nest, nest.idea, other)
    ours = family_of(nest.owner, nest.network, nest.now())
    assert [(one.idea.title, one.generation, one.state, one.is_asked) for one in ours] == [
        ("Koffie aan de poort", 0, "merged", True),
        ("Ook open", 0, "merged", False),
        ("Samen", 1, "growing", False),
    ]
    assert family_of(nest.guest, nest.network, nest.now()) == []
    ideas = [nest.now(), nest.now(other)]
    assert set(states_seen(nest.guest, nest.network, ideas).values()) == {"growing"}
    assert set(states_seen(nest.owner, nest.network, ideas).values()) == {"merged"}
    let_in(child, nest.guest)
    assert len(family_of(nest.guest, nest.network, nest.now())) == 3
    assert set(states_seen(nest.guest, nest.network, ideas).values()) == {"merged"}


def test_a_family_takes_as_many_queries_whatever_its_size(nest):
    counts = []
    idea = nest.idea
    for _generation in range(3):
        idea = split(nest, idea, "Een", "Twee")[0]
        with CaptureQueriesContext(connection) as asked:
            family_of(nest.owner, nest.network, idea)
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_the_tree_is_drawn_within_its_frame(nest):
    idea = nest.idea
    for n in range(9):
        idea = split(nest, idea, f"Een idee met een lange naam, al voor de {n}e keer verdeeld", "Twee")[0]
    drawn = tree_of(family_of(nest.owner, nest.network, idea))
    assert (len(drawn.twigs), len(drawn.lines), drawn.height) == (19, 18, 19 * 36)
    assert all(0 < one.x < drawn.text_x < drawn.width / 2 for one in drawn.twigs)
    assert max(len(one.words) for one in drawn.twigs) * 7.6 <= drawn.width - drawn.text_x
    assert (drawn.words, sum(one.is_asked for one in drawn.twigs)) == ("19 ideeën die samenhangen.", 1)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=15))
def test_generations_follow_every_line_or_refuse_a_loop(pairs):
    keys = {key for pair in pairs for key in pair}
    later = [(a, b) for a, b in pairs if a < b]
    found = generations(later, keys)
    assert all(found[parent] < found[child] for parent, child in later)
    order = in_lines(later, sorted(keys))
    assert sorted(order) == sorted(keys)
    assert all(order.index(parent) < order.index(child) for parent, child in later)
    assert all(found[key] == 0 or any(b == key for _a, b in later) for key in keys)
    for key in keys:
        assert key in kin(pairs, key)
        assert all((a in kin(pairs, key)) == (b in kin(pairs, key)) for a, b in pairs)
    if any((b, a) in pairs for a, b in pairs):
        with pytest.raises(ValueError, match="descends from itself"):
            generations(pairs, keys)


STEPS = st.lists(st.tuples(st.sampled_from(("merge", "split", "back")), st.integers(0, 99), st.integers(0, 99)))


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(STEPS.filter(lambda steps: len(steps) <= 8))
def test_whatever_is_done_nobody_descends_from_themselves(nest, steps):
    """And each idea that went into another has a child; what is seen is all that hangs together."""
    with transaction.atomic():
        done = []
        for what, one, other in steps:
            step = nest.step()
            growing = list(Idea.objects.filter(state="growing").order_by("pk"))
            first, second = growing[one % len(growing)], growing[other % len(growing)]
            if what == "split":
                split(nest, first, "Een", "Twee", step=step)
            elif what == "merge" and first != second:
                merge(nest, first, second, step=step)
            elif what == "back" and done:
                with transaction.atomic():
                    _try_back(nest, done.pop())
                continue
            else:
                continue
            done.append(step)
        pairs = list(Descent.objects.values_list("parent_id", "child_id"))
        keys = list(Idea.objects.values_list("pk", flat=True))
        assert len(generations(pairs, keys)) == len(keys)
        merged = set(Idea.objects.filter(state="merged").values_list("pk", flat=True))
        assert merged <= {parent for parent, _child in pairs}
        seen = family_of(nest.owner, nest.network, nest.now())
        assert {one.idea.pk for one in seen} | {nest.idea.pk} == kin(pairs, nest.idea.pk)
        assert family_of(nest.guest, nest.network, nest.now()) == []
        transaction.set_rollback(True)


def _try_back(nest, step):
    with suppress(ChangedMeanwhileError, LookupError):
        take_back(*nest.mine, step)


def test_what_went_into_another_is_told_to_who_may_see_it(nest):
    merged = nest.another(state="merged", until=TODAY)
    assert [state_seen(merged, sees) for sees in (True, False)] == ["merged", "growing"]


def test_texts_of_its_parents_go_along_where_none_is_given(nest):
    first, second = nest.another(text="Eerst"), nest.another(text="Dan")
    keys = frozenset((first.key, second.key))
    made = merge_ideas(*nest.mine, keys, Child("Samen"), nest.step())
    assert made.text == "Eerst\n\nDan"


def test_what_went_into_an_idea_that_one_may_not_see_still_lives_for_them(nest):
    opened(nest.idea, "association", "partner_organisation")
    other = nest.another()
    child = merge(nest, nest.idea, other)
    assert [one.pk for one in living(nest.owner, nest.network)] == [child.pk]
    assert [one.pk for one in living(nest.guest, nest.network)] == [nest.idea.pk]
