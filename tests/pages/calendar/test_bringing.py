"""A calendar file, shown first, in once, and out again."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from draagvlak.capabilities.network.models import Attendance, Meeting
from tests.factories.meetings import MemberFactory
from tests.pages.calendar.hands import key_in, to, undo_in

pytestmark = pytest.mark.django_db
FILES = Path(__file__).parents[2] / "data" / "calendars"


def test_a_calendar_file_is_shown_first_comes_in_once_and_goes_out_again(network, client, director):
    katrien = MemberFactory(network=network, person__name="Katrien Dossier").person
    file = SimpleUploadedFile("agenda.ics", (FILES / "outlook.ics").read_bytes())
    page = client.post(to("bring"), {"file": file})
    text = page.content.decode()
    assert Meeting.objects.count() == 0
    assert "5 nieuwe vergaderingen" in text
    assert "Afspraken die je als privé aanduidde: 1." in text
    assert "Tandarts" not in text
    sent = {"key": key_in(page), "calendar": key_in(page, "calendar"), "groups": ["0"]}
    sent |= {row.html_name: row.initial for row in page.context["form"].rows}
    answers = [client.post(to("confirm"), sent, follow=True) for _ in range(2)]
    assert "5 vergaderingen ingelezen." in answers[0].content.decode()
    assert "al ingelezen" in answers[1].content.decode()
    assert (Meeting.objects.count(), Attendance.objects.filter(person=katrien).count()) == (5, 4)
    again = client.post(to("bring"), {"file": SimpleUploadedFile("a.ics", (FILES / "outlook.ics").read_bytes())})
    assert "staat er al" in again.content.decode()
    assert [ticked for _number, _event, ticked in again.context["form"].events] == [False]
    nothing = {"key": key_in(again), "calendar": key_in(again, "calendar")}
    refused = client.post(to("confirm"), nothing)
    assert (refused.status_code, "Kies minstens één afspraak." in refused.content.decode()) == (422, True)
    same = client.post(to("confirm"), nothing | {"groups": ["0"]}, follow=True).content.decode()
    assert "Alles uit dit bestand stond er al." in same
    assert "Ongedaan maken" not in same
    client.post(undo_in(answers[0]))
    assert (Meeting.objects.count(), Attendance.objects.count()) == (0, 0)
    assert client.post(undo_in(answers[0])).status_code == 404


def test_the_preview_tells_what_is_called_off_and_what_takes_a_day(client, director):
    events = [
        "UID:a\nDTSTART:20261202T090000\nDTEND:20261202T100000\nSUMMARY:Overleg\nSTATUS:CANCELLED",
        "UID:b\nDTSTART;VALUE=DATE:20261210\nDTEND;VALUE=DATE:20261211\nSUMMARY:Studiedag",
    ]
    lines = "".join(f"BEGIN:VEVENT\n{one}\nEND:VEVENT\n" for one in events)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//x//NL\n{lines}END:VCALENDAR\n"
    page = client.post(to("bring"), {"file": SimpleUploadedFile("a.ics", text.encode())}).content.decode()
    said = " ".join(page.split())
    assert "afgelast: komt er niet in" in said
    assert "10 december 2026, hele dag" in said
    assert "staat er al" not in said


def test_a_file_that_is_no_calendar_or_was_tampered_with(client, director):
    page = client.post(to("bring"), {"file": SimpleUploadedFile("agenda.ics", b"PK\x03\x04")})
    assert (page.status_code, "Dit is geen agendabestand." in page.content.decode()) == (422, True)
    page = client.post(to("bring"), {"file": SimpleUploadedFile("agenda.ics", b"x" * (10 * 1024 * 1024 + 1))})
    assert (page.status_code, "groter dan 10 MB" in page.content.decode()) == (422, True)
    assert client.post(to("confirm"), {"calendar": "x"}).status_code == 404
