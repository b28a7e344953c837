"""Plans in the pages: read as a tree, written, taken back, and shown to whoever may see them."""

import re
from decimal import Decimal

import pytest

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.policy.models import (
    Action,
    ActionPlan,
    Amount,
    Fit,
    Indicator,
    Measurement,
    Objective,
    Plan,
)
from draagvlak.capabilities.policy.queries.plans import plan_shown
from tests.factories import AuthorityFactory
from tests.factories.plans import DAY, Planning, add_action, add_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def hands(client):
    authority = AuthorityFactory(slug="gemeente")
    with inside(authority):
        yield Planning(authority, client)


def test_the_first_page_says_what_comes_there_and_how_to_begin(hands):
    shown = hands.text("plans")
    assert "Hier komen je plannen" in shown
    assert "Lees een plan in" in shown
    hands.as_role("politician")
    assert "Lees een plan in" not in hands.text("plans")


def test_a_plan_is_written_level_by_level_and_each_step_taken_back(hands):
    answer = hands.send("make_plan", kind="multi_year", name="MJP", first_year="2026", last_year="2031")
    assert "Zet er nu je eerste doelstelling in." in answer.content.decode()
    plan = Plan.objects.get()
    hands.send("make_objective", plan.pk, title="Iedereen doet mee", code="BD1", priority="yes")
    objective = Objective.objects.get()
    hands.send("make_action_plan", objective.pk, title="Cultuur", priority="no")
    above = ActionPlan.objects.get()
    said = {"title": "UiTPAS", "state": "running", "who": "dienst vrije tijd", "priority": "yes"}
    answer = hands.send("make_action", above.pk, **said, begins_on="2026-01-01")
    assert "Over geld is nog niets gezegd." in answer.content.decode()
    shown = hands.text("plan", plan.pk)
    assert all(text in shown for text in ("BD1 Iedereen doet mee", "prioritair", "loopt · dienst vrije tijd"))
    assert "Bij 1 actie hangt nog geen resultaat. Dat mag" in shown
    hands.undo(answer)
    assert Action.objects.count() == 0
    answer = hands.send("action_plan", above.pk, title="Kunst", priority="no", objective=objective.pk)
    assert ActionPlan.objects.get().title == "Kunst"
    hands.undo(answer)
    assert ActionPlan.objects.get().title == "Cultuur"
    answer = hands.client.post(hands.to("remove_objective", objective.pk), follow=True)
    assert "Hier staat nog iets onder. Het blijft." in answer.content.decode()
    answer = hands.client.post(hands.to("remove_action_plan", above.pk), follow=True)
    answer = hands.client.post(hands.to("remove_objective", objective.pk), follow=True)
    answer = hands.client.post(hands.to("remove_plan", plan.pk), follow=True)
    assert Plan.objects.count() == 0
    hands.undo(answer)
    assert Plan.objects.get().name == "MJP"


def test_amounts_are_typed_as_one_writes_them_and_wrong_ones_stay_in_the_field(hands):
    action = add_action(add_plan(hands.network))
    hands.send("amounts", action.pk, **{"y2026-planned_expense": "12.500,00", "y2027-real_receipt": "€ 3,5"})
    shown = hands.text("action", action.pk)
    assert "12.500,00" in shown
    assert "3,50" in shown
    assert Amount.objects.get(year=2027).real_receipt == Decimal("3.50")
    answer = hands.send("amounts", action.pk, **{"y2026-planned_expense": "12,500"})
    page = answer.content.decode()
    assert (answer.status_code, 'value="12,500"' in page) == (422, True)
    assert "Dit bedrag kennen we niet. Typ het zo: 12.500,00." in page
    assert 'value="12.500,00"' in hands.see("amounts", action.pk).content.decode()


def test_whoever_was_second_sees_both(hands):
    action = add_action(add_plan(hands.network), title="UiTPAS")
    shown = hands.see("change_action", action.pk)
    assert shown.status_code == 200
    Action.objects.filter(pk=action.pk).update(title="Van een ander", version=2)
    said = {"title": "Van mij", "state": "planned", "priority": "no", "version": 1, "key": "k" * 20}
    said["action_plan"] = action.action_plan_id
    answer = hands.client.post(hands.to("change_action", action.pk), said)
    page = answer.content.decode()
    assert (answer.status_code, "Van een ander" in page, "Van mij" in page) == (409, True, True)


def test_an_action_leaves_the_plan_and_comes_back(hands):
    action = add_action(add_plan(hands.network), title="UiTPAS")
    hands.send("take_out", action.pk, until=DAY.isoformat())
    assert "1 actie die uit het plan ging" in hands.text("plan", action.action_plan.objective.plan_id)
    assert "Zet terug in het plan" in hands.text("action", action.pk)
    for _twice in range(2):
        hands.client.post(hands.to("put_back", action.pk), follow=True)
    assert Action.objects.get().until is None


