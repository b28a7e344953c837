"""What every answer carries, and what it never tells."""

import logging

import pytest
from django.test import override_settings
from django.urls import reverse

from tests.factories import DirectorFactory

pytestmark = pytest.mark.django_db


def test_the_browser_is_kept_closed(client):
    headers = client.get("/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "private, no-store"
    assert len(headers["X-Request-Id"]) == 8


@override_settings(SECURE_SSL_REDIRECT=True)
def test_plain_http_is_sent_to_https(client):
    answer = client.get("/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "https://testserver/")


def test_an_unknown_account_is_answered_as_a_wrong_password(client):
    role = DirectorFactory()
    said = []
    for email in (role.user.email, "niemand@gemeente.example"):
        answer = client.post(reverse("account_login"), {"login": email, "password": "niet-het-wachtwoord"})
        said.append((answer.status_code, answer.content.decode().replace(email, "").count("error")))
    assert said[0] == said[1]


def test_nobody_makes_an_account_for_themselves(client):
    assert client.get("/accounts/signup/").status_code in (302, 404)


def test_the_log_names_the_route_and_no_address(client, caplog):
    role = DirectorFactory(authority__slug="geheime-gemeente")
    client.force_login(role.user)
    with caplog.at_level(logging.INFO, logger="draagvlak.requests"):
        assert client.get("/geheime-gemeente/").status_code == 200
    assert [record.getMessage().split()[1] for record in caplog.records] == ["start:home"]
    assert "geheime" not in caplog.text


def test_another_authority_does_not_exist(client):
    ours, theirs = DirectorFactory.create_batch(2)
    client.force_login(ours.user)
    there, nowhere = client.get(f"/{theirs.authority.slug}/"), client.get("/bestaat-niet/")
    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert _without_number(there) == _without_number(nowhere)


def test_a_page_that_is_not_there_is_no_defect(client, caplog):
    client.force_login(DirectorFactory().user)
    assert client.get("/bestaat-niet/").status_code == 404
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


def _without_number(answer):
    return answer.content.decode().replace(answer.headers["X-Request-Id"], "")


def test_a_defect_tells_nothing(client, monkeypatch, caplog):
    role = DirectorFactory()
    client.force_login(role.user)

    def broken():
        raise RuntimeError("Fatou Demo")

    monkeypatch.setattr("draagvlak.pages.start.views.headlines", broken)
    client.raise_request_exception = False
    answer = client.get(f"/{role.authority.slug}/")
    assert answer.status_code == 500
    assert "Fatou" not in answer.content.decode() + caplog.text
    assert answer.headers["X-Request-Id"] in answer.content.decode()


def test_who_was_signed_out_comes_back_to_the_form_and_not_to_where_it_is_sent(client):
    form = "http://testserver/gemeente/lijst/"
    sent = client.post("/gemeente/net/rapport/antwoord/", headers={"Referer": form}, follow=True)
    assert sent.redirect_chain == [("/aanmelden/?next=/gemeente/lijst/%3Fterug%3D1", 302)]
    assert "Je was afgemeld. Meld je aan: wat je invulde, staat er dan nog." in sent.content.decode()
    part = client.post("/gemeente/net/rapport/antwoord/", headers={"HX-Request": "true", "HX-Current-URL": form})
    assert (part.status_code, part.headers["HX-Redirect"]) == (200, sent.redirect_chain[0][0])
    elsewhere = client.post("/gemeente/net/rapport/antwoord/", headers={"Referer": "https://elders.example/x"})
    assert elsewhere.url == "/aanmelden/?next=/"


def test_a_page_asked_for_is_shown_after_signing_in(client):
    assert client.get("/gemeente/lijst/").url == "/aanmelden/?next=/gemeente/lijst/"


@pytest.mark.parametrize("page", ["start:welcome", "report:method"])
def test_whoever_watches_the_site_may_ask_for_headers_alone(client, page):
    answer = client.head(reverse(page))
    assert (answer.status_code, answer.content) == (200, b"")
