"""While a list is read in, its page tells how far it is, asks again by itself, and lets one stop."""

import pytest
from django.urls import reverse

from draagvlak.basics import progress
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.demo.actions import LIST
from draagvlak.capabilities.exchange.actions import importing, receive, start_import
from tests.factories import DirectorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client, monkeypatch):
    role = DirectorFactory()
    client.force_login(role.user)
    monkeypatch.setattr(importing, "do_later", lambda *args, **arguments: None)
    with inside(role.authority):
        upload = receive(role.user, role.authority, "lijst.xlsx", LIST)
        start_import(role.user, upload, None, "Ons netwerk")
    return str(upload.token), lambda name: reverse(f"start:{name}", args=[role.authority.slug, upload.token])


def test_it_tells_the_stage_and_rows_done_of_all(client, page):
    token, address = page
    assert "Je lijst staat klaar. We beginnen zo." in client.get(address("progress")).content.decode()
    with progress.living(token) as tell:
        tell("contacts", 40, 177)
        said = client.get(address("progress"), headers={"HX-Request": "true"}).content.decode()
    assert "We zetten de contacten in het netwerk." in said
    assert '<progress id="stand" max="177" value="40"></progress>' in said
    assert 'hx-trigger="every 1s"' in said
    assert f'href="{address("progress")}"' in said
    assert f'action="{address("cancel")}"' in said


def test_one_can_stop_it(client, page):
    _, address = page
    assert client.post(address("cancel")).url == address("progress")
    assert "Het inlezen is gestopt." in client.get(address("progress")).content.decode()


def test_a_list_that_is_being_read_in_cannot_be_changed(client, page):
    _, address = page
    assert client.get(address("mapping")).url == address("progress")
    assert client.post(address("confirm")).url == address("progress")
