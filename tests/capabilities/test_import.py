"""A list comes in whole, comes in once, and goes out without a trace."""

import json
from dataclasses import replace
from datetime import date

import pytest
from django.core import serializers
from django.core.exceptions import PermissionDenied
from django.utils.timezone import localdate
from django_scopes.exceptions import ScopeError

from draagvlak.analysis.report import make_report
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import AuditEntry
from draagvlak.capabilities.demo.actions import LIST, load_demo
from draagvlak.capabilities.exchange.actions import cancel_import, receive, start_import, undo_import
from draagvlak.capabilities.exchange.mapping.reading import read_listing
from draagvlak.capabilities.exchange.mapping.shapes import propose
from draagvlak.capabilities.exchange.mapping.supporting import support_of
from draagvlak.capabilities.exchange.models import Upload
from draagvlak.capabilities.exchange.queries import preview
from draagvlak.capabilities.exchange.readers import open_book
from draagvlak.capabilities.exchange.readers.table import Refused
from draagvlak.capabilities.insights.actions import answer_conversation, refresh_report
from draagvlak.capabilities.insights.queries import report_of
from draagvlak.capabilities.insights.snapshots import records_of
from draagvlak.capabilities.insights.writers.carried_json import Beside
from draagvlak.capabilities.insights.writers.report_json import as_json
from draagvlak.capabilities.network.models import Contact, KnownTie, Membership, Network, Participation, Person
from draagvlak.capabilities.support.models import Body, Evidence
from tests.factories import DirectorFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("few_draws")]
TABLES = (Network, Person, Membership, Contact, Participation, KnownTie, Body, Evidence)


@pytest.fixture
def role():
    role = DirectorFactory()
    with inside(role.authority):
        yield role


def brought(role, path=LIST, name="lijst.xlsx"):
    return receive(role.user, role.authority, name, path)


def imported(role, network=None):
    return start_import(role.user, brought(role), network, "Ons netwerk")


def dump():
    rows = [row for table in TABLES for row in table.objects.order_by("pk")]
    return serializers.serialize("json", rows)


def test_the_example_gives_the_figures_of_its_readme(role):
    network = imported(role).network
    network.frozen_on = date(2026, 11, 24)  # the day of the readme
    network.save()
    refresh_report(role.user, role.authority, network)
    report = report_of(network)
    assert report["counts"] == {
        "persons": 48,
        "organisations": 12,
        "contacts": 176,
        "planned": 1,
        "ties": 129,
        "active_ties": 108,
    }
    paths = {p["to"]: (p["with_director"], p["without_director"]) for p in report["anchoring"]["paths"]}
    assert paths == {"colleague": (5, 4), "team_leader": (2, 2), "management": (2, 1), "political": (1, 1)}
    assert [c["name"] for c in report["anchoring"]["cut_points"]] == ["Christel Notulen"]
    assert report["director"]["name"] == "Lies Voorbeeld"
    assert round(report["anchoring"]["director_dependence"], 7) == 0.2142857


def test_a_second_time_doubles_nothing(role):
    network = imported(role).network
    before = [table.objects.count() for table in TABLES]
    imported(role, network)
    assert [table.objects.count() for table in TABLES] == before


def test_undo_restores_every_byte(role):
    first = imported(role)
    Contact.objects.filter(happened_on__gte=date(2026, 6, 1)).delete()
    Person.objects.filter(name="Hilde Leeszaal").update(function="")
    before = dump()
    second = imported(role, first.network)
    assert dump() != before
    undo_import(role.user, second)
    assert dump() == before


def test_undoing_the_first_list_leaves_nothing(role):
    upload = imported(role)
    undo_import(role.user, upload)
    assert json.loads(dump()) == []
    upload = Upload.objects.get(pk=upload.pk)
    assert upload.state == "undone"
    undo_import(role.user, upload)


def test_a_list_under_a_newer_one_is_not_undone(role):
    first = imported(role)
    second = imported(role, first.network)
    before = dump()
    assert (undo_import(role.user, first), dump()) == (False, before)
    assert (undo_import(role.user, second), undo_import(role.user, first)) == (True, True)
    assert json.loads(dump()) == []


def test_confirming_twice_reads_once(role):
    upload = brought(role)
    start_import(role.user, upload, None, "Ons netwerk")
    start_import(role.user, upload, None, "Ons netwerk")
    assert Network.objects.count() == 1


def test_a_refused_file_leaves_no_trace(role, tmp_path):
    bad = tmp_path / "x.xlsx"
    bad.write_bytes(LIST.read_bytes()[:4000])
    with pytest.raises(Refused):
        brought(role, bad)
    assert (Upload.objects.count(), AuditEntry.objects.count()) == (0, 0)


def test_an_import_that_breaks_stores_nothing_and_can_be_tried_again(role, monkeypatch):
    upload = brought(role)
    with monkeypatch.context() as broken:
        broken.setattr("draagvlak.capabilities.exchange.actions.importing.outdate_report", breaks)
        assert start_import(role.user, upload, None, "Ons netwerk").state == "failed"
    assert json.loads(dump()) == []
    assert start_import(role.user, upload, None, "Ons netwerk").state == "done"


