"""The map and its table: the same people, each level to whoever may see it."""

import hashlib
import json
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.insights.models import KeptMap
from draagvlak.capabilities.network.actions import NewContact, NewPerson, NewRows, add_batch
from draagvlak.capabilities.network.models import ImpactDecision
from tests.factories import DirectorFactory

pytestmark = pytest.mark.django_db
VENDOR = Path(__file__).parents[2] / "draagvlak/pages/map/static/map/vendor"


def person(name, layer, organisation=""):
    return NewPerson(name, name, (layer,) if layer else (), "", organisation, "", "")


PEOPLE = (
    person("Rita Trekt", "colleague", "Gemeente"),
    person("Fatima Demo", "people_in_poverty", "De Deurmat"),
    person("Émile Loket", "colleague", "Gemeente"),
    person("Sven Sport", "partner_organisation", "Sportclub"),
    person("Nora Nergens", "political", "Gemeente"),
)


def network_of(role, people=PEOPLE, meetings=((0, 1), (1, 2), (0, 3)), director=0, network=None):
    contacts = tuple(NewContact(localdate(), "", "", tuple(people[n].key for n in pair)) for pair in meetings)
    given = NewRows(people, contacts, (), people[director].key if director is not None else None)
    return add_batch(role.user, role.authority, network, "Ons netwerk", given).network


@pytest.fixture
def role(client):
    role = DirectorFactory()
    client.force_login(role.user)
    with inside(role.authority):
        ImpactDecision.objects.create(authority=role.authority, decided_on=localdate(), body="College")
        yield role


def address(name, network):
    return reverse(f"map:{name}", args=[network.authority.slug, network.slug])


def shown(client, name, network, **asked):
    answer = client.get(address(name, network), asked)
    assert answer.status_code == 200
    rows = [(row.name, row.state, row.ties, row.without) for row in answer.context["looked"]()["page"]]
    return answer, rows


def test_persons_stand_on_the_map_and_in_the_table(client, role):
    network = network_of(role)
    answer, rows = shown(client, "people", network)
    assert rows == [
        ("Émile Loket", "held", "1 band", "blijft verbonden"),
        ("Fatima Demo", "held", "2 banden", "blijft verbonden"),
        ("Nora Nergens", "loose", "geen band", "staat nu al los"),
        ("Rita Trekt", "director", "2 banden", "is de netwerkregisseur"),
        ("Sven Sport", "falls", "1 band", "komt los te staan"),
    ]
    data = client.get(address("people_data", network)).json()
    assert [node[1] for node in data["nodes"]] == [row[0] for row in rows]
    named = {frozenset((data["nodes"][a][1], data["nodes"][b][1], str(falls))) for a, b, _, falls in data["ties"]}
    assert named == {
        frozenset(("Rita Trekt", "Fatima Demo", "1")),
        frozenset(("Fatima Demo", "Émile Loket", "0")),
        frozenset(("Rita Trekt", "Sven Sport", "1")),
    }
    assert "4 van de 5 mensen zijn met elkaar verbonden." in answer.content.decode()


def test_without_the_director_those_who_fall_come_first(client, role):
    network = network_of(role)
    answer, rows = shown(client, "people", network, zonder="1")
    assert [row[0] for row in rows][:2] == ["Sven Sport", "Émile Loket"]
    assert answer.context["looked"]()["table"].falling == (
        "Zonder Rita Trekt: 1 mens komt los te staan en 2 banden vallen weg. Met elkaar verbonden blijven: 2 mensen."
    )
    assert 'aria-pressed="true"' in answer.content.decode()


def test_organisations_are_there_without_a_name_of_anybody(client, role):
    network = network_of(role)
    assert "Fatima Demo" in client.get(address("people", network)).content.decode()  # there is something to leak
    answer, rows = shown(client, "map", network, zonder="1")
    said = answer.content.decode() + client.get(address("data", network)).content.decode()
    assert [one.name for one in PEOPLE if one.name in said or json.dumps(one.name)[1:-1] in said] == []
    assert "Deurmat" not in said  # which association somebody in poverty belongs to
    assert rows == [
        ("Sportclub", "falls", "1 band", "komt los te staan"),
        ("Gemeente", "held", "1 band", "blijft verbonden"),
        ("Gemeente", "loose", "geen band", "staat nu al los"),
        ("Mensen in armoede", "held", "2 banden", "blijft verbonden, of toch een deel"),
        ("Netwerkregisseur", "director", "2 banden", "is de netwerkregisseur"),
    ]
    assert [row.people for row in answer.context["looked"]()["page"]][3] == "minder dan 5 mensen"


