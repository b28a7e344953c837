"""Noting a contact in one line: read, asked, noted once, undone."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from draagvlak.capabilities.accounts.models import SentForm
from draagvlak.capabilities.insights.models import StoredReport
from draagvlak.capabilities.network.models import Contact, NoteDraft, Participation, Person
from tests.capabilities.network.places import DAY
from tests.pages.contacts.doing import address, fields_of, noted, read

pytestmark = pytest.mark.django_db


def test_a_line_is_read_shown_and_noted(place, as_user):
    client = as_user("director")
    shown = read(client)
    assert shown.status_code == 200
    assert "gisteren (maandag 23 november) · koffie · Fatima Demo · zwemmen" in shown.content.decode()
    assert Contact.objects.count() == 0
    answer = client.post(address("note"), fields_of(shown))
    contact = Contact.objects.get()
    assert answer["Location"] == f"{address('note')}?genoteerd={contact.pk}"
    assert (contact.happened_on, contact.kind, contact.subject) == (DAY - timedelta(days=1), "koffie", "zwemmen")
    names = list(contact.participations.values_list("person__name", flat=True))
    assert names == ["Lies Voorbeeld", "Fatima Demo"]
    page = client.get(answer["Location"]).content.decode()
    assert "Genoteerd:" in page
    assert address("take_back", contact=contact.pk) in page


def test_what_is_typed_is_read_on_the_way_and_makes_nothing(place, as_user):
    client = as_user("director")
    sent = fields_of(read(client))
    part = client.post(address("note"), {**sent, "line": "koffie met Inge"}, headers={"HX-Request": "true"})
    text = part.content.decode()
    assert "vandaag (dinsdag 24 november) · koffie · Inge Zwembad" in text
    assert "<html" not in text
    again = client.post(address("note"), sent, headers={"HX-Request": "true"})
    assert again.status_code == 200
    assert Contact.objects.count() == 0


def test_a_line_that_was_changed_since_is_read_again_before_it_is_noted(place, as_user):
    client = as_user("director")
    sent = fields_of(read(client))
    page = client.post(address("note"), {**sent, "line": "koffie met Inge"})
    assert (page.status_code, Contact.objects.count()) == (200, 0)
    assert "Inge Zwembad" in page.content.decode()
    assert page.context["form"]["key"].value() == sent["key"]


def test_what_one_changed_stays_when_the_line_goes_on(place, as_user):
    client = as_user("director")
    sent = fields_of(read(client)) | {"kind": "mail"}
    form = client.post(address("note"), {**sent, "line": "koffie met Inge over fietsen"}).context["form"]
    assert (form["kind"].value(), form["subject"].value()) == ("mail", "fietsen")


def test_who_may_be_two_people_is_asked(place, as_user):
    client = as_user("director")
    sent = fields_of(read(client, "koffie met Jo"))
    refused = client.post(address("note"), sent)
    assert refused.status_code == 422
    assert "Kies wie je bedoelt met ‘Jo’." in refused.content.decode()
    assert "koffie met Jo" in refused.content.decode()
    client.post(address("note"), sent | {"who_0": str(place.people["other_jo"].pk)})
    assert set(Contact.objects.get().participations.values_list("person__name", flat=True)) == {
        "Lies Voorbeeld",
        "Jo Peeters",
    }


def test_a_misspelt_name_is_proposed(place, as_user):
    client = as_user("director")
    shown = read(client, "koffie met Fatma")
    assert shown.context["form"]["who_0"].value() == str(place.people["fatima"].pk)
    client.post(address("note"), fields_of(shown))
    assert Contact.objects.get().participations.filter(person=place.people["fatima"]).exists()


def test_a_colleague_adds_nobody_and_loses_no_name(place, as_user):
    client = as_user("colleague")
    shown = read(client, "koffie met Fatima en Karel De Smet")
    assert [value for value, _ in shown.context["form"].fields["who_0"].choices] == ["out"]
    assert client.post(address("note"), fields_of(shown) | {"who_0": "new"}).status_code == 422
    client.post(address("note"), fields_of(shown))
    contact = Contact.objects.get()
    assert contact.note == "Ook genoemd: Karel De Smet."
    assert not Person.objects.filter(name="Karel De Smet").exists()


def test_a_partner_learns_no_name_that_is_not_theirs(place, as_user):
    client = as_user("partner")
    page = read(client, "koffie met Fatima").content.decode()
    assert "Fatima Demo" not in page
    assert "Demo" not in page
    forged = fields_of(read(client, "koffie met Fatima")) | {"who_0": str(place.people["fatima"].pk)}
    assert client.post(address("note"), forged).status_code == 422
    assert Contact.objects.count() == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("morgen koffie met Fatima", "Die dag moet nog komen"),
        ("31/02 koffie met Fatima", "Die dag bestaat niet"),
        ("koffie", "Noem minstens één naam"),
        ("koffie met Fatima 85.07.30-033.28", "rijksregisternummer"),
    ],
)
def test_what_cannot_be_noted_says_why_and_keeps_the_line(place, as_user, line, said):
    client = as_user("director")
    shown = read(client, line)
    answer = client.post(address("note"), fields_of(shown))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert answer.context["form"]["line"].value() == line
    assert (Contact.objects.count(), NoteDraft.objects.count()) == (0, 0)


def test_a_day_to_come_is_refused_in_the_field_too(place, as_user):
    client = as_user("director")
    sent = fields_of(read(client)) | {"on": "2026-11-25"}
    assert client.post(address("note"), sent).status_code == 422
    assert Contact.objects.count() == 0


def test_a_hundred_times_sent_is_made_once(place, as_user):
    client = as_user("director")
    sent = fields_of(read(client))
    answers = {client.post(address("note"), sent)["Location"] for _ in range(100)}
    contact = Contact.objects.get()
    assert answers == {f"{address('note')}?genoteerd={contact.pk}"}
    assert (Participation.objects.count(), SentForm.objects.count()) == (2, 1)


def test_undo_is_one_tap_away_and_leaves_nothing(place, as_user):
    client = as_user("director")
    client.post(address("note"), fields_of(read(client)))
    contact = Contact.objects.get()
    page = client.post(address("take_back", contact=contact.pk), follow=True)
    assert "Ongedaan gemaakt. Er is niets bewaard." in page.content.decode()
    assert (Contact.objects.count(), Participation.objects.count()) == (0, 0)
    assert client.post(address("take_back", contact=contact.pk)).status_code == 404


def test_noting_outdates_the_report(place, as_user):
    StoredReport.objects.create(authority=place.authority, network=place.network, as_of=DAY)
    client = as_user("partner")
    noted(place, people=("lies", "inge"))
    client.post(address("note"), fields_of(read(client, "koffie met Lies")))
    assert Contact.objects.count() == 2
    assert StoredReport.objects.get().as_of.year == 1


def test_reading_a_line_asks_as_much_for_three_names_as_for_one(place, as_user):
    client, asked = as_user("director"), []
    client.get(address("note"))  # a session begins once
    for line in ("koffie met Fatima", "koffie met Fatima, Inge en Jo Peeters"):
        with CaptureQueriesContext(connection) as seen:
            read(client, line)
        asked.append(len(seen.captured_queries))
    assert asked[0] == asked[1]


def test_a_name_in_small_letters_that_nobody_bears_is_somebody_new_only_by_a_tap(place, as_user):
    client = as_user("director")
    shown = read(client, "gisteren koffie met nadia over zwemmen")
    assert "‘nadia’ kennen we nog niet" in shown.content.decode()
    assert "Een nieuwe persoon: Nadia" in shown.content.decode()
    sent = fields_of(shown)
    before = Person.objects.count()
    assert "who_0" not in sent
    assert client.post(address("note"), sent).status_code == 422
    assert Person.objects.count() == before
    client.post(address("note"), sent | {"who_0": "new"})
    assert "Nadia" in Contact.objects.get().participations.values_list("person__name", flat=True)
