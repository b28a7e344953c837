"""Many rows changed at once: each at its next version, with what stood there kept, at the same price for three."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from draagvlak.basics.editing import edit_all
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.network.models import Person
from tests.factories import AuthorityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def authority():
    authority = AuthorityFactory()
    with inside(authority):
        yield authority


def named(authority, *names):
    return Person.objects.bulk_create(Person(authority=authority, name=name) for name in names)


def test_what_changes_gets_a_version_and_what_stood_there_is_kept(authority):
    an, bo, cas = named(authority, "An", "Bo", "Cas")
    found = {an.pk: "Lier", bo.pk: "", cas.pk: "Duffel"}
    changed = edit_all(Person.objects.all(), lambda row: {"municipality": found[row.pk]})
    assert [row.pk for row in changed] == [an.pk, cas.pk]
    rows = Person.objects.order_by("pk").values_list("municipality", "version")
    assert list(rows) == [("Lier", 2), ("", 1), ("Duffel", 2)]
    kept = [(row.municipality, row.version, row.history_type) for row in an.history.order_by("history_id")]
    assert kept == [("", 1, "+"), ("Lier", 2, "~")]
    assert bo.history.count() == 0


def test_a_second_change_keeps_what_stood_there_once(authority):
    (an,) = named(authority, "An")
    for municipality in ("Lier", "Duffel"):
        edit_all(Person.objects.all(), lambda _row, to=municipality: {"municipality": to})
    assert [row.municipality for row in an.history.order_by("history_id")] == ["", "Lier", "Duffel"]


def test_it_asks_as_much_for_three_rows_as_for_one(authority):
    asked = []
    for count in (1, 3):
        named(authority, *(f"An {n}" for n in range(count)))
        with CaptureQueriesContext(connection) as seen:
            edit_all(Person.objects.filter(municipality=""), lambda _row: {"municipality": "Lier"})
        asked.append(len(seen))
    assert asked[0] == asked[1]
