"""Reports are there in the morning: each night those of yesterday are made anew, and no others."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils.timezone import localdate

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import AuditEntry
from draagvlak.capabilities.insights.actions import refresh_report
from draagvlak.capabilities.insights.models import StoredReport
from draagvlak.capabilities.insights.queries import behind, opening_of
from draagvlak.capabilities.insights.tasks import ready_report
from tests.factories import AuthorityFactory, SeatFactory

pytestmark = pytest.mark.django_db


def directed():
    whose = AuthorityFactory()
    with inside(whose):
        return whose, SeatFactory(network__authority=whose)


def reported(days_ago):
    """A network of a municipality of its own, of which the report was made so many days ago."""
    whose, seat = directed()
    with inside(whose):
        stored = refresh_report(seat.role.user, whose, seat.network)
        StoredReport.objects.filter(pk=stored.pk).update(as_of=localdate() - timedelta(days=days_ago))
    return whose, seat.network


def test_a_report_of_yesterday_is_of_today_in_the_morning(capsys):
    old, new, never = reported(1), reported(0), directed()
    with inside(new[0]):
        made = StoredReport.objects.get().made_at
        assert behind() == []
    call_command("reports")
    assert capsys.readouterr().out == "1 reports made\n"
    with inside(old[0]):
        assert opening_of(old[1]) is not None
        assert not AuditEntry.objects.filter(user=None).exists()
    with inside(new[0]):
        assert StoredReport.objects.get().made_at == made
    with inside(never[0]):
        assert not StoredReport.objects.exists()


def test_what_was_made_or_went_meanwhile_is_left_alone():
    whose, network = reported(0)
    with inside(whose):
        made = StoredReport.objects.get().made_at
        ready_report(whose.pk, network.pk)
        ready_report(whose.pk, network.pk + 1)
        ready_report(whose.pk + 1, network.pk)
        assert StoredReport.objects.get().made_at == made
