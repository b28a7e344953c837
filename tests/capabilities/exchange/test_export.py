"""A network leaves whole, by whoever may, and comes back into itself without adding anything."""

import io
import json
import logging
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import AuditEntry
from draagvlak.capabilities.demo.actions import LIST
from draagvlak.capabilities.exchange.actions import export, receive, start_import
from draagvlak.capabilities.exchange.queries.holding import held
from draagvlak.capabilities.exchange.readers.table import Refused
from draagvlak.capabilities.exchange.writers import FORMATS
from draagvlak.capabilities.insights.queries import report_of
from draagvlak.capabilities.network.actions import NewContact, NewPerson, NewRows, add_batch
from draagvlak.capabilities.network.models import (
    Contact,
    KnownTie,
    Membership,
    Network,
    Organisation,
    Participation,
    Partnering,
    Person,
)
from tests.capabilities.exchange.networks import plain, read_back, written
from tests.factories import DirectorFactory, UserFactory

pytestmark = pytest.mark.django_db
TABLES = (Network, Person, Membership, Contact, Participation, KnownTie, Organisation, Partnering)
EVERYTHING = ("xlsx", "csv", "json")


@pytest.fixture
def role():
    role = DirectorFactory()
    with inside(role.authority):
        yield role


def network_of(role, people=3):
    """Two people of one name, a name that reads as two, a contact of one person, a tie, a director, and organisations:
    one that belongs, one that is only named by its people, and one of another network.
    """
    names = ["An Peeters", "An Peeters", "Jan, Piet en Joris", "=HYPERLINK(1)", "'t Hof"]
    rows = NewRows(
        people=tuple(
            NewPerson(f"k{n}", names[n % 5], ("colleague", "political")[: n % 3], "schepen", "OCMW", "", f"{n}@a.be")
            for n in range(people)
        ),
        contacts=tuple(
            NewContact(date(2026, 1, 1 + n), "overleg", "- punt 1;\r\n+ punt 2", ("k0", *(("k1", "k2") if n else ())))
            for n in range(people)
        ),
        ties=(("k0", "k1", 2.5),) if people > 1 else (),
        director="k0",
    )
    network = add_batch(role.user, role.authority, None, "Ons netwerk", rows).network
    for n, name in enumerate(("De Kiem", "OCMW", "Elders")):
        said = {"phone": "+32470123456", "website": "https://dekiem.example", "enterprise_number": "0403019261"}
        row, _made = Organisation.objects.get_or_create(authority=role.authority, name=name, defaults=said)
        if not n:
            since = date(2020, 1, 31)
            Partnering.objects.create(authority=role.authority, network=network, organisation=row, since=since)
    return network


def exported(role, network, key):
    stream = io.BytesIO()
    network.refresh_from_db()
    export(role.user, role.authority, network, FORMATS[key], stream)
    return stream.getvalue()


def brought_back(role, network, key, data, tmp_path):
    path = tmp_path / f"terug.{FORMATS[key].ending}"
    path.write_bytes(data)
    return start_import(role.user, receive(role.user, role.authority, path.name, path), network, "Nieuw")


@pytest.mark.parametrize("key", EVERYTHING)
def test_coming_back_into_itself_adds_nothing(role, key, tmp_path):
    network = network_of(role)
    before = [list(table.objects.order_by("pk").values()) for table in TABLES]
    brought_back(role, network, key, exported(role, network, key), tmp_path)
    assert [list(table.objects.order_by("pk").values()) for table in TABLES] == before


@pytest.mark.parametrize("key", EVERYTHING)
def test_a_new_network_made_of_it_is_the_same(role, key, tmp_path):
    network = network_of(role)
    upload = brought_back(role, None, key, exported(role, network, key), tmp_path)
    network.refresh_from_db()
    assert upload.network.pk != network.pk
    assert plain(held(upload.network)) == plain(held(network))


@pytest.mark.parametrize("key", [*FORMATS])
def test_the_number_of_queries_does_not_grow(role, key):
    counts = []
    for people in (1, 3):
        network = network_of(role, people)
        network.refresh_from_db()
        with CaptureQueriesContext(connection) as asked:
            written(held(network), key)
        counts.append(len(asked))
    assert counts == [7, 7]


