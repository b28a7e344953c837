"""Plans: their levels in order, what they cost, what is linked to nothing, and each step taken back."""

from datetime import date
from decimal import Decimal

import pytest

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.policy.actions import actions, fits, plans
from draagvlak.capabilities.policy.actions.undoing import undo_step
from draagvlak.capabilities.policy.models import Action, ActionPlan, ActionResult, Amount, Fit, Objective, Plan, Result
from draagvlak.capabilities.policy.queries.actions import action_at, action_plans_to_choose, actions_of, fitting
from draagvlak.capabilities.policy.queries.plans import plan_shown, plans_of
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory
from tests.factories.plans import DAY, Planning, add_action, add_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    authority = AuthorityFactory(slug="gemeente")
    with inside(authority):
        yield Planning(authority)


def rows():
    return [model.objects.count() for model in (Plan, Objective, ActionPlan, Action, Amount, Fit)]


def test_a_plan_is_a_tree_in_the_order_of_its_codes(house):
    plan = house.plan()
    for code in ("BD10", "BD2", ""):
        objective = house.objective(plan, code=code, title=f"Doel {code}")
    above = house.action_plan(objective, code="AP1")
    for code in ("1.10", "1.2", ""):
        house.action(above, code=code, title=f"Actie {code}")
    (shown,) = plans_of(house.network)
    assert [str(one.row) for one in shown.objectives] == ["BD2 Doel BD2", "BD10 Doel BD10", "Doel"]
    assert [one.row.code for one in shown.actions] == ["1.2", "1.10", ""]
    assert [str(level) for level in shown.levels] == ["beleidsdoelstelling", "actieplan", "actie"]
    assert (shown.priority, shown.with_result, shown.without_result) == (0, 0, 3)


@pytest.mark.parametrize("many", [1, 3])
def test_a_tree_takes_as_many_queries_however_large_it_is(house, many, django_assert_num_queries):
    for n in range(many):
        plan = add_plan(house.network, name=f"Plan {n}")
        for m in range(many):
            action = add_action(plan, code=f"{m}")
            Amount.objects.create(authority=house.authority, action=action, year=2026, planned_expense=1)
    with django_assert_num_queries(7):
        assert sum(len(plan.actions) for plan in plans_of(house.network)) == many * many


def test_amounts_add_up_and_what_was_not_said_stays_empty(house):
    plan = house.plan()
    above = house.action_plan(house.objective(plan))
    for said in ("10.25", "2"):
        action = house.action(above, title=f"Actie {said}")
        amounts = {2026: {"planned_expense": Decimal(said)}, 2027: {"real_receipt": Decimal(0)}}
        actions.note_amounts(*house.who, (action.pk, 1), amounts, house.step())
    shown = plan_shown(house.network, plan.pk).amounts
    assert [one.year for one in shown.years] == list(range(2026, 2032))
    assert shown.total.words == ("12,25", "", "", "0,00")
    assert shown.years[0].sums.words == ("12,25", "", "", "")
    assert shown.years[2].sums.words == ("", "", "", "")


def test_an_action_leaves_its_plan_and_comes_back(house):
    action = house.action(house.action_plan(house.objective(house.plan())))
    with pytest.raises(RefusedError, match="not-yet"):
        actions.take_out(*house.who, (action.pk, 1), date(2026, 11, 25), house.step())
    with pytest.raises(RefusedError, match="before"):
        actions.take_out(*house.who, (action.pk, 1), date(2026, 11, 23), house.step())
    actions.take_out(*house.who, (action.pk, 1), DAY, house.step())
    (shown,) = plans_of(house.network)
    assert (len(shown.actions), [one.row.until for one in shown.taken_out]) == (0, [DAY])
    assert (list(actions_of(house.network)), action_at(house.network, action.pk)) == ([], action)
    actions.put_back(*house.who, action.pk, house.step())
    assert [one.pk for one in actions_of(house.network)] == [action.pk]


def test_every_step_is_taken_back(house):
    plan = house.plan()
    objective = house.objective(plan, code="BD1")
    above = house.action_plan(objective)
    action = house.action(above)
    before, state = rows(), (action.title, action.version)
    step = house.step()
    changed = actions.change_action(*house.who, (action.pk, 1), {"title": "Anders", "state": "done"}, step)
    undo_step(*house.who, step)
    found = Action.objects.get()
    assert (changed.title, found.title, found.state, found.version) == ("Anders", state[0], "planned", 3)
    step = house.step()
    actions.note_amounts(*house.who, (action.pk, 3), {2026: {"planned_expense": Decimal(5)}}, step)
    assert Amount.objects.count() == 1
    undo_step(*house.who, step)
    assert (rows(), Amount.history.count()) == (before, 0)
    other = house.action_plan(objective, title="Leeg")
    step = house.step()
    plans.remove_action_plan(*house.who, other.pk, step)
    undo_step(*house.who, step)
    assert ActionPlan.objects.filter(pk=other.pk).exists()
    with pytest.raises(LookupError):
        undo_step(*house.who, step)
    with pytest.raises(LookupError):
        undo_step(*house.who, "")