def test_a_report_that_breaks_is_made_by_its_page(role, monkeypatch):
    upload = brought(role)
    with monkeypatch.context() as broken:
        broken.setattr("draagvlak.capabilities.exchange.actions.importing.refresh_report", breaks)
        done = start_import(role.user, upload, None, "Ons netwerk")
    assert (done.state, report_of(done.network), Contact.objects.count()) == ("done", None, 176 + 1)


def breaks(*args):
    raise RuntimeError("Lies Voorbeeld is not to be logged")


def test_a_cancelled_list_keeps_no_cells(role):
    upload = brought(role)
    cancel_import(role.user, upload)
    kept = Upload.objects.get(pk=upload.pk)
    assert (kept.state, bytes(kept.cells), kept.mapping) == ("cancelled", b"", {})


def test_a_register_number_is_stored_nowhere(role, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Naam;RR-nummer;Functie\nAn;85.07.30-033.28;collega\nBo;93051822361;deelnemer 93.05.18-223.61\n")
    upload = brought(role, path, "list.csv")
    start_import(role.user, upload, None, "Ons netwerk")
    said = repr(preview(upload)) + dump() + json.dumps(upload.mapping)
    assert "An" in said
    for digits in ("033.28", "85.07.30", "93051822361", "223.61"):
        assert digits not in said
    assert [n.values["column"] for n in preview(upload).listing.warnings if n.code == "register-number-dropped"] == [
        "RR-nummer"
    ]


def test_whoever_has_no_right_changes_nothing(role):
    stranger = UserFactory(is_superuser=True)
    with pytest.raises(PermissionDenied):
        receive(stranger, role.authority, "lijst.xlsx", LIST)
    upload = brought(role)
    with pytest.raises(PermissionDenied):
        start_import(stranger, upload, None, "x")
    assert Network.objects.count() == 0


def test_a_refused_conversation_is_not_proposed_again(role):
    upload = imported(role)
    talk = report_of(upload.network)["conversations"][0]
    pair = (int(talk["and"]["id"]), int(talk["with"]["id"]))
    answer_conversation(role.user, role.authority, upload.network, pair, "not_right")
    assert records_of(upload.network, localdate()).refused == {tuple(str(n) for n in sorted(pair))}


def test_neighbours_stay_unseen(role):
    network = imported(role).network
    other = DirectorFactory()
    with inside(other.authority):
        assert Person.objects.count() == 0
        assert records_of(network, date(2026, 11, 24)).people == ()


def test_without_a_scope_nothing_answers():
    with pytest.raises(ScopeError):
        dump()


def test_the_demonstration_is_made_once():
    first, second = load_demo(), load_demo()
    assert first == second


def test_reading_records_costs_the_same_for_three_lists(role, django_assert_num_queries):
    network = Network.objects.select_related("authority").get(pk=imported(role).network.pk)
    for _ in range(2):
        with django_assert_num_queries(7):
            records_of(network, date(2026, 11, 24))
        Contact.objects.first().delete()


def test_the_evidence_of_a_list_comes_in_with_it(role):
    network = imported(role).network
    found = Evidence.objects.filter(network=network).order_by("on")
    assert [(e.on.isoformat(), e.kind, e.layer, e.body and e.body.name, e.person and e.person.name) for e in found] == [
        ("2025-05-02", "presence", "political", None, "Schepen De Linde"),
        ("2025-12-18", "budget", "political", "college", None),
        ("2026-03-10", "briefing", "management", None, "Christel Notulen"),
        ("2026-06-01", "hours", "team_leader", None, "Annemie Rooster"),
    ]
    assert found[3].text == "halve dag per week voor netwerk"


def test_evidence_is_not_doubled_and_leaves_with_its_list(role):
    first = imported(role)
    second = imported(role, first.network)
    assert Evidence.objects.count() == 4
    assert undo_import(role.user, second)
    assert Evidence.objects.count() == 4
    assert undo_import(role.user, first)
    assert (Evidence.objects.count(), Body.objects.count(), Evidence.history.count()) == (0, 0, 0)


def test_web_and_terminal_say_the_same_of_each_layer(role):
    path = LIST
    network = imported(role).network
    network.frozen_on = date(2026, 11, 24)
    network.save()
    stored = refresh_report(role.user, role.authority, network)
    book = open_book(path, path.name)
    listing = read_listing(book, propose(book), date(2026, 11, 24))
    support = support_of(listing)
    report = make_report(replace(listing.records(), support=support), date(2026, 11, 24))
    told = as_json(report, {}, {}, [], "column", Beside(support))
    parts = ("layer", "level", "high", "known", "unknown", "stale", "contested", "drops_on", "drops_to", "sentence")
    for key in ("carrying", "carrying_of_bodies"):
        ours = [{part: layer[part] for part in parts} for layer in told[key]]
        assert [{part: layer[part] for part in parts} for layer in stored.texts["nl"][key]] == ours
    assert [layer["level"] for layer in told["carrying"]] == [None, "commits", "informed", "commits"]
    assert [layer["level"] for layer in told["carrying_of_bodies"]] == [None, None, None, "commits"]
    assert stored.texts["nl"]["support_conversation"]["layer"] == "political"
