"""Who is asked and who was there: by a tap, by group, from a list."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.exchange.queries.attending import names_in_text
from draagvlak.capabilities.network.models import Attendance, Contact, Person
from tests.factories.meetings import AttendanceFactory, MeetingFactory, MemberFactory
from tests.pages.calendar.hands import as_role, key_in, to, undo_in

pytestmark = pytest.mark.django_db
FILES = Path(__file__).parents[2] / "data" / "calendars"


def test_one_tap_by_htmx_swaps_the_row_and_the_numbers_and_can_be_taken_back(network, client, director):
    meeting = MeetingFactory(network=network)
    an = AttendanceFactory(meeting=meeting, person__name="An").person
    tap = {"person": an.pk, "answer": "present"}
    part = client.post(to("tick", meeting.pk), tap, headers={"HX-Request": "true"}).content.decode()
    assert part.count("<li") == 1
    assert 'aria-pressed="true"' in part
    assert "1 van 1 gevraagde persoon was er." in part
    assert 'name="answer" value="invited">Ongedaan maken' in re.sub(r"\s+", " ", part).replace("> Ong", ">Ong")
    again = client.post(to("tick", meeting.pk), tap, headers={"HX-Request": "true"}).content.decode()
    assert Attendance.objects.get().answer == "present"
    assert "Ongedaan maken" not in again  # nothing changed
    client.post(to("tick", meeting.pk), {"person": an.pk, "answer": "invited"})
    assert Attendance.objects.get().answer == "invited"


@pytest.mark.parametrize(
    "tap",
    [{}, {"person": 0, "answer": "present"}, {"person": 10**9, "answer": "present"}, {"person": 1, "answer": "x"}],
)
def test_a_forged_tap_is_not_found(network, client, director, tap):
    meeting = MeetingFactory(network=network)
    assert client.post(to("tick", meeting.pk), tap).status_code == 404


def test_people_are_asked_by_name_or_group_and_that_is_taken_back(network, client, director):
    an = MemberFactory(network=network, person__name="An Peeters", layers=["political"]).person
    MemberFactory(network=network, person__name="Bo Claes")
    meeting = MeetingFactory(network=network)
    page = client.get(to("ask", meeting.pk), {"zoek": "an peters"}).content.decode()
    assert "An Peeters" in page
    assert "Bo Claes" not in page
    answer = client.post(to("ask", meeting.pk), {"people": [an.pk]}, follow=True)
    assert "1 persoon is erbij gevraagd." in answer.content.decode()
    answer = client.post(undo_in(answer), follow=True)
    assert Attendance.objects.count() == 0
    answer = client.post(to("ask", meeting.pk), {"layers": ["political", "colleague"]}, follow=True)
    assert "2 mensen zijn erbij gevraagd." in answer.content.decode()
    assert client.post(to("ask", meeting.pk), {"people": [10**9]}).status_code == 422
    nobody = client.post(to("ask", meeting.pk), {"layers": []})
    assert (nobody.status_code, "Kies wie je erbij vraagt." in nobody.content.decode()) == (422, True)


def test_a_pasted_list_is_asked_where_it_is_not_sure_and_ticked_once(network, client, director):
    for name in ("An Peeters", "Jan Maes", "Jan Claes"):
        MemberFactory(network=network, person__name=name)
    meeting = MeetingFactory(network=network)
    page = client.post(to("names", meeting.pk), {"names": "- An Peeters\n2. Jan\nZoë Nieuw <zoe@x.example>"})
    assert Attendance.objects.count() == 0
    rows = page.context["form"].rows
    assert [[str(words) for _key, words in row.field.choices] for row in rows] == [
        ["An Peeters", "iemand nieuw: voeg toe", "niet meenemen"],
        ["Jan Claes", "Jan Maes", "iemand nieuw: voeg toe", "niet meenemen"],
        ["iemand nieuw: voeg toe", "niet meenemen"],
    ]
    maes = Person.objects.get(name="Jan Maes").pk
    sent = {
        "key": key_in(page),
        "listed": key_in(page, "listed"),
        "who_0": rows[0].initial,
        "who_1": maes,
        "who_2": "new",
    }
    answers = [client.post(to("names", meeting.pk), sent, follow=True) for _ in range(2)]
    present = Attendance.objects.filter(answer="present").values_list("person__name", flat=True)
    assert sorted(present) == ["An Peeters", "Jan Maes", "Zoë Nieuw"]
    assert Contact.objects.get().participations.count() == 3
    client.post(undo_in(answers[0]))
    assert (Attendance.objects.count(), Contact.objects.count()) == (0, 0)
    assert not Person.objects.filter(name="Zoë Nieuw").exists()


@pytest.mark.parametrize(
    ("text", "there", "away"),
    [
        ("An Peeters\nJan Maes (verontschuldigd)", ["An Peeters"], ("Jan Maes",)),
        ("An, Jan (afwezig), Piet", ["An", "Piet"], ("Jan",)),
        ("Jan Maes, verontschuldigd\nAn", ["An"], ("Jan Maes",)),
        ("Aanwezig: An, Jan\nVerontschuldigd: Piet\nAfwezig:\nKarel", ["An", "Jan"], ("Piet", "Karel")),
        ("Afwezig\nKarel\nAanwezigen\nBea", ["Bea"], ("Karel",)),
    ],
)
def test_who_a_list_calls_absent_was_not_there(text, there, away):
    found = names_in_text(text)
    assert ([name for name, _address in found.names], found.away) == (there, away)


def test_who_was_away_is_told_and_not_ticked(network, client, director):
    page = client.post(to("names", MeetingFactory(network=network).pk), {"names": "An Peeters\nJan Maes (afwezig)"})
    assert "Volgens je lijst waren ze er niet, dus nemen we ze niet mee: Jan Maes." in page.content.decode()
    assert [row.label for row in page.context["form"].rows] == ["An Peeters"]


def test_a_colleague_is_not_offered_to_add_people(network, client):
    as_role(network, client, RoleKind.COLLEAGUE)
    meeting = MeetingFactory(network=network)
    page = client.post(to("names", meeting.pk), {"names": "Zoë Nieuw"})
    assert "iemand nieuw" not in page.content.decode()
    sent = {"key": key_in(page), "listed": key_in(page, "listed"), "who_0": "new"}
    assert client.post(to("names", meeting.pk), sent).status_code == 422
    assert Person.objects.count() == 0


def test_a_sheet_of_who_was_there_is_read_for_the_day_of_the_meeting(network, client, director):
    meeting = MeetingFactory(network=network)
    sheet = b"Naam;17/11/2026;24/11/2026\nAn Peeters;x;\nBo Claes;;x\nCas Maes;x;x\n"
    sent = {"file": SimpleUploadedFile("lijst.csv", sheet)}
    page = client.post(to("names", meeting.pk), sent)
    assert [row.label for row in page.context["form"].rows] == ["An Peeters", "Cas Maes"]
    other = MeetingFactory(network=network, starts_at=meeting.starts_at - timedelta(days=1))
    page = client.post(to("names", other.pk), {"file": SimpleUploadedFile("lijst.csv", sheet)})
    assert "niets over de dag van deze vergadering" in page.content.decode()
    page = client.post(to("names", meeting.pk), {"file": SimpleUploadedFile("lijst.xlsx", b"PK\x03\x04kapot")})
    assert (page.status_code, "Er is niets bewaard." in page.content.decode()) == (422, True)


def test_a_list_sealed_elsewhere_is_not_found(network, client, director):
    one, other = MeetingFactory(network=network), MeetingFactory(network=network)
    page = client.post(to("names", one.pk), {"names": "An"})
    sent = {"key": key_in(page), "listed": key_in(page, "listed"), "who_0": ""}
    assert client.post(to("names", other.pk), sent).status_code == 404
    assert client.post(to("names", one.pk), sent | {"listed": "x"}).status_code == 404
    assert client.post(to("undo_ticks", one.pk) + "?stap=x").status_code == 404


def test_a_tap_costs_the_same_for_three(network, client, director, django_assert_num_queries):
    asked = []
    client.get(to("list"))  # the first request notes that the session lives
    for count in (1, 3):
        meeting = MeetingFactory(network=network)
        rows = AttendanceFactory.create_batch(count + 2, meeting=meeting, answer="present")
        with CaptureQueriesContext(connection) as seen:
            client.post(to("tick", meeting.pk), {"person": rows[0].person_id, "answer": "excused"})
        asked.append(len(seen))
    assert asked[0] == asked[1]
