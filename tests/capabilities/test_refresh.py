"""What changes while the report is being made is not lost, and whoever writes does not wait for it."""

from datetime import date

import pytest
from django.db import connection

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.insights import actions
from draagvlak.capabilities.insights.models import StoredReport
from draagvlak.capabilities.insights.queries import report_of
from tests.factories import AuthorityFactory, SeatFactory


@pytest.fixture
def place(db):
    authority = AuthorityFactory()
    with inside(authority):
        seat = SeatFactory(network__authority=authority)
        yield seat.role.user, authority, seat.network


def meanwhile(monkeypatch, does):
    """Let `does` happen each time that a report is measured."""
    measured = actions.make_report

    def interrupted(*given):
        does()
        return measured(*given)

    monkeypatch.setattr(actions, "make_report", interrupted)


def test_a_report_is_of_today(place):
    actions.refresh_report(*place)
    assert report_of(place[2]) is not None


def test_a_report_during_which_something_changed_is_made_again(place, monkeypatch):
    actions.refresh_report(*place)
    with monkeypatch.context() as during:
        meanwhile(during, lambda: actions.outdate_report(*place))
        stored = actions.refresh_report(*place)
    assert (stored.as_of, set(stored.texts)) == (date.min, {"nl", "en"})
    assert report_of(place[2]) is None
    assert actions.refresh_report(*place).as_of != date.min
    assert report_of(place[2]) is not None


def test_also_the_first_report(place, monkeypatch):
    meanwhile(monkeypatch, lambda: actions.outdate_report(*place))
    assert actions.refresh_report(*place).as_of == date.min


def test_a_report_that_somebody_else_made_meanwhile_stays(place, monkeypatch):
    actions.refresh_report(*place)
    kept = []

    def other():
        monkeypatch.undo()
        kept.append(actions.refresh_report(*place).made_at)

    meanwhile(monkeypatch, other)
    actions.refresh_report(*place)
    assert StoredReport.objects.get(network=place[2]).made_at == kept[0]


@pytest.mark.django_db(transaction=True)
def test_nothing_is_locked_while_it_is_measured(monkeypatch):
    authority = AuthorityFactory()
    with inside(authority):
        seat = SeatFactory(network__authority=authority)
        place = seat.role.user, authority, seat.network
        locked = []
        meanwhile(monkeypatch, lambda: locked.append(connection.in_atomic_block))
        actions.refresh_report(*place)
    assert locked == [False]