def test_a_report_made_of_the_file_has_the_same_figures(role, tmp_path):
    first = start_import(role.user, receive(role.user, role.authority, "lijst.xlsx", LIST), None, "Ons netwerk")
    second = brought_back(role, None, "xlsx", exported(role, first.network, "xlsx"), tmp_path)
    one, other = report_of(first.network), report_of(second.network)
    for part in ("counts", "layers"):
        assert one[part] == other[part]
    counted = ("from", "to", "with_director", "without_director")
    paths = [[[path[part] for part in counted] for path in r["anchoring"]["paths"]] for r in (one, other)]
    assert paths[0] == paths[1]
    assert one["anchoring"]["director_dependence"] == other["anchoring"]["director_dependence"]
    assert [c["name"] for c in one["anchoring"]["cut_points"]] == [c["name"] for c in other["anchoring"]["cut_points"]]


def test_only_whoever_may_exports_and_the_audit_knows(role):
    network = network_of(role)
    with pytest.raises(PermissionDenied):
        export(UserFactory(), role.authority, network, FORMATS["json"], io.BytesIO())
    assert AuditEntry.objects.filter(what="network.export").count() == 0
    exported(role, network, "json")
    (entry,) = AuditEntry.objects.filter(what="network.export")
    assert (entry.user, entry.row) == (role.user, f"network.network {network.pk}")


def test_no_log_names_anybody(role, caplog):
    caplog.set_level(logging.DEBUG)
    network = network_of(role)
    for key in FORMATS:
        exported(role, network, key)
    said = " ".join(record.getMessage() for record in caplog.records if record.name != "django.db.backends")
    assert "Peeters" not in said


def test_what_was_edited_comes_in(role, tmp_path):
    """A row added in a spreadsheet, with names as a user writes them, and a file saved with commas instead."""
    network = network_of(role)
    text = exported(role, network, "csv").decode("utf-8-sig").replace("\r\n- punt", "\n- punt")
    width = text.split("\r\n", 1)[0].count(";")
    added = ["contact", *[""] * 8, "5/03/2026", "Jan, Piet en Joris #p0 ; Nieuwe Persoon & 't Hof", "bezoek"]
    known = next(p for p in held(network).people if p.name.startswith("Jan,"))
    added[10] = f"Jan #{known.id}; Nieuwe Persoon & 't Hof"
    row = ";".join(f'"{cell}"' if ";" in cell else cell for cell in added) + ";" * (width + 1 - len(added)) + "\r\n"
    brought_back(role, network, "csv", (text + row).encode(), tmp_path)
    contact = Contact.objects.get(kind="bezoek")
    assert contact.happened_on == date(2026, 3, 5)
    assert [one.person.name for one in contact.participations.select_related("person")] == [
        "Jan, Piet en Joris",
        "Nieuwe Persoon",
        "'t Hof",
    ]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"schema": "draagvlak.report/1"}, "report-not-network"),
        ({"schema": "draagvlak.network/2"}, "newer-network"),
        ({"schema": "draagvlak.network/1"}, "damaged"),
        ({"schema": "draagvlak.network/1", "people": [1]}, "damaged"),
        ({"schema": "draagvlak.network/1", "people": [], "contacts": [{"on": "x", "participants": ["p"]}]}, "damaged"),
        ({"schema": "draagvlak.network/1", "people": [{"id": ["p"], "name": "An"}]}, "damaged"),
    ],
)
def test_other_json_is_refused_in_a_sentence(role, given, code, tmp_path):
    path = tmp_path / "iets.json"
    path.write_text(json.dumps(given), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        receive(role.user, role.authority, path.name, path)
    assert refused.value.code == code


@pytest.mark.parametrize("key", EVERYTHING)
def test_english_files_come_back_too(role, key):
    network = network_of(role, 5)
    network.refresh_from_db()
    with override("en"):
        data = written(held(network), key)
    if key != "json":
        assert (b"Reference in Draagvlak" in data) == (key == "csv")
    assert plain(read_back(data, key)) == plain(held(network))
