"""Logs hold a number, a route, a status and a time: never whom, what or with which link."""

import io
import logging
import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse

from draagvlak.basics.later import work
from tests.factories import DirectorFactory

pytestmark = pytest.mark.django_db
PASSWORD = "een zinnetje om te onthouden"
LINE = re.compile(r"^[0-9a-f]{8} [\w:.-]+ \d{3} \d+ ms$|^[0-9a-f]{8} \w+ at [\w.]+:\d+$")


@pytest.fixture
def written(monkeypatch):
    """All that goes out as the settings have it, of every library."""
    (out,) = [handler for handler in logging.getLogger().handlers if type(handler) is logging.StreamHandler]
    stream = io.StringIO()
    monkeypatch.setattr(out, "stream", stream)
    return stream


def test_nobody_stands_in_the_log(client, written, settings):
    settings.AXES_ENABLED = True
    role = DirectorFactory(authority__slug="geheime-gemeente", user__email="geheim@gemeente.example")
    user = role.user
    user.first_name, user.last_name = "Fatou", "Geheimhouder"
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    for password in ("fout-geheim-wachtwoord", PASSWORD):
        client.post(reverse("account_login"), {"login": user.email, "password": password})
    client.get("/geheime-gemeente/?zoek=Fatou")
    client.post(reverse("account_reset_password"), {"email": user.email})
    client.get(re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1], follow=True)
    token = re.search(r"/wachtwoord/nieuw/\w+-(\S+)/", mail.outbox[-1].body)[1]
    client.get(f"/geheime-gemeente/lijst/{user.pk}/Fatou/")
    text = written.getvalue()
    assert "draagvlak.requests" in text
    assert _told(text, user, token) == []


def test_nor_where_something_breaks(client, written, monkeypatch):
    role = DirectorFactory(authority__slug="geheime-gemeente", user__email="geheim@gemeente.example")
    client.force_login(role.user)
    client.raise_request_exception = False

    def broken(*_args):
        raise RuntimeError("Fatou Geheimhouder <geheim@gemeente.example> 85073003328")

    monkeypatch.setattr("draagvlak.pages.start.views.headlines", broken)
    answer = client.get("/geheime-gemeente/?token=geheim-kenmerk")
    assert answer.status_code == 500
    text = written.getvalue()
    assert "RuntimeError at test_logs.py" in text
    assert _told(text, role.user, "geheim-kenmerk") == []
    assert "85073003328" not in text


def test_nor_in_work_that_is_done_later(written, monkeypatch):
    def broken(**_arguments):
        raise ValueError("Fatou Geheimhouder")

    monkeypatch.setattr("draagvlak.capabilities.exchange.tasks.read_in", broken)
    monkeypatch.setattr("draagvlak.basics.later.connections.close_all", lambda: None)
    monkeypatch.setattr("draagvlak.basics.later.close_old_connections", lambda: None)
    work("draagvlak.capabilities.exchange.tasks.read_in", {"user": 1})
    assert "read_in failed: ValueError at test_logs.py" in written.getvalue()
    assert "Fatou" not in written.getvalue()


def test_each_line_of_ours_has_its_shape(client, caplog):
    with caplog.at_level(logging.INFO, logger="draagvlak.requests"):
        client.get("/")
        client.get("/bestaat-niet/")
    said = [record.getMessage() for record in caplog.records if record.name == "draagvlak.requests"]
    assert len(said) == 2
    assert [line for line in said if not LINE.match(line)] == []


def test_a_lock_says_nothing_about_whom(client, written, settings):
    settings.AXES_ENABLED = True
    for _ in range(12):
        client.post(reverse("account_login"), {"login": "geheim@gemeente.example", "password": "x"})
    assert "geheim@" not in written.getvalue()
    assert "127.0.0.1" not in written.getvalue()


def test_no_library_of_ours_writes_what_it_was_asked():
    for name in ("django.request", "django.security.csrf", "axes.handlers.database", "urllib3.connectionpool"):
        logger = logging.getLogger(name)
        assert not logger.isEnabledFor(logging.ERROR), name


def _told(text, user, token):
    words = ("geheim@", "Fatou", "Geheimhouder", "geheime-gemeente", "fout-geheim", PASSWORD, token)
    return [word for word in words if word in text]
