"""Who sees which lines, how they are named, and what leaves as a file."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, now
from rules.permissions import permissions

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import AuditEntry, Role
from draagvlak.capabilities.network.models import Membership, Person, Seat
from draagvlak.capabilities.privacy.actions.log import export_log
from draagvlak.capabilities.privacy.queries.audit import Asking, asked, named, visible, who_and_what
from draagvlak.capabilities.privacy.wording.done import DONE, ROWS, what_row, what_was_done
from draagvlak.capabilities.privacy.writers.log_csv import write_log
from tests.factories import AuthorityFactory, DirectorFactory, NetworkFactory, SeatFactory, UserFactory

pytestmark = pytest.mark.django_db


class House:
    def __init__(self, authority):
        self.authority = authority
        seat = SeatFactory(network__authority=authority, role__authority=authority)
        self.network, self.user = seat.network, seat.role.user
        there = SeatFactory(network=NetworkFactory(authority=authority), role__authority=authority)
        self.elsewhere, self.other = there.network, there.role.user
        self.administrator = DirectorFactory(authority=authority, kind="administrator").user
        role = Role.objects.create(user=UserFactory(), authority=authority, kind="colleague")
        Seat.objects.create(authority=authority, role=role, network=self.network)
        self.colleague = role.user
        self.person = Person.objects.create(authority=authority, name="=Bo()")
        Membership.objects.create(authority=authority, network=self.network, person=self.person)
        self.here = self.line(self.colleague, self.network, f"network.person {self.person.pk}")
        self.there = self.line(self.other, self.elsewhere, f"network.network {self.elsewhere.pk}")
        self.nobody = self.line(None, None, "privacy.retentionrun 1", "privacy.keep_to_time")

    def line(self, user, network, row, what="network.note_contact"):
        key = network.pk if network else None
        return AuditEntry.objects.create(authority=self.authority, user=user, what=what, row=row, network_key=key)


@pytest.fixture
def house():
    authority = AuthorityFactory()
    with inside(authority):
        yield House(authority)


def seen(house, user):
    return set(visible(user, house.authority))


def test_each_sees_the_lines_that_are_theirs(house):
    assert seen(house, house.administrator) == {house.here, house.there, house.nobody}
    assert seen(house, house.user) == {house.here}
    assert seen(house, house.other) == {house.there}
    assert seen(house, house.colleague) == {house.here}
    assert seen(house, UserFactory()) == set()


def test_what_is_done_in_a_network_says_in_which(house):
    with acting(house.colleague, "network.note_contact", house.authority, house.network) as note:
        note(house.person)
    with acting(house.user, "privacy.open", house.authority) as note:
        note(house.person)
    newest = AuditEntry.objects.order_by("-pk").values_list("network_key", flat=True)[:2]
    assert list(newest) == [None, house.network.pk]


def test_a_name_only_where_the_viewer_may_know_it(house):
    lines = {who: named(who, house.authority, [house.here, house.there]) for who in (house.user, house.administrator)}
    assert [line.name for line in lines[house.user]] == ["=Bo()", ""]
    assert [line.name for line in lines[house.administrator]] == ["=Bo()", house.elsewhere.name]
    assert [line.name for line in named(house.colleague, house.authority, [house.here])] == [""]
    assert [line.row for line in lines[house.user]] == ["network.person", "network.network"]


def test_it_is_asked_by_who_what_and_when(house):
    rows = visible(house.administrator, house.authority)
    assert list(asked(rows, Asking(who=house.colleague.pk))) == [house.here]
    assert list(asked(rows, Asking(what="privacy.keep_to_time"))) == [house.nobody]
    AuditEntry.objects.filter(pk=house.there.pk).update(at=now() - timedelta(days=3))
    today = localdate()
    assert set(asked(rows, Asking(since=today))) == {house.here, house.nobody}
    assert list(asked(rows, Asking(until=today - timedelta(days=1)))) == [house.there]
    users, rights = who_and_what(rows)
    assert set(users) == {house.colleague, house.other}
    assert rights == ["network.note_contact", "privacy.keep_to_time"]
    assert who_and_what(visible(house.user, house.authority)) == ([house.colleague], ["network.note_contact"])


def test_the_file_has_what_one_may_see_and_calculates_nothing(house):
    made = io.BytesIO()
    export_log(house.user, house.authority, Asking(what="network.note_contact"), made)
    lines = list(csv.reader(io.StringIO(made.getvalue().decode("utf-8-sig")), delimiter=";"))
    assert lines[0] == ["Wanneer", "Wie", "Wat", "Waarop", "Naam"]
    (said,) = lines[1:]
    assert said[1:] == [house.colleague.email, "noteerde of wijzigde een contact", "persoon", "'=Bo()"]
    assert AuditEntry.objects.filter(what="privacy.export_audit", user=house.user).count() == 1


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_cell_begins_a_sum(cell):
    made = io.BytesIO()
    write_log([("2026-11-20", "an@example.com", "network.open", "network.person", cell)], made)
    line = list(csv.reader(io.StringIO(made.getvalue().decode("utf-8-sig"), newline=""), delimiter=";"))[1]
    assert line[-1] == f"'{cell}"


def test_every_right_has_words_in_the_log():
    assert {right for right in permissions if right not in DONE} == set()
    assert (what_was_done("x.unknown"), what_row("x.unknown")) == ("x.unknown", "iets anders")
    assert what_row("network.person") == "persoon"
    assert len(ROWS) > 15


def test_as_many_questions_for_one_line_as_for_three(house):
    def questions(entries):
        with CaptureQueriesContext(connection) as seen:
            named(house.user, house.authority, entries)
        return len(seen)

    assert questions([house.here]) == questions([house.here, house.here, house.here])
