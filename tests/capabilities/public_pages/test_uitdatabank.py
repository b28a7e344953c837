"""What the UiTdatabank tells, by answers written after its documentation: nobody's name, and no page that waits."""

import json
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.core.management import call_command
from requests.adapters import HTTPAdapter
from urllib3 import HTTPResponse

from draagvlak.basics.outgoing import NotAllowed
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.authorities.models import Municipality
from draagvlak.capabilities.public_pages.models import HeardEvents
from draagvlak.capabilities.public_pages.queries.events import events_near
from draagvlak.capabilities.public_pages.readers.uitdatabank import Event, NotHeardError, events_of
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory
from tests.factories.public_pages import page_in

TOLD = Path(__file__).parents[2] / "data" / "uitdatabank" / "events.json"
NOW = datetime(2026, 4, 20, 10, tzinfo=UTC)


class Line:
    """What goes over the line, and what comes back."""

    def __init__(self):
        self.asked, self.status, self.body, self.headers = [], 200, TOLD.read_bytes(), {}

    def send(self, request):
        self.asked.append(request)
        if isinstance(self.body, Exception):
            raise self.body
        raw = HTTPResponse(BytesIO(self.body), self.headers, self.status, preload_content=False)
        return HTTPAdapter().build_response(request, raw)


@pytest.fixture
def line(monkeypatch, settings):
    made = Line()
    settings.UITDATABANK_KEY, settings.UITDATABANK_HOST = "klant-van-ons", "search.uitdatabank.be"
    monkeypatch.setattr(HTTPAdapter, "send", lambda _adapter, request, **_more: made.send(request))
    return made


def test_an_event_is_read_without_anybody(line):
    found = events_of(["12009", "11002"], "uitpas", NOW)
    site = "https://www.uitinvlaanderen.be/agenda/e/x/"
    assert found == [
        Event(
            "Speelnamiddag in het park",
            "2026-05-09T12:00:00+00:00",
            "2026-05-09T15:00:00+00:00",
            "Park Ter Elst, Duffel",
            f"{site}11111111-fb2b-4ddc-bbda-d2d3d61681c5",
        ),
        Event(
            "Atelier de vélo",
            "2026-05-06T08:00:00+00:00",
            "2026-05-06T10:00:00+00:00",
            "La Boucle, Saint-Gilles",
            f"{site}22222222-fb2b-4ddc-bbda-d2d3d61681c5",
        ),
        Event("Zonder plaats", "2026-05-10T12:00:00+00:00", "2026-05-10T13:00:00+00:00", "", ""),
    ]
    assert "zyxwanda" in TOLD.read_text().lower()
    assert "zyxwanda" not in repr(found).lower()


def test_it_is_asked_as_its_documentation_says(line, settings):
    events_of(["12009", "11002"], "uitpas", NOW)
    settings.UITDATABANK_KEY = "c7c95c31-93b0-4a3b-8758-770e76d5ed46"
    events_of(["12009"], "", NOW)
    now, before = line.asked
    parts = urlsplit(now.url)
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "search.uitdatabank.be", "/events/")
    assert parse_qs(parts.query) == {
        "q": ['regions:("nis-11002" OR "nis-12009")'],
        "dateFrom": ["2026-04-20T10:00:00+00:00"],
        "dateTo": ["2026-06-19T10:00:00+00:00"],
        "sort[availableTo]": ["asc"],
        "embed": ["true"],
        "start": ["0"],
        "limit": ["20"],
        "labels[]": ["uitpas"],
    }
    assert (now.headers["X-Client-Id"], "X-Api-Key" in now.headers) == ("klant-van-ons", False)
    assert before.headers["X-Api-Key"] == "c7c95c31-93b0-4a3b-8758-770e76d5ed46"
    assert "labels" not in before.url
    assert "c7c95c31" not in before.url


@pytest.mark.parametrize(
    ("status", "body", "headers"),
    [
        (401, b"{}", {}),
        (500, b"", {}),
        (302, b"", {"Location": "https://elders.example/"}),
        (200, b"geen json", {}),
        (200, b"[]", {}),
        (200, b'{"member": ["iets"]}', {}),
        (200, b'{"member": null}', {}),
        (200, b"x" * (1024 * 1024 + 1), {}),
        (0, requests.ConnectTimeout(), {}),
        (0, NotAllowed(), {}),
    ],
)
def test_what_we_do_not_know_is_not_heard(line, status, body, headers):
    line.status, line.body, line.headers = status, body, headers
    with pytest.raises(NotHeardError):
        events_of(["12009"], "", NOW)


@pytest.fixture
def network(db):
    authority = AuthorityFactory()
    authority.municipalities.add(Municipality.objects.get(nis="12009"))
    with inside(authority):
        yield NetworkFactory(authority=authority, frozen_on=date(2026, 4, 20))


def test_at_night_each_page_hears_and_what_was_heard_stays(line, network, monkeypatch, capsys):
    monkeypatch.setattr("draagvlak.capabilities.public_pages.actions.hearing.now", lambda: NOW)
    page = page_in(network)
    page_in(NetworkFactory(authority=network.authority), blocks=["purpose"])
    call_command("events")
    assert capsys.readouterr().out == "1 pages, 3 events, 0 unheard\n"
    assert [near.title for near in events_near(page)] == [
        "Atelier de vélo",
        "Speelnamiddag in het park",
        "Zonder plaats",
    ]
    assert "nis-12009" in parse_qs(urlsplit(line.asked[0].url).query)["q"][0]
    line.status = 500
    call_command("events")
    row = HeardEvents.objects.get()
    assert (row.failed, row.heard_at, len(row.events), len(events_near(page))) == (True, NOW, 3, 3)


def test_a_page_never_asks(line, network, client):
    page_in(network)
    line.body = AssertionError("a page asked")
    assert client.get(f"/openbaar/{network.authority.slug}/{network.slug}/").status_code == 200
    assert line.asked == []


def test_without_a_key_it_is_said_and_nothing_is_asked(line, network, client, settings):
    settings.UITDATABANK_KEY = ""
    page_in(network)
    client.force_login(SeatFactory(network=network).role.user)
    base = f"/{network.authority.slug}/{network.slug}/openbaar/"
    assert "Er is geen sleutel van de UiTdatabank ingesteld." in client.get(base).content.decode()
    answer = client.post(f"{base}uitdatabank/", follow=True)
    assert "Vraag het aan wie Draagvlak beheert." in answer.content.decode()
    call_command("events")
    assert line.asked == []
    assert not HeardEvents.objects.exists()


def test_the_director_asks_now(line, network, client):
    page_in(network)
    client.force_login(SeatFactory(network=network).role.user)
    base = f"/{network.authority.slug}/{network.slug}/openbaar/"
    line.body = json.dumps({"member": []}).encode()
    answer = client.post(f"{base}uitdatabank/", follow=True)
    assert "We vragen het aan de UiTdatabank." in answer.content.decode()
    assert "0 activiteiten, gehoord op" in answer.content.decode()
    line.status = 503
    assert "antwoordde niet op" in client.post(f"{base}uitdatabank/", follow=True).content.decode()
