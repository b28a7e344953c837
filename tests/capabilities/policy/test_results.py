"""Results are noted, changed, linked and taken back; a link is dated, by someone, and ends."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.policy.actions.links import end_link, link_result
from draagvlak.capabilities.policy.actions.results import Came, change_result, note_result, remove_result
from draagvlak.capabilities.policy.actions.undoing import undo_step
from draagvlak.capabilities.policy.models import ActionResult, Indicator, Measurement, Result
from draagvlak.capabilities.policy.queries.results import links_of_result, results_of_action, results_page
from tests.capabilities.policy.conftest import DAY
from tests.factories.policy import ActionFactory, ResultFactory

pytestmark = pytest.mark.django_db
STEP = "a-step-of-its-own"


def stands():
    return list(Result.objects.order_by("pk").values_list("title", "cost", "version"))


def links():
    return list(ActionResult.objects.order_by("pk").values_list("action_id", "result_id", "since", "until"))


def test_it_works(work):
    made = work.result(cost=Decimal("1250.50"))
    change_result(*work.who, (made.pk, 1), Came("De pas werkt", date(2026, 7, 1)), STEP)
    assert stands() == [("De pas werkt", None, 2)]
    undo_step(*work.who, STEP)
    assert stands() == [("De pas bestaat", Decimal("1250.50"), 3)]
    remove_result(*work.who, made.pk, "step-that-removes")
    assert stands() == []
    undo_step(*work.who, "step-that-removes")
    assert stands() == [("De pas bestaat", Decimal("1250.50"), 3)]


def test_noting_it_with_its_action_can_be_taken_back_without_a_trace(work):
    action = ActionFactory(network=work.network)
    note_result(*work.who, Came("De pas bestaat", DAY, action=action.pk), STEP)
    assert [(one[0], one[2], one[3]) for one in links()] == [(action.pk, DAY, None)]
    undo_step(*work.who, STEP)
    assert (stands(), links(), Result.history.count(), ActionResult.history.count()) == ([], [], 0, 0)
    with pytest.raises(LookupError):
        undo_step(*work.who, STEP)


def test_linking_twice_is_one_link_which_ends_and_begins_anew(work):
    action, made = ActionFactory(network=work.network), work.result()
    link = link_result(*work.who, action.pk, made.pk, work.step())
    assert link_result(*work.who, action.pk, made.pk, work.step()) == link
    with pytest.raises(SentBeforeError):
        link_result(*work.who, action.pk, made.pk, f"step-number-{work.steps:06}")
    Network.objects.update(frozen_on=date(2026, 12, 1))
    work.network.refresh_from_db()
    end_link(*work.who, link.pk, STEP)
    assert links() == [(action.pk, made.pk, DAY, date(2026, 12, 1))]
    assert (results_of_action(action), [one.until for one in links_of_result(made)]) == ([], [date(2026, 12, 1)])
    undo_step(*work.who, STEP)
    assert [(one.result, one.by) for one in results_of_action(action)] == [(made, "netwerkregisseur")]
    end_link(*work.who, link.pk, work.step())
    link_result(*work.who, action.pk, made.pk, work.step())
    assert len(links()) == 2
    with pytest.raises(ActionResult.DoesNotExist):
        end_link(*work.who, link.pk, work.step())


def test_a_link_that_ended_since_is_not_taken_back(work):
    action, made = ActionFactory(network=work.network), work.result()
    link = link_result(*work.who, action.pk, made.pk, STEP)
    end_link(*work.who, link.pk, work.step())
    with pytest.raises(ChangedMeanwhileError):
        undo_step(*work.who, STEP)


def test_on_what_something_hangs_stays(work):
    made = note_result(*work.who, Came("De pas", DAY), STEP)
    work.measure(work.indicator(made))
    with pytest.raises(RefusedError):
        remove_result(*work.who, made.pk, work.step())
    with pytest.raises(ChangedMeanwhileError):
        undo_step(*work.who, STEP)
    assert (Result.objects.count(), Indicator.objects.count(), Measurement.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize(
    ("came", "code"),
    [
        ({"title": " "}, "empty"),
        ({"on": date(2026, 11, 25)}, "not-yet"),
        ({"text": "85.07.30-033.28"}, "register-number"),
        ({"cost": Decimal(-1)}, "below-nothing"),
    ],
)
def test_what_is_not_kept(work, came, code):
    with pytest.raises(RefusedError) as refused:
        work.result(**{"title": "De pas"} | came)
    assert (refused.value.code, Result.objects.count()) == (code, 0)


def test_an_action_that_was_taken_out_or_is_of_elsewhere_is_not_linked(work):
    made = work.result()
    for action in (ActionFactory(network=work.network, until=date(2026, 1, 1)), ActionFactory()):
        with pytest.raises(RefusedError):
            link_result(*work.who, action.pk, made.pk, work.step())


def test_who_only_reads_changes_nothing(work):
    partner = work.as_role("partner")
    with pytest.raises(PermissionDenied):
        note_result(partner, work.authority, work.network, Came("De pas", DAY), STEP)


def test_a_step_of_another_network_is_not_taken_back(work):
    with inside(work.authority):
        work.result()
        other = type(work)(Network.objects.create(authority=work.authority, name="Ander", slug="ander"))
    with pytest.raises(LookupError):
        undo_step(*other.who, "step-number-000001")


def test_what_hangs_on_no_action_is_counted_without_blame(work):
    bare, linked = ResultFactory(network=work.network, on=date(2026, 1, 1)), work.result()
    link_result(*work.who, ActionFactory(network=work.network).pk, linked.pk, work.step())
    found = results_page(work.network, only_without=False)
    assert ([one.row for one in found.page], found.count, found.without) == ([linked, bare], 2, 1)
    assert [one.row for one in results_page(work.network, only_without=True).page] == [bare]