def test_the_table_tells_who_is_tied_to_whom_the_strongest_first(client, role):
    network = network_of(role, meetings=((0, 1), (1, 2), (0, 3), (0, 3)))
    answer, _rows = shown(client, "people", network, zonder="1")
    numbers = {row.name: row.number for row in answer.context["looked"]()["table"].rows}
    answer, rows = shown(client, "people", network, bij=numbers["Rita Trekt"])
    said = answer.content.decode()
    assert [row[0] for row in rows] == ["Sven Sport", "Fatima Demo"]
    assert "Dit zijn de banden van Rita Trekt, de sterkste eerst." in said
    assert f"?bij={numbers['Sven Sport']}#tabel" in said
    assert f"?bij={numbers['Nora Nergens']}#tabel" not in said  # who has no tie
    assert [row[0] for row in shown(client, "people", network, bij=numbers["Nora Nergens"])[1]] == []
    for nonsense in ("x", "9999", "-1"):
        assert len(shown(client, "people", network, bij=nonsense)[1]) == 5
    whole = {row.name: row.number for row in shown(client, "map", network)[0].context["looked"]()["table"].rows}
    answer, rows = shown(client, "map", network, bij=whole["Netwerkregisseur"], zonder="1")
    assert [row[0] for row in rows] == ["Sportclub", "Mensen in armoede"]
    assert [one.name for one in PEOPLE if one.name in answer.content.decode()] == []


def test_whoever_directs_another_authority_finds_nothing(client, role):
    network = network_of(role)
    client.force_login(DirectorFactory().user)
    for name in ("map", "data", "people", "people_data"):
        answer = client.get(address(name, network))
        assert answer.status_code == 404
        assert b"Sportclub" not in answer.content


def test_persons_need_their_own_right(client, role, monkeypatch):
    network = network_of(role)
    monkeypatch.setattr("rules.has_perm", lambda right, *_: right != "network.read_map")
    assert client.get(address("people", network)).status_code == 404
    assert client.get(address("people_data", network)).status_code == 404
    answer = client.get(address("map", network))
    assert address("people", network) not in answer.content.decode()


@pytest.mark.parametrize(
    ("asked", "names"), [("emile", ["Émile Loket"]), ("SPORT  partner", ["Sven Sport"]), ("zz", [])]
)
def test_the_search_knows_no_accents_and_no_order(client, role, asked, names):
    network = network_of(role)
    _answer, rows = shown(client, "people", network, zoek=asked)
    assert [row[0] for row in rows] == names
    part = client.get(address("people", network), {"zoek": asked}, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="tabel"')
    assert ("Niemand past bij wat je zoekt" in part) == (not names)


def test_the_table_comes_in_pages(client, role):
    people = tuple(person(f"Persoon {n:03}", "colleague") for n in range(120))
    network = network_of(role, people, ())
    answer, rows = shown(client, "people", network, pagina="3")
    assert [rows[0][0], rows[-1][0], len(rows)] == ["Persoon 100", "Persoon 119", 20]
    assert "Bladzijde 3 van 3" in answer.content.decode()
    assert shown(client, "people", network, pagina="onzin")[1][0][0] == "Persoon 000"


@pytest.mark.parametrize("name", ["map", "people", "data", "people_data"])
def test_the_number_of_queries_does_not_grow(client, role, name):
    small, large = network_of(role, PEOPLE[:1], ()), network_of(role, PEOPLE[:3], ((0, 1), (1, 2)))
    spent = []
    for network in (small, large):
        client.get(address(name, network))  # which is from here on the network that was last looked at
        with CaptureQueriesContext(connection) as queries:
            client.get(address(name, network))
        spent.append(len(queries))
    assert spent[0] == spent[1] <= 9


def test_without_a_director_nothing_is_said_of_one(client, role):
    answer, rows = shown(client, "people", network_of(role, director=None), zonder="1")
    assert {row[1] for row in rows} == {"held", "loose"}
    assert "Zonder" not in answer.content.decode()
    assert "We weten niet wie de netwerkregisseur is." in answer.content.decode()


def test_an_empty_network_says_what_will_stand_here(client, role):
    network = network_of(role, (), (), director=None)
    answer, rows = shown(client, "map", network)
    assert rows == []
    assert "Hier komt de kaart" in answer.content.decode()
    assert '<script src="/static/map' not in answer.content.decode()


def test_everybody_stays_where_they_stood_when_somebody_comes(client, role):
    network = network_of(role)
    client.get(address("people", network))
    before = _places()
    newcomer = person("Tom Nieuw", "management", "Gemeente")
    network_of(role, (*PEOPLE, newcomer), ((3, 5),), director=None, network=network)
    KeptMap.objects.update(as_of=localdate().replace(year=2000))
    client.get(address("people", network))
    after = _places()
    assert len(after) == len(before) + 1
    assert {key: after[key] for key in before} == before


def _places():
    return {node[0]: node[1:3] for node in KeptMap.objects.get(level="people").nodes}


@pytest.mark.parametrize(("name", "kept"), [("data", "private, no-cache"), ("people_data", "private, no-store")])
def test_what_did_not_change_is_not_sent_again(client, role, name, kept):
    network = network_of(role)
    first = client.get(address(name, network))
    assert first.headers["Cache-Control"] == kept
    again = client.get(address(name, network), headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(address(name, network), headers={"If-None-Match": '"anders"'}).status_code == 200


def test_the_libraries_are_those_that_were_checked():
    listed = dict(line.split()[::-1] for line in (VENDOR / "CHECKSUMS.sha256").read_text().splitlines())
    found = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in VENDOR.iterdir()}
    del found["CHECKSUMS.sha256"]
    assert found == listed
    assert {"graphology-LICENSE.txt", "sigma-LICENSE.txt"} <= set(found)
