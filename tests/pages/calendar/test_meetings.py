"""The pages about meetings: from planning one to what was decided, for whoever may see them."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.insights.actions import refresh_report
from draagvlak.capabilities.insights.models import StoredReport
from draagvlak.capabilities.network.models import Attendance, CalendarFeed, Contact, Meeting, Network, Person
from draagvlak.capabilities.network.queries.recurring import wall
from tests.factories.meetings import AttendanceFactory, MeetingFactory, MemberFactory
from tests.pages.calendar.hands import SAID, as_role, key_in, made, to, undo_in

pytestmark = pytest.mark.django_db
FILES = Path(__file__).parents[2] / "data" / "calendars"


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
    client.get(to("list"))  # the first request notes that the session lives
    frame = 6  # session, user, second step, authority, roles, network
    for address, queries in (
        (to("list") + "?wanneer=voorbij", frame + 2),
        (to("make"), frame + 1),
        (to("one", one), frame + 5),  # also whether a contact of a list is the same
        (to("change", one), frame + 1),
        (to("ask", one) + "?zoek=persoon", frame + 3),
        (to("names", one), frame + 1),
        (to("file", one), frame + 2),
        (to("subscribe"), frame + 1),
        (to("bring"), frame + 1),
    ):
        with django_assert_num_queries(queries, info=address):
            assert client.get(address).status_code == 200


def test_lists_are_paged(network, client, director):
    MeetingFactory.create_batch(51, network=network)
    assert len(client.get(to("list"), {"wanneer": "voorbij"}).context["page"]) == 50
    assert len(client.get(to("list"), {"wanneer": "voorbij", "pagina": "2"}).context["page"]) == 1
    assert len(client.get(to("list"), {"wanneer": "voorbij", "pagina": "x"}).context["page"]) == 50
    assert len(client.get(to("list")).context["page"]) == 0
    assert Network.objects.count() == 1
    assert User.objects.count() == 1


def test_a_series_comes_back_otherwise_from_one_on(client, director, network):
    made(client, day="2026-11-26", rhythm="weekly", times="5")
    second = Meeting.objects.order_by("starts_at")[1]
    assert 'name="another"' in client.get(to("change", second.pk)).content.decode()
    changed = {**SAID, "day": "2026-12-03", "version": 1, "another": "fortnightly"}
    refused = client.post(to("change", second.pk), {**changed, "scope": "one"})
    assert refused.status_code == 422
    assert "Kies ‘Deze en alle volgende’" in refused.content.decode()
    answer = client.post(to("change", second.pk), {**changed, "scope": "following"}, follow=True)
    days = [str(wall(one).date()) for one in Meeting.objects.order_by("starts_at").values_list("starts_at", flat=True)]
    assert days == ["2026-11-26", "2026-12-03", "2026-12-17", "2026-12-31", "2027-01-14"]
    client.post(undo_in(answer))
    assert Meeting.objects.order_by("starts_at")[2].starts_at - second.starts_at == timedelta(days=7)
    Network.objects.filter(pk=network.pk).update(frozen_on=date(2026, 12, 20))
    assert 'name="another"' not in client.get(to("change", second.pk)).content.decode()
