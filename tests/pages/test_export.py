"""The page that offers the files, and the files as a browser gets them."""

import pytest
from django.urls import reverse

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.exchange.writers import FORMATS

pytestmark = pytest.mark.django_db
PLACE = {"authority": "voorbeeldgem", "network": "lokaal-netwerk"}


@pytest.fixture
def director(client, example):
    client.force_login(User.objects.get(email="lies@voorbeeldgem.example"))
    return client


def test_the_page_offers_every_format_and_is_found_from_the_report(director):
    page = director.get(reverse("export:choose", kwargs=PLACE)).content.decode()
    for key in FORMATS:
        assert f'href="{reverse("export:file", kwargs={**PLACE, "format": key})}"' in page
    letter = director.get(reverse("report:letter", kwargs=PLACE)).content.decode()
    assert f'href="{reverse("export:choose", kwargs=PLACE)}"' in letter


@pytest.mark.parametrize("key", [*FORMATS])
def test_a_file_has_a_safe_name_and_is_kept_nowhere(director, key):
    answer = director.get(reverse("export:file", kwargs={**PLACE, "format": key}))
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="lokaal-netwerk.{FORMATS[key].ending}"'
    assert answer["Content-Type"] == FORMATS[key].content_type
    assert answer["Cache-Control"] == "private, no-store"
    assert len(b"".join(answer.streaming_content)) == int(answer["Content-Length"])


def test_an_unknown_format_is_not_there(director):
    assert director.get(reverse("export:file", kwargs={**PLACE, "format": "docx"})).status_code == 404


def test_of_a_large_network_one_is_told_that_it_takes_a_while(director, monkeypatch):
    told = "Dit is een groot netwerk."
    assert told not in director.get(reverse("export:choose", kwargs=PLACE)).content.decode()
    monkeypatch.setattr("draagvlak.capabilities.exchange.queries.holding.LONG_FROM", 3)
    assert told in director.get(reverse("export:choose", kwargs=PLACE)).content.decode()