def test_actions_without_a_code_change_places(hands):
    plan = hands.plan()
    above = hands.action_plan(hands.objective(plan))
    coded, *free = (hands.action(above, title=title, code="1" if title == "c" else "") for title in "cabd")

    def order():
        return "".join(one.row.title for one in plan_shown(hands.network, plan.pk).actions)

    assert order() == "cabd"
    shown = hands.text("plan", plan.pk)
    assert (shown.count('value="op"'), shown.count('value="neer"')) == (2, 2)
    answer = hands.client.post(hands.to("move_action", free[2].pk), {"naar": "op"}, follow=True)
    assert answer.redirect_chain[-1][0].endswith(f"#actie-{free[2].pk}")
    assert order() == "cadb"
    hands.undo(answer)
    assert order() == "cabd"
    hands.client.post(hands.to("move_action", free[0].pk), {"naar": "neer"})
    assert order() == "cbad"
    answer = hands.client.post(hands.to("move_action", free[2].pk), {"naar": "neer"}, follow=True)
    assert "staat al vooraan of achteraan" in answer.content.decode()
    hands.client.post(hands.to("move_action", coded.pk), {"naar": "neer"})
    assert order() == "cbad"


def test_what_is_measured_stands_with_its_objective_and_its_action(hands):
    plan = hands.plan()
    objective = hands.objective(plan)
    action = hands.action(hands.action_plan(objective))
    here = {"authority": hands.authority, "network": hands.network}
    passes = Indicator.objects.create(name="Passen", objective=objective, target=100, unit="passen", **here)
    Indicator.objects.create(name="Deelnames", action=action, kind="participation", **here)
    for day, value in (("2026-01-05", 40), ("2026-10-01", 60)):
        Measurement.objects.create(authority=hands.authority, indicator=passes, on=day, value=value, source="telling")
    shown = re.sub(r"<[^>]*>", "", hands.text("plan", plan.pk))
    assert "Passen. Op 1 oktober 2026: 60 passen. Doel: 100 passen. Nog 40 te gaan." in " ".join(shown.split())
    assert "Deelnames. Nog geen meting." in " ".join(shown.split())


def test_an_objective_of_the_note_is_tied_to_one_of_the_municipality(hands):
    at = {"authority": hands.authority}
    ours = Objective.objects.create(plan=add_plan(hands.network, "agreement", "Nota"), title="A", **at)
    assert "Er is nog geen doelstelling om uit te kiezen." in hands.text("fit", ours.pk)
    theirs = Objective.objects.create(plan=add_plan(hands.network), title="Sociale stad", **at)
    answer = hands.send("fit", ours.pk, fits=theirs.pk)
    assert "Past bij ‘Sociale stad’ van Meerjarenplan." in answer.content.decode()
    assert "Hierbij past ‘A’ van Nota." in hands.text("plan", theirs.plan_id)
    answer = hands.client.post(hands.to("end_fit", Fit.objects.get().pk), follow=True)
    assert "Past bij ‘" not in answer.content.decode()
    hands.undo(answer)
    assert "Past bij ‘Sociale stad’" in hands.text("plan", ours.plan_id)


@pytest.mark.parametrize("role", ["politician", "leader", "partner", "experience", "colleague", "administrator"])
def test_who_may_read_and_who_may_write(hands, role):
    plan = add_plan(hands.network)
    action = add_action(plan)
    hands.as_role(role)
    may_write = role in ("leader", "colleague")
    for name, *key in (("plans",), ("plan", plan.pk), ("action", action.pk)):
        assert hands.see(name, *key).status_code == 200
    for name, *key in (("make_plan",), ("change_plan", plan.pk), ("amounts", action.pk), ("bring",)):
        assert hands.see(name, *key).status_code == (200 if may_write else 404)
    assert ("Pas dit plan aan" in hands.text("plan", plan.pk)) is may_write


def test_a_storyteller_sees_no_plan(hands):
    plan = add_plan(hands.network)
    hands.as_role("storyteller")
    assert {hands.see("plans").status_code, hands.see("plan", plan.pk).status_code} == {404}


@pytest.mark.parametrize("many", [1, 3])
def test_pages_take_as_many_queries_however_many_rows(hands, many, django_assert_num_queries):
    for n in range(many):
        plan = add_plan(hands.network, name=f"Plan {n}")
        for m in range(many):
            action = add_action(plan, code=f"{m}")
            for year in range(2026, 2026 + many):
                Amount.objects.create(authority=hands.authority, action=action, year=year, planned_expense=1)
    hands.see("plans")
    for page, queries in ((("plans",), 13), (("plan", plan.pk), 15), (("action", action.pk), 15)):
        with django_assert_num_queries(queries):
            assert hands.see(*page).status_code == 200


def test_a_long_plan_is_folded(hands):
    plan = add_plan(hands.network)
    first = add_action(plan)
    here = {"authority": hands.authority, "network": hands.network, "action_plan": first.action_plan, "since": DAY}
    Action.objects.bulk_create(Action(title=f"a{n}", **here) for n in range(45))
    page = hands.see("plan", plan.pk).content.decode()
    assert page.count("<details>") == 1
    assert "46 acties" in page


def test_what_is_not_there_is_not_found(hands):
    assert {hands.see(name, 999).status_code for name in ("plan", "action", "objective", "action_plan", "fit")} == {404}
    assert hands.client.post(hands.to("undo", "bestaat-niet")).status_code == 404
