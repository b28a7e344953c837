"""What left in a file, was edited there and comes in again: the network becomes as the file says, and back by undo."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from draagvlak.analysis.layers import LAYERS
from draagvlak.basics.references import new_mark
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.exchange.actions import export, receive, start_import, undo_import
from draagvlak.capabilities.exchange.mapping.gathered import ListedContact
from draagvlak.capabilities.exchange.mapping.listing import ListedPerson
from draagvlak.capabilities.exchange.queries.holding import held
from draagvlak.capabilities.exchange.writers import FORMATS
from draagvlak.capabilities.insights.actions import refresh_report
from draagvlak.capabilities.network.actions import NewContact, NewPerson, NewRows, add_batch
from draagvlak.capabilities.network.models import Contact, Membership, Network, Participation, Person
from tests.capabilities.exchange.networks import cells, names, networks, plain, written
from tests.capabilities.test_undo import dump
from tests.factories import DirectorFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("few_draws")]
TEXTS = ("function", "organisation", "municipality", "email")
EVERYTHING = ("xlsx", "csv", "json")
WHAT_STANDS = (Network, Person, Membership, Contact, Participation)


@pytest.fixture
def role():
    role = DirectorFactory()
    with inside(role.authority):
        yield role


def network_of(role, given):
    """A network that holds what `given` holds."""
    people = tuple(
        NewPerson(p.id, p.name, p.layers, p.function, p.organisation, p.municipality, p.email) for p in given.people
    )
    contacts = tuple(NewContact(c.on, c.kind, c.subject, c.participants) for c in given.contacts)
    ties = tuple((tie.a, tie.b, tie.weight) for tie in given.ties)
    made = add_batch(role.user, role.authority, None, given.name[:100], NewRows(people, contacts, ties, given.director))
    refresh_report(role.user, role.authority, made.network)
    made.network.refresh_from_db()
    return made.network


def brought(role, data, key, tmp_path):
    path = Path(tmp_path) / f"netwerk.{FORMATS[key].ending}"
    path.write_bytes(data)
    return receive(role.user, role.authority, path.name, path)


def into(role, network, upload, takes_over=True):
    done = start_import(role.user, upload, network, "" if network else "Ons netwerk", takes_over)
    assert done.state == "done"
    return done


def tables():
    return [list(table.objects.order_by("pk").values()) for table in WHAT_STANDS]


def as_it_stands(network):
    """`plain`, with people of a contact in any order: an edit changes who was there, not who came first."""
    told = plain(network)
    told["contacts"] = sorted((on, sorted(there), kind, subject) for on, there, kind, subject in told["contacts"])
    return told


@st.composite
def edits(draw, before):
    """The file as somebody edited it, and the network that it should give: an emptied cell keeps what was there."""
    people, contacts = [], []
    for person in before.people:
        new = {part: draw(cells) for part in TEXTS if draw(st.booleans())}
        new |= {"name": draw(names)} if draw(st.booleans()) else {}
        new |= {"layers": tuple(draw(st.lists(st.sampled_from(LAYERS), unique=True)))} if draw(st.booleans()) else {}
        people.append((replace(person, **new), replace(person, **{k: v or getattr(person, k) for k, v in new.items()})))
        if "layers" in new:
            people[-1][1].layers = new["layers"]  # "geen laag" stands in the cell, so that it is not empty
    for n in range(draw(st.integers(0, 2))):
        one = ListedPerson(f"nieuw{n}", f"Nieuw Iemand{n}", (), draw(cells))
        people.append((one, one))
    some = st.lists(st.sampled_from([one.id for one, _ in people]), min_size=1, unique=True).map(tuple)
    days = st.dates(date(1950, 1, 1), date(2199, 12, 31))
    for contact in before.contacts:
        new = {"on": draw(days)} if draw(st.booleans()) else {}
        new |= {"participants": draw(some)} if draw(st.booleans()) else {}
        new |= {part: draw(cells) for part in ("kind", "subject") if draw(st.booleans())}
        kept = {part: value or getattr(contact, part) for part, value in new.items()}
        contacts.append((contact._replace(**new), contact._replace(**kept)))
    for _ in range(draw(st.integers(0, 2))):
        one = ListedContact(draw(days), draw(some), draw(cells), draw(cells), "", 0)
        contacts.append((one, one))
    contacts = draw(st.permutations(contacts))
    director = draw(st.sampled_from([None, *(one.id for one, _ in people)]))
    sides = [
        replace(before, people=tuple(p[n] for p in people), contacts=tuple(c[n] for c in contacts)) for n in (0, 1)
    ]
    return replace(sides[0], director=director), replace(sides[1], director=director or before.director)


@pytest.mark.parametrize("key", EVERYTHING)
@settings(max_examples=6, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=[*HealthCheck])
@given(first=networks(), data=st.data())
def test_an_edited_file_makes_the_network_what_it_says(role, tmp_path, key, first, data):
    with transaction.atomic():
        network = network_of(role, first)
        started = dump()
        before = held(network)
        before = replace(before, contacts=tuple(before.contacts))
        edited, wanted = data.draw(edits(before))
        file = written(edited, key)
        done = into(role, network, brought(role, file, key, tmp_path))
        network.refresh_from_db()
        became, expected = as_it_stands(held(network)), as_it_stands(wanted)
        for part in expected:
            assert became[part] == expected[part]
        stands = tables()
        again = into(role, network, brought(role, file, key, tmp_path))
        assert (tables(), again.batch.filled) == (stands, [])
        assert undo_import(role.user, again)
        assert undo_import(role.user, done)
        assert dump() == started
        transaction.set_rollback(True)


def sheet(role, network):
    """Its CSV as rows of cells, the titles first."""
    stream = io.BytesIO()
    export(role.user, role.authority, network, FORMATS["csv"], stream)
    return [*csv.reader(io.StringIO(stream.getvalue().decode("utf-8-sig")), delimiter=";")]


def sent(role, rows, tmp_path):
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    return brought(role, text.getvalue().encode(), "csv", tmp_path)


def at(rows, kind, text, title):
    """Where the cell below `title` is, in the row of this kind in which `text` stands."""
    row = next(row for row in rows if row[0] == kind and text in row)
    return row, rows[0].index(title)


def edited(rows, kind, text, title, value):
    row, n = at(rows, kind, text, title)
    row[n] = value


def small(role, count=3):
    """`count` people, each but the first in a contact with the first."""
    people = tuple(
        NewPerson(f"k{n}", f"Iemand {'ABCDEFG'[n]}", ("colleague",), "collega", "", "", "") for n in range(count + 1)
    )
    contacts = tuple(NewContact(date(2026, 1, n), "overleg", f"punt {n}", ("k0", f"k{n}")) for n in range(1, count + 1))
    network = add_batch(role.user, role.authority, None, "Ons netwerk", NewRows(people, contacts, (), None)).network
    refresh_report(role.user, role.authority, network)
    network.refresh_from_db()
    return network


def test_a_name_changed_in_one_place_only_stays_one_person(role, tmp_path):
    """The row of the person says the new name, the contacts still say the old one."""
    network = small(role)
    started, rows = dump(), sheet(role, network)
    edited(rows, "persoon", "Iemand A", "Naam", "Iemand A-Maes")
    upload = sent(role, rows, tmp_path)
    assert upload.against["counts"] == {
        "people_new": 0,
        "people_changed": 1,
        "people_filled": 0,
        "contacts_new": 0,
        "contacts_changed": 0,
        "parts": {"name": 1},
        "aliases": [],
    }
    done = into(role, network, upload)
    assert [*Person.objects.order_by("pk").values_list("name", flat=True)] == [
        "Iemand A-Maes",
        "Iemand B",
        "Iemand C",
        "Iemand D",
    ]
    assert (Contact.objects.count(), Participation.objects.count()) == (3, 6)
    stands = tables()
    again = into(role, network, sent(role, sheet(role, network), tmp_path))
    as_pairs = into(role, network, brought(role, written(held(network), "graphml"), "graphml", tmp_path))
    assert (tables(), again.batch.filled, as_pairs.batch.filled) == (stands, [], [])
    for upload in (as_pairs, again, done):
        assert undo_import(role.user, upload)
    assert dump() == started


def test_a_row_copied_to_add_somebody_is_somebody_else(role, tmp_path):
    network = small(role)
    rows = sheet(role, network)
    row, n = at(rows, "persoon", "Iemand B", "Naam")
    rows.append([*row[:n], "Iemand Nieuw", *row[n + 1 :]])
    row, n = at(rows, "contact", "punt 1", "Waarover")
    rows.append([*row[:n], "punt nieuw", *row[n + 1 :]])
    into(role, network, sent(role, rows, tmp_path))
    assert [*Person.objects.order_by("pk").values_list("name", flat=True)][1:] == [
        "Iemand B",
        "Iemand C",
        "Iemand D",
        "Iemand Nieuw",
    ]
    subjects = Contact.objects.order_by("pk").values_list("subject", flat=True)
    assert [*subjects] == ["punt 1", "punt 2", "punt 3", "punt nieuw"]


def test_what_is_gone_from_the_file_or_emptied_stays(role, tmp_path):
    network = small(role)
    stands, rows = tables(), sheet(role, network)
    edited(rows, "persoon", "Iemand B", "Functie", "")
    edited(rows, "persoon", "Iemand B", "Laag", "")
    edited(rows, "contact", "punt 1", "Soort contact", "")
    rows = [row for row in rows if "Iemand D" not in row and "punt 3" not in row]
    into(role, network, sent(role, rows, tmp_path))
    assert tables() == stands


def test_contacts_that_trade_texts_trade_them_back(role, tmp_path):
    network = small(role)
    started, rows = dump(), sheet(role, network)
    one, other = at(rows, "contact", "punt 1", "Datum")[0], at(rows, "contact", "punt 2", "Datum")[0]
    one[2:], other[2:] = other[2:], one[2:]
    done = into(role, network, sent(role, rows, tmp_path))
    assert [*Contact.objects.order_by("pk").values_list("subject", flat=True)] == ["punt 2", "punt 1", "punt 3"]
    assert undo_import(role.user, done)
    assert dump() == started


def test_what_the_director_does_not_take_over_stays(role, tmp_path):
    network = small(role)
    stands, rows = tables(), sheet(role, network)
    edited(rows, "persoon", "Iemand B", "Functie", "schepen")
    edited(rows, "persoon", "Iemand C", "Naam", "Iemand Anders")
    edited(rows, "contact", "punt 1", "Datum", "2026-02-02")
    upload = sent(role, rows, tmp_path)
    assert (upload.against["counts"]["people_changed"], upload.against["counts"]["contacts_changed"]) == (2, 1)
    done = into(role, network, upload, takes_over=False)
    assert (tables(), done.batch.filled) == (stands, [])


def test_a_newer_list_of_ones_own_wins_and_brings_only_what_is_new(role, tmp_path):
    first = [["Datum", "Aanwezig"], ["5/3/2026", "An Peeters, Bo Claes"]]
    who = [["Naam", "Functie", "Organisatie"], ["An Peeters", "schepen", ""], ["Bo Claes", "collega", "OCMW"]]
    newer = [who[0], ["An Peeters", "diensthoofd", "Stad"], ["Bo Claes", "collega", "OCMW"], ["Cas", "collega", ""]]
    network = into(role, None, sent(role, first, tmp_path)).network
    into(role, network, sent(role, who, tmp_path))
    started = dump()
    upload = sent(role, newer, tmp_path)
    assert upload.against["counts"] == {
        "people_new": 1,
        "people_changed": 1,
        "people_filled": 0,
        "contacts_new": 0,
        "contacts_changed": 0,
        "parts": {"function": 1, "layers": 1},
        "aliases": [],
    }
    done = into(role, network, upload)
    an = Person.objects.get(name="An Peeters")
    assert (an.function, an.organisation, Membership.objects.get(person=an).layers) == (
        "diensthoofd",
        "Stad",
        ["team_leader"],
    )
    assert undo_import(role.user, done)
    assert dump() == started


def test_two_of_one_name_without_references_are_only_filled(role, tmp_path):
    who = [["Naam", "Functie"], ["An Peeters", "schepen"]]
    people = tuple(NewPerson(f"k{n}", "An Peeters", (), text, "", "", "") for n, text in enumerate(["collega", ""]))
    network = add_batch(role.user, role.authority, None, "Ons netwerk", NewRows(people, (), (), None)).network
    into(role, network, sent(role, who, tmp_path))
    assert [*Person.objects.order_by("pk").values_list("function", flat=True)] == ["collega", ""]


def test_references_of_another_authority_mean_nothing(role, tmp_path):
    """Also where they are forged: the right mark, and keys of rows of somebody else."""
    other = DirectorFactory()
    with inside(other.authority):
        theirs = small(other)
        rows = sheet(other, theirs)
        untouched = tables()
    ours = small(role)
    for row in rows[1:]:
        row[2 if row[0] == "persoon" else 12] = f"Vreemd {row[1]}" if row[0] == "persoon" else row[12]
    forged = [rows[0], *([row[0], row[1].replace(theirs.mark, ours.mark), *row[2:]] for row in rows[1:])]
    for some, name in ((rows, "Vreemd"), (forged, "Vreemd")):
        before = Person.objects.count()
        upload = sent(role, some, tmp_path)
        assert upload.against["network"] == ours.pk
        assert upload.against["counts"]["people_changed"] == 0
        assert upload.against["counts"]["contacts_changed"] == 0
        into(role, ours, upload)
        assert Person.objects.count() > before
        Person.objects.filter(name__startswith=name).update(name="weg")
    assert [*Person.objects.exclude(name="weg").order_by("pk").values_list("name", flat=True)] == [
        "Iemand A",
        "Iemand B",
        "Iemand C",
        "Iemand D",
    ]
    with inside(other.authority):
        assert tables() == untouched


def test_another_network_and_another_installation_are_known_by_name_only(role, tmp_path):
    network = small(role)
    rows = sheet(role, network)
    edited(rows, "persoon", "Iemand B", "Naam", "Iemand Anders")
    Network.objects.filter(pk=network.pk).update(mark=new_mark())
    network.refresh_from_db()
    into(role, network, sent(role, rows, tmp_path))
    names_now = [*Person.objects.order_by("pk").values_list("name", flat=True)]
    assert names_now == ["Iemand A", "Iemand B", "Iemand C", "Iemand D", "Iemand Anders"]


def test_queries_do_not_grow_with_what_changed(role, tmp_path):
    asked = []
    for count in (1, 3):
        network = small(role, count)
        rows = sheet(role, network)
        for row in rows[1:]:
            row[-1 if row[0] == "contact" else rows[0].index("Functie")] += "gewijzigd" if row[0] == "persoon" else ""
            if row[0] == "contact":
                row[rows[0].index("Waarover")] += " gewijzigd"
                row[rows[0].index("Wie was erbij")] = "Iemand A; Iemand Nieuw"
        with CaptureQueriesContext(connection) as looked:
            upload = sent(role, rows, tmp_path)
        with CaptureQueriesContext(connection) as written_:
            done = into(role, network, upload)
        assert done.batch.filled != []
        with CaptureQueriesContext(connection) as undone:
            assert undo_import(role.user, done)
        asked.append([len(looked), len(written_), len(undone)])
    assert asked[0] == asked[1]
