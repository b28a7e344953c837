"""Undo restores every byte: of a fresh network and of one that was there, of several lists, newest first."""

import csv
import json
from pathlib import Path

import pytest
from django.core import serializers
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now, timedelta
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.demo.actions import LIST
from draagvlak.capabilities.exchange.actions import receive, start_import, undo_import
from draagvlak.capabilities.insights.actions import answer_conversation
from draagvlak.capabilities.insights.models import ConversationAnswer, StoredReport
from draagvlak.capabilities.network.models import (
    Batch,
    Contact,
    KnownTie,
    Meeting,
    Membership,
    Network,
    Participation,
    Person,
)
from tests.factories import DirectorFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("few_draws")]
TABLES = (Network, Batch, Person, Membership, Contact, Participation, KnownTie, ConversationAnswer, StoredReport)
PEOPLE = ("An Peeters", "Bo Claes", "Cas Maes", "Dré Wouters", "an peeters", "Els")


@pytest.fixture
def role():
    role = DirectorFactory()
    with inside(role.authority):
        yield role


def dump():
    """All rows of the domain, but for when a report was made."""
    rows = json.loads(serializers.serialize("json", [row for t in TABLES for row in t.objects.order_by("pk")]))
    for row in rows:
        row["fields"].pop("made_at", None)
    return json.dumps(rows)


def brought(role, tmp_path, rows):
    path = Path(tmp_path) / "lijst.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return receive(role.user, role.authority, "lijst.csv", path)


def into(role, network, upload):
    done = start_import(role.user, upload, network, "" if network else "Ons netwerk")
    assert done.state == "done"
    return done


contact = st.tuples(
    st.dates().map(lambda day: f"{day.day}/{day.month}/{2020 + day.year % 7}"),
    st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=4).map(", ".join),
    st.sampled_from(["overleg", "mail"]),
)
person = st.tuples(
    st.sampled_from(PEOPLE), st.sampled_from(["", "schepen", "diensthoofd", "tovenaar"]), st.sampled_from(["", "OCMW"])
)
contacts = st.lists(contact, min_size=1, max_size=6).map(lambda rows: [("Datum", "Aanwezig", "Soort"), *rows])
people = st.lists(person, min_size=1, max_size=5).map(lambda rows: [("Naam", "Functie", "Organisatie"), *rows])


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.one_of(contacts, people), lists=st.lists(st.one_of(contacts, people), min_size=1, max_size=3))
def test_lists_undone_newest_first_leave_what_was_there(role, tmp_path, first, lists):
    with transaction.atomic():
        nothing = dump()
        base = into(role, None, brought(role, tmp_path, first))
        before, done = [], []
        for rows in lists:
            before.append(dump())
            done.append(into(role, base.network, brought(role, tmp_path, rows)))
        for upload, was in zip(reversed(done), reversed(before), strict=True):
            assert undo_import(role.user, upload)
            assert dump() == was
        assert undo_import(role.user, base)
        assert dump() == nothing
        transaction.set_rollback(True)


def test_what_was_said_of_others_stays(role, tmp_path):
    base = into(role, None, receive(role.user, role.authority, "lijst.xlsx", LIST))
    pair = tuple(Person.objects.order_by("pk").values_list("pk", flat=True)[:2])
    answer_conversation(role.user, role.authority, base.network, pair, "done")
    StoredReport.objects.all().delete()
    again = into(role, base.network, receive(role.user, role.authority, "lijst.xlsx", LIST))
    undo_import(role.user, again)
    before = dump()
    new = into(role, base.network, brought(role, tmp_path, [("Naam", "Functie"), ("Zoë Nieuw", "schepen")]))
    newcomer = Person.objects.get(name="Zoë Nieuw")
    answer_conversation(role.user, role.authority, base.network, (pair[0], newcomer.pk), "done")
    assert undo_import(role.user, new)
    assert dump() == before
    assert ConversationAnswer.objects.count() == 1


def test_a_network_that_came_with_a_list_stays_for_what_was_planned_in_it_since(role):
    done = into(role, None, receive(role.user, role.authority, "lijst.xlsx", LIST))
    network = Network.objects.get()
    Meeting.objects.create(authority=role.authority, network=network, title="Start", starts_at=now(), ends_at=now())
    assert undo_import(role.user, done)
    assert list(Meeting.objects.values_list("network", "title")) == [(network.pk, "Start")]
    assert Person.objects.count() == 0


def test_the_same_list_twice_brings_only_a_batch(role):
    base = into(role, None, receive(role.user, role.authority, "lijst.xlsx", LIST))
    before = {table: table.objects.count() for table in TABLES}
    again = into(role, base.network, receive(role.user, role.authority, "lijst.xlsx", LIST))
    assert {table: table.objects.count() for table in TABLES} == before | {Batch: 2}
    assert again.batch.filled == []


def test_after_thirty_days_a_list_stays(role):
    done = into(role, None, receive(role.user, role.authority, "lijst.xlsx", LIST))
    Batch.objects.update(created_at=now() - timedelta(days=30, minutes=1))
    before = dump()
    assert (undo_import(role.user, done), dump()) == (False, before)
    Batch.objects.update(created_at=now() - timedelta(days=30, minutes=-1))
    assert undo_import(role.user, done)
    assert Network.objects.count() == 0


def test_undoing_asks_as_much_for_three_contacts_as_for_one(role, tmp_path):
    asked = []
    for count in (1, 3):
        rows = [("Datum", "Aanwezig"), *[(f"1/{n}/2026", "An Peeters, Bo Claes") for n in range(1, count + 1)]]
        done = into(role, None, brought(role, tmp_path, rows))
        with CaptureQueriesContext(connection) as seen:
            undo_import(role.user, done)
        asked.append(len(seen.captured_queries))
    assert asked[0] == asked[1]
