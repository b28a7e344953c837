"""A list that comes again brings only what is not there, however its contacts are looked up."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.exchange.actions import receive, start_import
from draagvlak.capabilities.network.models import Contact
from draagvlak.capabilities.network.queries import met_before
from tests.factories import DirectorFactory

pytestmark = pytest.mark.django_db
ROWS = [f"{day}/3/2026;An, Bo;overleg" for day in (1, 2, 2, 3, 3, 3, 4)]


@pytest.fixture
def role():
    role = DirectorFactory()
    with inside(role.authority):
        yield role


@pytest.fixture
def bring(role, tmp_path):
    def bring(rows, network=None):
        path = tmp_path / "lijst.csv"
        path.write_text("\n".join(["Datum;Wie;Soort", *rows]))
        upload = receive(role.user, role.authority, "lijst.csv", path)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            done = start_import(role.user, upload, network, "Ons netwerk")
        assert done.state == "done"
        marks = [one["sql"] for one in asked if '"fingerprint" IN' in one["sql"]]
        return done.network, upload.against, len(marks)

    return bring


@pytest.mark.parametrize("together", [1, 2, 3, 2000])
def test_only_what_is_not_there_comes_in(bring, monkeypatch, together):
    monkeypatch.setattr(met_before, "TOGETHER", together)
    network, _, looked = bring(ROWS)
    assert (Contact.objects.count(), looked) == (7, 0)
    _, against, looked = bring(ROWS, network)
    assert (Contact.objects.count(), against["counts"]["contacts_new"]) == (7, 0)
    assert looked == -(-7 // together)
    _, against, _ = bring([*ROWS, ROWS[0], ROWS[1], "5/3/2026;An, Cas;mail", ROWS[-1]], network)
    assert (Contact.objects.count(), against["counts"]["contacts_new"]) == (11, 4)


def test_a_small_list_asks_as_much_of_a_large_network_as_of_a_small_one(bring):
    network, _, _ = bring(ROWS[:1])
    assert bring(["1/4/2026;An, Bo;mail"], network)[2] == 1
    bring([f"{day}/5/2026;An, Bo;mail" for day in range(1, 30)], network)
    assert bring(["2/4/2026;An, Bo;mail"], network)[2] == 1