def test_what_others_stand_on_is_not_taken_back(house):
    plan = house.plan()
    made = house.step()
    objective = plans.note_objective(*house.who, plan.pk, {"title": "Iedereen doet mee"}, made)
    house.action_plan(objective)
    with pytest.raises(ChangedMeanwhileError):
        undo_step(*house.who, made)
    step = house.step()
    action = actions.note_action(*house.who, ActionPlan.objects.get().pk, {"title": "UiTPAS"}, step)
    result = Result.objects.create(authority=house.authority, network=house.network, title="x", on=DAY)
    ActionResult.objects.create(authority=house.authority, action=action, result=result, since=DAY)
    with pytest.raises(ChangedMeanwhileError):
        undo_step(*house.who, step)
    assert (Objective.objects.count(), Action.objects.count()) == (1, 1)


def test_a_step_of_another_network_is_not_taken_back(house):
    step = house.step()
    plan = house.plan()
    plans.note_objective(*house.who, plan.pk, {"title": "Iedereen doet mee"}, step)
    beside = NetworkFactory(authority=house.authority)
    user = SeatFactory(network=beside).role.user
    with pytest.raises(LookupError):
        undo_step(user, house.authority, beside, step)
    assert Objective.objects.count() == 1


def test_what_cannot_be_kept_is_told_and_not_kept(house):
    plan = house.plan()
    objective = house.objective(plan, code="BD1")
    above = house.action_plan(objective, code="AP1")
    house.action(above, code="AC1")
    before = rows()
    refused = {
        "code-twice": lambda: house.action(above, code="ac1", title="Nog een"),
        "empty": lambda: house.objective(plan, title="  "),
        "register-number": lambda: house.action(above, title="85.07.30-033.28"),
        "before-begin": lambda: house.action(above, begins_on=date(2026, 2, 1), ends_on=date(2026, 1, 1)),
        "years": lambda: house.plan(name="Ander", first_year=2026, last_year=2025),
        "plan-twice": lambda: house.plan(name="MEERJARENPLAN"),
        "not-empty": lambda: plans.remove_plan(*house.who, plan.pk, house.step()),
    }
    for code, act in refused.items():
        with pytest.raises(RefusedError, match=code):
            act()
    with pytest.raises(RefusedError, match="not-empty"):
        plans.remove_objective(*house.who, objective.pk, house.step())
    with pytest.raises(ChangedMeanwhileError):
        plans.change_plan(*house.who, (plan.pk, 7), {"kind": "multi_year", "name": "x", "first_year": 1990,
                                                     "last_year": 1990}, house.step())  # fmt: skip
    assert rows() == before


def test_an_objective_of_the_note_fits_one_of_the_municipality_once(house):
    ours = house.objective(house.plan(kind="agreement", name="Afsprakennota", first_year=2027, last_year=2032))
    theirs = house.objective(house.plan(), title="Sociale stad")
    assert [(plan.name, found) for plan, found in fitting(ours)] == [("Meerjarenplan", [theirs])]
    link = fits.link_fit(*house.who, ours.pk, theirs.pk, step := house.step())
    assert fits.link_fit(*house.who, ours.pk, theirs.pk, house.step()) == link
    assert (link.since, link.by, fitting(ours)) == (DAY, house.user, [])
    trees = {plan.row.kind: plan.objectives[0] for plan in plans_of(house.network)}
    assert [one.fits for one in trees["agreement"].fits] == [theirs]
    assert [one.objective for one in trees["multi_year"].fitted_by] == [ours]
    with pytest.raises(RefusedError, match="other-plan"):
        fits.link_fit(*house.who, theirs.pk, ours.pk, house.step())
    with pytest.raises(RefusedError, match="linked"):
        plans.remove_objective(*house.who, theirs.pk, house.step())
    end = house.step()
    fits.end_fit(*house.who, link.pk, end)
    assert (Fit.objects.get().until, fitting(ours)[0][1]) == (DAY, [theirs])
    undo_step(*house.who, end)
    assert Fit.objects.get().until is None
    undo_step(*house.who, step)
    assert Fit.objects.count() == 0


def test_a_level_moves_within_its_plan_only(house):
    plan, other = house.plan(), house.plan(name="Ander plan")
    first, second = house.objective(plan, title="Een"), house.objective(plan, title="Twee")
    above, beside = house.action_plan(first, title="Cultuur"), house.action_plan(second, title="Sport")
    elsewhere = house.action_plan(house.objective(other))
    action = house.action(above)
    assert [(str(one), list(map(str, found))) for one, found in action_plans_to_choose(plan)] == [
        ("Een", ["Cultuur"]),
        ("Twee", ["Sport"]),
    ]
    actions.change_action(*house.who, (action.pk, 1), {"title": "UiTPAS", "action_plan": beside.pk}, house.step())
    plans.change_action_plan(*house.who, (above.pk, 1), {"title": "Kunst", "objective": second.pk}, house.step())
    assert (Action.objects.get().action_plan, ActionPlan.objects.get(pk=above.pk).objective) == (beside, second)
    with pytest.raises(ActionPlan.DoesNotExist):
        actions.change_action(*house.who, (action.pk, 2), {"title": "x", "action_plan": elsewhere.pk}, house.step())
