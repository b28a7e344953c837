"""What left in a file, was edited there and comes in again: the network becomes as the file says, and back by undo."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from draagvlak.analysis.layers import LAYERS
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.exchange.actions import receive, start_import, undo_import
from draagvlak.capabilities.exchange.mapping.listing import ListedContact, ListedPerson
from draagvlak.capabilities.exchange.queries import held
from draagvlak.capabilities.exchange.writers import FORMATS
from draagvlak.capabilities.insights.actions import refresh_report
from draagvlak.capabilities.network.actions import NewContact, NewPerson, NewRows, add_batch
from draagvlak.capabilities.network.models import Contact, Membership, Network, Participation, Person
from tests.capabilities.exchange.networks import cells, names, networks, plain, written
from tests.capabilities.test_undo import dump
from tests.factories import DirectorFactory

pytestmark = pytest.mark.django_db
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
        contacts.append((replace(contact, **new), replace(contact, **kept)))
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
@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=[*HealthCheck])
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
