"""A plan comes in from a file, whole or not at all, is undone as one, comes again without doubles, and goes out."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.exchange.actions import plans as exchange
from draagvlak.capabilities.exchange.models import Piece, Upload
from draagvlak.capabilities.exchange.queries import own
from draagvlak.capabilities.exchange.queries.plans import likely_plan, plan_preview
from draagvlak.capabilities.exchange.readers.table import Refused
from draagvlak.capabilities.network.models import Batch
from draagvlak.capabilities.network.queries import is_newest
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.policy.actions import actions, bringing
from draagvlak.capabilities.policy.actions.bringing import Into
from draagvlak.capabilities.policy.models import Action, ActionPlan, Amount, Indicator, Objective, Plan
from draagvlak.capabilities.policy.queries.plans import plan_shown
from tests.factories import AuthorityFactory
from tests.factories.plans import DAY, Planning

pytestmark = pytest.mark.django_db
TABLES = (Plan, Objective, ActionPlan, Action, Amount, Indicator)
TITLES = "Beleidsdoelstelling;Actieplan;Actie;Prioritair;2026 uitgave;2027 ontvangst;Indicator;Streefwaarde"
FIRST = """BD1: Iedereen doet mee;AP1.1: Cultuur;AC1.1.1 UiTPAS;ja;12.500,00;;deelnames;150
;;AC1.1.2 Bus;nee;1.000;200;;
BD2: Sport;AP2.1: Zwemmen;Lessen;;;;;"""
SECOND = """BD1: Iedereen doet mee;AP1.1: Cultuur;AC1.1.1 UiTPAS voor iedereen;ja;13.000,00;;deelnames;175
BD1: Iedereen doet mee;AP1.1: Cultuur;AC1.1.3 Fiets;;10;;;
BD2: Sport;AP2.1: Zwemmen;Lessen;;;;;"""
TOLD = {"kind": "multi_year", "name": "Meerjarenplan", "first_year": 2026, "last_year": 2031}


@pytest.fixture
def house():
    authority = AuthorityFactory(slug="gemeente")
    with inside(authority):
        yield Planning(authority)


def counts():
    return [model.objects.count() for model in TABLES]


def receive(house, tmp_path, text, titles=TITLES):
    path = tmp_path / "x"
    path.write_text(f"{titles}\n{text}\n", encoding="utf-8")
    return exchange.receive_plan(*house.who, "plan.csv", path, DAY)


def bring(house, tmp_path, text, plan=None):
    upload = receive(house, tmp_path, text)
    return exchange.bring_in(house.user, upload, Into(plan, TOLD, "plan.csv"))


def test_a_plan_comes_in_with_all_that_stands_in_it(house, tmp_path):
    upload = bring(house, tmp_path, FIRST)
    assert (upload.state, upload.found["counts"], counts()) == ("done", [2, 2, 3], [1, 2, 2, 3, 3, 1])
    action = Action.objects.get(code="AC1.1.1")
    assert (action.title, action.priority, action.state, action.since, action.batch) == (
        "UiTPAS", True, "planned", DAY, upload.batch,
    )  # fmt: skip
    said = Amount.objects.filter(action__code="AC1.1.2").values_list("year", "planned_expense", "planned_receipt")
    assert list(said) == [(2026, Decimal(1000), None), (2027, None, Decimal(200))]
    assert set(Amount.objects.values_list("source", flat=True)) == {"plan.csv"}
    assert (Indicator.objects.get().action, Indicator.objects.get().target) == (action, 150)
    assert (bytes(upload.cells), upload.mapping, Piece.objects.count()) == (b"", {}, 0)


def test_brought_twice_it_comes_once(house, tmp_path):
    upload = receive(house, tmp_path, FIRST)
    for _again in range(2):
        exchange.bring_in(house.user, upload, Into(None, TOLD, "plan.csv"))
    assert (counts(), Batch.objects.count()) == ([1, 2, 2, 3, 3, 1], 1)


def test_undone_nothing_is_left_of_it(house, tmp_path):
    upload = bring(house, tmp_path, FIRST)
    assert exchange.undo_plan(house.user, upload) is True
    assert (counts(), [model.history.count() for model in TABLES]) == ([0] * 6, [0] * 6)
    assert (Upload.objects.get().state, Batch.objects.count()) == ("undone", 0)
    assert exchange.undo_plan(house.user, Upload.objects.get()) is False


def test_it_is_not_undone_once_somebody_worked_with_it(house, tmp_path):
    upload = bring(house, tmp_path, FIRST)
    action = Action.objects.get(code="AC1.1.2")
    actions.change_action(*house.who, (action.pk, 1), {"title": "Trein", "code": "AC1.1.2"}, house.step())
    with pytest.raises(ChangedMeanwhileError):
        exchange.undo_plan(house.user, upload)
    assert (Upload.objects.get().state, counts()) == ("done", [1, 2, 2, 3, 3, 1])


def test_where_writing_fails_nothing_comes_in(house, tmp_path, monkeypatch):
    upload = receive(house, tmp_path, FIRST)
    monkeypatch.setattr(bringing, "_indicators", lambda *_given: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        exchange.bring_in(house.user, upload, Into(None, TOLD, "plan.csv"))
    assert (counts(), Upload.objects.get().state, Batch.objects.count()) == ([0] * 6, "read", 0)
    with pytest.raises(RefusedError, match="empty"):
        exchange.bring_in(house.user, upload, Into(None, TOLD | {"name": ""}, "plan.csv"))
    assert (counts(), Upload.objects.get().state) == ([0] * 6, "read")


def test_a_newer_file_changes_what_is_there_and_doubles_nothing(house, tmp_path):
    bring(house, tmp_path, FIRST)
    plan = Plan.objects.get()
    gone = Action.objects.get(title="Lessen")
    actions.take_out(*house.who, (gone.pk, 1), DAY, house.step())
    upload = receive(house, tmp_path, SECOND)
    assert likely_plan(upload) == str(plan.pk)
    seen = plan_preview(upload, plan).comparison
    assert (seen.new, seen.same, seen.missing) == (1, 0, 1)
    assert [(one.action.title, one.parts, one.years) for one in seen.changed] == [
        ("UiTPAS", ("title",), (2026,)),
        ("Lessen", ("until",), ()),
    ]
    exchange.bring_in(house.user, upload, Into(plan.pk, {}, "nieuw.csv"))
    assert counts() == [1, 2, 2, 4, 4, 1]
    action = Action.objects.get(code="AC1.1.1")
    assert (action.title, action.amounts.get().planned_expense, action.amounts.get().source) == (
        "UiTPAS voor iedereen", Decimal(13000), "nieuw.csv",
    )  # fmt: skip
    assert (Indicator.objects.get().target, Action.objects.get(title="Lessen").until) == (175, None)
    exchange.undo_plan(house.user, Upload.objects.get(pk=upload.pk))
    action.refresh_from_db()
    assert (action.title, action.amounts.get().planned_expense, action.amounts.get().source) == (
        "UiTPAS", Decimal(12500), "plan.csv",
    )  # fmt: skip
    assert (counts(), Action.objects.get(title="Lessen").until) == ([1, 2, 2, 3, 3, 1], DAY)
    assert Indicator.objects.get().target == 150


def test_the_same_file_again_changes_nothing_and_can_be_undone(house, tmp_path):
    bring(house, tmp_path, FIRST)
    before = list(Action.objects.values_list("pk", "version"))
    upload = bring(house, tmp_path, FIRST, Plan.objects.get().pk)
    assert (list(Action.objects.values_list("pk", "version")), counts()) == (before, [1, 2, 2, 3, 3, 1])
    assert exchange.undo_plan(house.user, upload) is True


def test_a_list_of_contacts_can_still_be_undone_after_a_plan(house, tmp_path):
    batch = Batch.objects.create(authority=house.authority, network=house.network)
    bring(house, tmp_path, FIRST)
    assert is_newest(batch) is True
    assert list(own(house.user, house.authority)) == []


def test_a_register_number_never_comes_in(house, tmp_path):
    upload = receive(house, tmp_path, "BD1: A;AP1: B;AC1 Bezoek 85.07.30-033.28;;;;;")
    exchange.bring_in(house.user, upload, Into(None, TOLD, "plan.csv"))
    assert Action.objects.get().title == "Bezoek"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_leaves_comes_in_again_the_same(house, tmp_path, language):
    bring(house, tmp_path, FIRST)
    plan = Plan.objects.get()
    action = Action.objects.get(code="AC1.1.2")
    told = {"code": "AC1.1.2", "title": "=Bus", "text": "Eerst\ndan", "state": "running", "who": "'t Huis"}
    days = {"begins_on": date(2026, 2, 1), "ends_on": date(2027, 3, 4)}
    actions.change_action(*house.who, (action.pk, 1), told | days, house.step())
    made = {"authority": house.authority, "network": house.network}
    Indicator.objects.create(action=action, name="ritten", target=Decimal("12.5"), unit="per week", **made)
    Indicator.objects.create(action=action, name="kost", target=5, kind="money", **made)
    sport = Objective.objects.get(code="BD2")
    Indicator.objects.create(objective=sport, name="zwemmers", unit="zo veel als kan", **made)
    path = tmp_path / "uit.xlsx"
    with path.open("wb") as stream, override(language):
        exchange.export_plan(*house.who, plan.pk, stream)
    upload = exchange.receive_plan(*house.who, "uit.xlsx", path, DAY)
    seen = plan_preview(upload, plan)
    assert (seen.listed.skipped, seen.listed.warnings) == ((), ())
    assert [note.code for note in seen.listed.partly] == ["target-as-text"]
    assert (seen.comparison.new, seen.comparison.changed, seen.comparison.same) == (0, (), 3)
    exchange.bring_in(house.user, upload, Into(None, TOLD | {"name": "Kopie"}, "uit.xlsx"))
    assert said_of(Plan.objects.get(name="Kopie")) == said_of(plan)


def said_of(plan):
    """All that a plan says, without keys."""
    found = []
    for objective in plan_shown(plan.network, plan.pk).objectives:
        levels = [(objective.row.code, objective.row.title, objective.row.text, objective.row.priority)]
        for one in objective.action_plans:
            levels.append((one.row.code, one.row.title, one.row.text, one.row.priority))
            for action in one.actions:
                parts = ("code", "title", "text", "priority", "state", "who", "begins_on", "ends_on")
                amounts = [(row.year, row.planned_expense, row.planned_receipt) for row in action.amounts]
                levels.append((*(getattr(action.row, part) for part in parts), amounts, indicators(action=action.row)))
        found.append((levels, indicators(objective=objective.row)))
    return found


def indicators(**whose):
    return list(Indicator.objects.filter(**whose).values_list("name", "target", "unit", "kind").order_by("name"))


def test_a_file_that_is_no_list_is_refused_with_nothing_kept(house, tmp_path):
    path = tmp_path / "x"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(Refused):
        exchange.receive_plan(*house.who, "x.xlsx", path, DAY)
    assert Upload.objects.count() == 0


def test_dropped_its_cells_are_gone(house, tmp_path):
    upload = receive(house, tmp_path, FIRST)
    exchange.drop_plan(house.user, upload)
    kept = Upload.objects.get()
    assert (kept.state, bytes(kept.cells), Piece.objects.count()) == ("cancelled", b"", 0)
    exchange.bring_in(house.user, upload, Into(None, TOLD, "plan.csv"))
    assert counts() == [0] * 6
