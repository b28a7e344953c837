"""Files are made and lists are taken in as often as said; after that, when to come back."""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from draagvlak.basics.limits import LOCKED_FOR, PACES, WRONG_BEFORE_LOCK, Pace
from draagvlak.capabilities.accounts.models import User

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "limits.md"
WHERE = {"authority": "voorbeeldgem", "network": "lokaal-netwerk"}


@pytest.fixture
def director(client, example):
    client.force_login(User.objects.get(email="lies@voorbeeldgem.example"))
    return client


def test_after_the_last_file_one_is_told_when_to_come_back(director, monkeypatch):
    monkeypatch.setitem(PACES, "export", Pace(2, 100, 3600))
    monkeypatch.setattr("draagvlak.basics.pace.time.time", lambda: 1000.0)
    answers = [director.get(reverse("export:file", kwargs={**WHERE, "format": "csv"})) for _ in range(3)]
    for answer in answers[:2]:
        assert answer.status_code == 200
        b"".join(answer.streaming_content)
    assert (answers[2].status_code, answers[2].headers["Retry-After"]) == (429, "3601")
    assert (
        "Dit werd te vaak na elkaar gevraagd. Er is niets veranderd. Probeer het over 61 minuten opnieuw."
        in answers[2].content.decode()
    )
    assert answers[2].headers["Cache-Control"] == "private, no-store"


def test_looking_at_the_form_costs_nothing_and_sending_it_does(director, monkeypatch):
    monkeypatch.setitem(PACES, "upload", Pace(1, 100, 60))
    address = reverse("start:choose", args=["voorbeeldgem"])

    def send():
        file = SimpleUploadedFile("lijst.csv", b"Naam,Datum\nAn,2026-11-01\n")
        return director.post(address, {"file": file})

    for _ in range(3):
        assert director.get(address).status_code == 200
    assert send().status_code == 302
    assert send().status_code == 429
    assert director.get(address).status_code == 200


def test_who_may_not_come_in_learns_nothing_from_it(director, client, monkeypatch):
    monkeypatch.setitem(PACES, "export", Pace(0, 0, 60))
    client.logout()
    assert client.get(reverse("export:file", kwargs={**WHERE, "format": "csv"})).status_code == 302


def test_the_page_tells_the_limits_as_they_are():
    rows = dict(
        re.findall(r"^\| [^|]+ \| `([a-z-]+)` \| ([^|]+ \| [^|]+ \| [^|]+) \|$", PAGE.read_text(), re.MULTILINE)
    )
    assert rows == {
        name: f"{pace.account or '–'} | {pace.address or '–'} | {pace.seconds:,}" for name, pace in PACES.items()
    }
    assert f"after {WRONG_BEFORE_LOCK} wrong passwords" in PAGE.read_text()
    assert f"waits {LOCKED_FOR // 60} minutes" in PAGE.read_text()
