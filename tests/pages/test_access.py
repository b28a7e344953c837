"""Every address, asked by everybody: access_matrix.csv says what each may get. A new address without a row fails."""

import csv
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.timezone import localdate

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.demo.actions import load_demo
from draagvlak.capabilities.exchange.queries import uploads
from draagvlak.capabilities.network.models import Person
from draagvlak.capabilities.privacy.models import RightsRequest
from tests.factories import DirectorFactory

MATRIX = Path(__file__).with_name("access_matrix.csv")
ROWS = list(csv.DictReader(MATRIX.read_text(encoding="utf-8").splitlines()))


def our_pages(resolver=None, prefix=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from our_pages(pattern, f"{pattern.namespace}:")
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}", pattern


@pytest.fixture
def house(db, client):
    """The example municipality, and the director of another."""
    load_demo()
    with inside(_demo_authority()):
        token = uploads()[0].token
        person = Person.objects.get(name="Christel Notulen")
        said = {"kind": "access", "received_on": localdate(), "due_on": localdate()}
        asked = RightsRequest.objects.create(authority=_demo_authority(), person=person, **said)
    stranger = DirectorFactory()
    return {
        "anyone": None,
        "stranger": stranger.user,
        "director": User.objects.get(email="lies@voorbeeldgem.example"),
    }, {
        "authority": "voorbeeldgem",
        "network": "lokaal-netwerk",
        "token": token,
        "format": "json",
        "person": person.pk,
        "asked": asked.pk,
        "kind": "access",
    }


def _demo_authority():
    return Authority.objects.get(slug="voorbeeldgem")


def test_every_address_has_its_rows():
    expected = {name for name, _ in our_pages()}
    assert {row["page"] for row in ROWS} == expected


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['method']} {row['page']}" for row in ROWS])
def test_everybody_gets_what_the_matrix_says(row, house, client, monkeypatch):
    monkeypatch.setattr(settings, "DEMO", False, raising=False)
    users, values = house
    pattern = dict(our_pages())[row["page"]]
    address = reverse(row["page"], kwargs={name: values[name] for name in pattern.pattern.converters})
    for role, user in users.items():
        client.logout()
        if user:
            client.force_login(user)
        answer = getattr(client, row["method"].lower())(address)
        assert str(answer.status_code) in row[role].split("|"), f"{role}: {answer.status_code}"
        # A file that is answered is read to its end: only then the client closes it.
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert role == "director" or b"Lies" not in content
