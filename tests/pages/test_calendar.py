"""The pages about meetings: from planning one to who was there, for whoever may see them."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import Role, User
from draagvlak.capabilities.insights.actions import refresh_report
from draagvlak.capabilities.insights.models import StoredReport
from draagvlak.capabilities.network.models import Attendance, CalendarFeed, Contact, Meeting, Network, Person
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory
from tests.factories.meetings import AttendanceFactory, MeetingFactory, MemberFactory

pytestmark = pytest.mark.django_db
FILES = Path(__file__).parents[1] / "data" / "calendars"
DAY = date(2026, 11, 24)
SAID = {
    "title": "Kerngroep",
    "day": "2026-11-20",
    "starts": "14:00",
    "ends": "16:00",
    "place": "Bib",
    "agenda": "1. Welkom",
}


@pytest.fixture
def network():
    authority = AuthorityFactory(slug="gemeente")
    with inside(authority):
        yield NetworkFactory(authority=authority, slug="net", frozen_on=DAY)


@pytest.fixture
def director(network, client):
    user = SeatFactory(network=network).role.user
    client.force_login(user)
    return user


def as_role(network, client, kind):
    user = SeatFactory(network=network, role__kind=kind).role.user
    client.force_login(user)
    return user


def to(name, *more):
    return reverse(f"calendar:{name}", args=["gemeente", "net", *more])


def key_in(answer, name="key"):
    return re.search(rf'name="{name}" value="([^"]+)"', answer.content.decode())[1]


def undo_in(answer):
    """Where the message of a page leads that offers to take back what was done."""
    return re.search(
        r'<form method="post" action="([^"]+)">\s*<input[^>]+>\s*<button type="submit" class="plain undo"',
        answer.content.decode(),
    )[1].replace("&amp;", "&")


def made(client, **more):
    page = client.get(to("make"))
    return client.post(to("make"), SAID | {"key": key_in(page)} | more, follow=True)


def test_it_works(network, client, director):
    for name in ("An", "Bo"):
        MemberFactory(network=network, person__name=name)
    refresh_report(director, network.authority, network)
    answer = made(client, layers=["colleague"])
    meeting = Meeting.objects.get()
    assert answer.redirect_chain[-1][0] == to("one", meeting.pk)
    assert "De vergadering staat in de agenda." in answer.content.decode()
    assert StoredReport.objects.get().as_of == date.min
    for person in Person.objects.filter(attendances__meeting=meeting):
        client.post(to("tick", meeting.pk), {"person": person.pk, "answer": "present"})
    assert list(Contact.objects.values_list("kind", "subject")) == [("vergadering", "Kerngroep")]
    page = client.get(to("one", meeting.pk)).content.decode()
    assert "2 van 2 gevraagde mensen waren er." in page
    decided = client.post(to("decide", meeting.pk), {"decisions": "We beginnen.", "version": 1}, follow=True)
    assert "Bewaard." in decided.content.decode()
    changed = {**SAID, "title": "Stuurgroep", "version": 2, "scope": "one"}
    answer = client.post(to("change", meeting.pk), changed, follow=True)
    assert Contact.objects.get().subject == "Stuurgroep"
    client.post(undo_in(answer))
    meeting.refresh_from_db()
    assert (meeting.title, meeting.decisions, Contact.objects.get().subject) == (
        "Kerngroep",
        "We beginnen.",
        "Kerngroep",
    )
    answer = client.post(to("call_off", meeting.pk), {"scope": "one"}, follow=True)
    assert "De vergadering is afgelast." in answer.content.decode()
    assert Contact.objects.count() == 0
    client.post(undo_in(answer))
    assert Contact.objects.count() == 1


def test_the_same_form_sent_twice_makes_one_meeting_and_leads_to_it(client, director):
    key = key_in(client.get(to("make")))
    answers = [client.post(to("make"), SAID | {"key": key}) for _ in range(2)]
    assert {answer.url for answer in answers} == {to("one", Meeting.objects.get().pk)}


def test_undoing_the_making_takes_it_away(client, director):
    answer = made(client, rhythm="weekly", times="3")
    assert Meeting.objects.count() == 3
    answer = client.post(undo_in(answer), follow=True)
    assert "Ongedaan gemaakt." in answer.content.decode()
    assert Meeting.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": ""}, "Geef een titel."),
        ({"day": "32/11/2026"}, "Dit is geen datum die we kennen."),
        ({"day": "1/1/1800"}, "Kies een dag tussen 1990 en 2100."),
        ({"ends": "13:00"}, "Het einde komt voor het begin."),
        ({"agenda": "Bel An: 85.07.30-033.28"}, "Een rijksregisternummer bewaren we nooit."),
        ({"rhythm": "weekly", "times": "3", "until": "2026-12-31"}, "niet allebei"),
        ({"rhythm": "weekly", "until": "2026-11-01"}, "Kies een dag na de eerste vergadering"),
        ({"times": "1000"}, "100"),
        ({"key": ""}, "Dit formulier was niet volledig."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, director, change, sentence):
    answer = client.post(to("make"), SAID | {"key": "k" * 20} | change)
    page = answer.content.decode()
    assert (answer.status_code, sentence in page, Meeting.objects.count()) == (422, True, 0)
    assert 'value="Bib"' in page


def test_dutch_days_and_hours_and_no_end(client, director):
    made(client, day="20/11/2026", starts="14u30", ends="")
    meeting = Meeting.objects.get()
    assert meeting.starts_at.isoformat() == "2026-11-20T13:30:00+00:00"
    assert meeting.ends_at == meeting.starts_at


def test_this_and_following_are_changed_together(client, director):
    made(client, rhythm="fortnightly", times="3")
    second = Meeting.objects.order_by("starts_at")[1]
    shown = client.get(to("change", second.pk)).content.decode()
    assert "Deze en alle volgende" in shown
    changed = {
        **SAID,
        "day": "2026-12-04",
        "starts": "10:00",
        "ends": "12:00",
        "version": 1,
        "scope": "following",
        "days": "0",
    }
    answer = client.post(to("change", second.pk), changed, follow=True)
    hours = [f"{one.starts_at:%d %H}" for one in Meeting.objects.order_by("starts_at")]
    assert hours == ["20 13", "04 09", "18 09"]
    client.post(undo_in(answer))
    assert {f"{one.starts_at:%H}" for one in Meeting.objects.all()} == {"13"}


def test_who_saves_second_sees_both_and_loses_nothing(client, director):
    made(client)
    meeting = Meeting.objects.get()
    first = {**SAID, "place": "Gemeentehuis", "version": 1}
    assert client.post(to("change", meeting.pk), first).status_code == 302
    assert client.post(to("change", meeting.pk), first).status_code == 302  # the same twice
    answer = client.post(to("change", meeting.pk), {**SAID, "place": "Sporthal", "version": 1})
    page = answer.content.decode()
    assert (answer.status_code, "Gemeentehuis" in page, 'value="Sporthal"' in page) == (409, True, True)
    again = {**SAID, "place": "Sporthal", "version": key_in(answer, "version")}
    assert client.post(to("change", meeting.pk), again).status_code == 302
    assert Meeting.objects.get().place == "Sporthal"
    answer = client.post(to("decide", meeting.pk), {"decisions": "Mijn tekst", "version": 1})
    assert (answer.status_code, "Mijn tekst" in answer.content.decode()) == (409, True)


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
    client.post(undo_in(answers[0]))
    assert (Meeting.objects.count(), Attendance.objects.count()) == (0, 0)
    assert client.post(undo_in(answers[0])).status_code == 404


def test_a_file_that_is_no_calendar_or_was_tampered_with(client, director):
    page = client.post(to("bring"), {"file": SimpleUploadedFile("agenda.ics", b"PK\x03\x04")})
    assert (page.status_code, "Dit is geen agendabestand." in page.content.decode()) == (422, True)
    page = client.post(to("bring"), {"file": SimpleUploadedFile("agenda.ics", b"x" * (10 * 1024 * 1024 + 1))})
    assert (page.status_code, "groter dan 10 MB" in page.content.decode()) == (422, True)
    assert client.post(to("confirm"), {"calendar": "x"}).status_code == 404


def test_a_calendar_program_reads_what_its_user_may_see_until_it_is_revoked(network, client):
    user = as_role(network, client, RoleKind.PARTNER)
    mine = MeetingFactory(network=network, title="Mijn overleg", agenda="Over Fatima", decisions="Geheim besluit")
    AttendanceFactory(meeting=mine, person__account=user, person__name="Pia Partner")
    AttendanceFactory(meeting=mine, person__name="Fatima Onbekend")
    MeetingFactory(network=network, title="Ander overleg")
    key = key_in(client.get(to("subscribe")))
    page = client.post(to("subscribe"), {"key": key})
    secret = re.search(r"http://testserver(/gemeente/agenda/[\w-]{32}\.ics)", page.content.decode())[1]
    again = client.post(to("subscribe"), {"key": key}, follow=True)
    assert "/agenda/" not in again.content.decode().replace("voorbeeld", "")
    assert CalendarFeed.objects.count() == 1
    client.logout()
    answer = client.get(secret)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert (answer["Cache-Control"], answer.cookies) == ("private, no-cache", {})
    (event,) = Calendar.from_ical(answer.content).events
    assert (str(event["summary"]), str(event["url"])) == ("Mijn overleg", f"http://testserver{to('one', mine.pk)}")
    for word in (b"Fatima", b"Pia", b"Geheim", b"ATTENDEE"):
        assert word not in answer.content
    same = client.get(secret, headers={"If-None-Match": answer["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    mine.title = "Nieuwe titel"
    mine.save()
    assert client.get(secret, headers={"If-None-Match": answer["ETag"]}).status_code == 200
    unknown = client.get(f"/gemeente/agenda/{'x' * 32}.ics")
    Role.objects.update(until=date(2020, 1, 1))
    ended = client.get(secret)
    assert (ended.status_code, unknown.status_code) == (404, 404)
    assert ended.content == unknown.content.replace(b"x" * 32, secret.split("/")[-1][:-4].encode()) or _plain(
        ended
    ) == _plain(unknown)
    Role.objects.update(until=None)
    client.force_login(user)
    client.post(to("revoke", CalendarFeed.objects.get().pk))
    assert client.get(secret).status_code == 404
    assert client.get(secret.replace("gemeente", "elders")).status_code == 404


def _plain(answer):
    return re.sub(rb"[0-9a-f]{8}", b"", answer.content)


def test_nobody_revokes_somebody_elses_address(network, client, director):
    other = SeatFactory(network=network).role.user
    feed = CalendarFeed.objects.create(authority=network.authority, network=network, user=other, token_hash="x")
    assert client.post(to("revoke", feed.pk)).status_code == 404
    assert CalendarFeed.objects.get().revoked_at is None


def test_one_meeting_as_a_file(network, client, director):
    meeting = MeetingFactory(network=network, title="Overleg")
    answer = client.get(to("file", meeting.pk))
    assert answer["Content-Disposition"] == f'attachment; filename="vergadering-{meeting.pk}.ics"'
    assert [str(event["summary"]) for event in Calendar.from_ical(answer.content).events] == ["Overleg"]


OTHERS = [kind for kind in RoleKind if kind not in {RoleKind.DIRECTOR, RoleKind.COLLEAGUE}]


@pytest.mark.parametrize("kind", OTHERS)
def test_whoever_only_reads_sees_no_way_to_write_and_finds_none(network, client, kind):
    user = as_role(network, client, kind)
    meeting = MeetingFactory(network=network, title="Mijn overleg", agenda="Onze agenda", decisions="Ons besluit")
    AttendanceFactory(meeting=meeting, person__account=user, person__name="Ikzelf")
    other = AttendanceFactory(meeting=meeting, person__name="Iemand Anders").person
    hidden = MeetingFactory(network=network, title="Verborgen overleg")
    page = client.get(to("one", meeting.pk)).content.decode()
    assert "Onze agenda" in page
    assert "Ons besluit" in page
    assert ("Iemand Anders" in page) == (kind == RoleKind.ADMINISTRATOR)
    main = page.split("<main")[1].split("<footer")[0]
    assert "<form" not in main
    listed = client.get(to("list"), {"wanneer": "voorbij"}).content.decode()
    assert "Mijn overleg" in listed
    sees_all = kind == RoleKind.ADMINISTRATOR
    assert ("Verborgen overleg" in listed) == sees_all
    for name in ("one", "file"):
        assert client.get(to(name, hidden.pk)).status_code == (200 if sees_all else 404)
    for name in ("make", "bring"):
        assert client.get(to(name)).status_code == 404
    for name in ("change", "ask", "names"):
        assert client.get(to(name, meeting.pk)).status_code == 404
    for name in ("decide", "call_off", "tick", "undo_ticks"):
        assert client.post(to(name, meeting.pk), {"person": other.pk, "answer": "present"}).status_code == 404
    assert client.post(to("undo", "x")).status_code == 404
    assert Attendance.objects.filter(answer="present").count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_each_page_costs_the_same_for_three(network, client, director, count, django_assert_num_queries):
    for _ in range(count):
        MemberFactory(network=network, person__organisation="OCMW")
    meetings = MeetingFactory.create_batch(count, network=network)
    for meeting in meetings:
        for person in Person.objects.all():
            AttendanceFactory(meeting=meeting, person=person)
    CalendarFeed.objects.create(authority=network.authority, network=network, user=director, token_hash=str(count))
    one = meetings[0].pk
    frame = 5  # session, user, authority, roles, network
    for address, queries in (
        (to("list") + "?wanneer=voorbij", frame + 2),
        (to("make"), frame + 1),
        (to("one", one), frame + 4),
        (to("change", one), frame + 1),
        (to("ask", one) + "?zoek=persoon", frame + 3),
        (to("names", one), frame + 1),
        (to("file", one), frame + 2),
        (to("subscribe"), frame + 1),
        (to("bring"), frame + 1),
    ):
        with django_assert_num_queries(queries, info=address):
            assert client.get(address).status_code == 200


def test_a_tap_costs_the_same_for_three(network, client, director, django_assert_num_queries):
    asked = []
    for count in (1, 3):
        meeting = MeetingFactory(network=network)
        rows = AttendanceFactory.create_batch(count + 2, meeting=meeting, answer="present")
        with CaptureQueriesContext(connection) as seen:
            client.post(to("tick", meeting.pk), {"person": rows[0].person_id, "answer": "excused"})
        asked.append(len(seen))
    assert asked[0] == asked[1]


def test_lists_are_paged(network, client, director):
    MeetingFactory.create_batch(51, network=network)
    assert len(client.get(to("list"), {"wanneer": "voorbij"}).context["page"]) == 50
    assert len(client.get(to("list"), {"wanneer": "voorbij", "bladzijde": "2"}).context["page"]) == 1
    assert len(client.get(to("list"), {"wanneer": "voorbij", "bladzijde": "x"}).context["page"]) == 50
    assert client.get(to("list")).context["page"].object_list.count() == 0
    assert Network.objects.count() == 1
    assert User.objects.count() == 1
