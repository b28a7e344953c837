"""Where mail goes: files while one develops, the outbox in tests, a mail server where one is named."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from draagvlak.wiring.surroundings import mail

STATE = Path("state")


@pytest.fixture
def named(monkeypatch):
    def name(**given):
        for key, value in given.items():
            monkeypatch.setenv(f"DRAAGVLAK_SMTP_{key}", value)

    return name


def test_without_a_server_it_becomes_files():
    assert mail(STATE) == {
        "DEFAULT_FROM_EMAIL": "draagvlak@localhost",
        "EMAIL_TIMEOUT": 10,
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": STATE / "mail",
    }


def test_in_tests_nothing_leaves():
    assert settings.EMAIL_BACKEND == "django.core.mail.backends.locmem.EmailBackend"


def test_a_server_gets_it_under_starttls(named):
    named(HOST="mail.gemeente.example", USER="draagvlak", PASSWORD="geheim", FROM="Draagvlak <net@gemeente.example>")
    assert mail(STATE) == {
        "DEFAULT_FROM_EMAIL": "Draagvlak <net@gemeente.example>",
        "EMAIL_TIMEOUT": 10,
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "mail.gemeente.example",
        "EMAIL_PORT": 587,
        "EMAIL_HOST_USER": "draagvlak",
        "EMAIL_HOST_PASSWORD": "geheim",
        "EMAIL_USE_TLS": True,
        "EMAIL_USE_SSL": False,
    }


@pytest.mark.parametrize(
    ("safe_by", "port", "expected"),
    [
        ("tls", "", (465, False, True)),
        ("starttls", "25", (25, True, False)),
        ("none", "1025", (1025, False, False)),
        ("", "", (587, True, False)),
    ],
)
def test_its_port_and_safety_are_said(named, safe_by, port, expected):
    named(HOST="mail.gemeente.example", SECURITY=safe_by, PORT=port)
    found = mail(STATE)
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == expected


@pytest.mark.parametrize("wrong", [{"SECURITY": "ssl"}, {"PORT": "smtp"}])
def test_what_is_not_understood_is_refused_at_the_start(named, wrong):
    named(HOST="mail.gemeente.example", **wrong)
    with pytest.raises(ImproperlyConfigured):
        mail(STATE)
