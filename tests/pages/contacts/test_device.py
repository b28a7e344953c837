"""What a device keeps without connection, and what becomes of it."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from draagvlak.capabilities.network.actions.contacts import keep_draft
from draagvlak.capabilities.network.models import Contact, NoteDraft
from tests.capabilities.network.places import DAY
from tests.pages.contacts.doing import LINE, address, fields_of, noted, read, sent_from_device

pytestmark = pytest.mark.django_db


def test_a_hundred_times_from_a_device_is_made_once(place, as_user):
    client = as_user("director")
    said = {"key": "device-key-0123456789", "line": LINE, "typed_on": "2026-11-24"}
    answers = {client.post(address("send"), said).content for _ in range(100)}
    assert [json.loads(answer) for answer in answers] == [{"state": "noted"}]
    assert Contact.objects.count() == 1


def test_a_device_learns_who_is_signed_in(place, as_user):
    marks = {name: as_user(name).get(address("send")).json() for name in ("director", "colleague")}
    assert marks["director"]["owner"] != marks["colleague"]["owner"]
    assert set(marks["director"]) == {"owner", "token"}
    page = as_user("director").get(address("list")).content.decode()
    assert f'content="{marks["director"]["owner"]}"' in page


def test_a_kept_note_counts_from_the_day_it_was_typed(place, as_user):
    client = as_user("director")
    assert sent_from_device(client, "gisteren koffie met Inge", typed_on="2026-11-20").json() == {"state": "noted"}
    assert sent_from_device(client, "mail aan Fatima", on="2026-11-03").json() == {"state": "noted"}
    assert sent_from_device(client, "gebeld met Fatima", typed_on="2027-01-01").json() == {"state": "noted"}
    days = list(Contact.objects.order_by("pk").values_list("happened_on", flat=True))
    assert [day.isoformat() for day in days] == ["2026-11-19", "2026-11-03", "2026-11-24"]


@pytest.mark.parametrize(
    "line", ["koffie met Jo", "koffie met Fatma", "koffie met Karel", "koffie", "morgen met Fatima"]
)
def test_a_kept_note_that_may_mean_something_else_waits(place, as_user, line):
    client = as_user("director")
    assert sent_from_device(client, line).json() == {"state": "waiting"}
    assert sent_from_device(client, line).json() == {"state": "waiting"}
    draft = NoteDraft.objects.get()
    assert (draft.line, draft.owner, Contact.objects.count()) == (line, place.users["director"], 0)
    page = client.get(address("list")).content.decode()
    assert "Te bevestigen" in page
    assert address("draft", draft=draft.pk) in page


def test_a_kept_note_with_a_chosen_day_waits_with_that_day(place, as_user):
    sent_from_device(as_user("director"), "koffie met Jo", on="2026-11-03")
    assert NoteDraft.objects.get().typed_on.isoformat() == "2026-11-03"


def test_what_was_confirmed_when_the_line_broke_stays_as_it_was_confirmed(place, as_user):
    client = as_user("director")
    sent = fields_of(read(client, "koffie met Jo")) | {"who_0": str(place.people["jo"].pk), "kind": "chat"}
    assert client.post(address("send"), sent).json() == {"state": "noted"}
    contact = Contact.objects.get()
    assert contact.kind == "chat"
    assert set(contact.participations.values_list("person", flat=True)) == {
        place.people["lies"].pk,
        place.people["jo"].pk,
    }


def test_a_kept_note_with_a_register_number_is_refused(place, as_user):
    answer = sent_from_device(as_user("director"), "koffie met Fatima 85.07.30-033.28")
    assert answer.status_code == 422
    assert answer.json()["state"] == "refused"
    assert (Contact.objects.count(), NoteDraft.objects.count()) == (0, 0)


def test_a_draft_is_confirmed_by_its_owner_alone(place, as_user):
    whose = (place.users["colleague"], place.authority, place.network)
    draft = keep_draft(*whose, "gisteren koffie met Fatma", DAY - timedelta(days=4))
    assert as_user("director").get(address("draft", draft=draft.pk)).status_code == 404
    assert as_user("director").post(address("discard", draft=draft.pk)).status_code == 404
    client = as_user("colleague")
    shown = client.get(address("draft", draft=draft.pk))
    assert "donderdag 19 november" in shown.content.decode()
    answers = [client.post(address("draft", draft=draft.pk), fields_of(shown))["Location"] for _ in range(2)]
    assert answers[0] == answers[1]
    assert (NoteDraft.objects.count(), Contact.objects.get().happened_on) == (0, DAY - timedelta(days=5))


def test_a_draft_is_thrown_away(place, as_user):
    draft = keep_draft(place.users["colleague"], place.authority, place.network, "koffie met Jo", DAY)
    answer = as_user("colleague").post(address("discard", draft=draft.pk))
    assert (answer["Location"], NoteDraft.objects.count()) == (address("list"), 0)


def test_the_empty_page_and_the_worker_hold_nobody(place, as_user):
    noted(place)
    anonymous = as_user("director")
    page = anonymous.get(reverse("contacts:shell"))
    text = page.content.decode()
    for person in place.people.values():
        assert not any(word in text for word in person.name.split() if word not in ("Fatima", "Jo"))
    assert "csrf" not in text
    assert place.users["director"].email not in text
    assert 'content=""' in text
    anonymous.logout()
    assert anonymous.get(reverse("contacts:shell")).content == page.content
    worker = anonymous.get(reverse("contacts:worker"))
    assert worker["Service-Worker-Allowed"] == "/"
    assert worker["Content-Type"].startswith("text/javascript")
    assert json.loads(worker.content.decode().split("const KEPT = ")[1].split(";\n")[0])[0] == "/noteren/"
