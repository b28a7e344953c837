"""Calendar files as programs write them, and as nobody should."""

import tracemalloc
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from draagvlak.capabilities.exchange.readers.calendar_lines import blocks_of
from draagvlak.capabilities.exchange.readers.calendars import read_calendar
from draagvlak.capabilities.exchange.readers.table import Refused
from draagvlak.capabilities.exchange.wording import refusal, sentence
from draagvlak.capabilities.network.queries.calendar_rows import Guest, NewCalendar
from draagvlak.capabilities.network.queries.recurring import moment_of, wall

FILES = Path(__file__).parents[2] / "data" / "calendars"
DAY = date(2026, 11, 24)


def read(name, day=DAY):
    return read_calendar((FILES / f"{name}.ics").read_bytes(), day)


def when(calendar, title=""):
    return [
        (wall(one.starts_at).isoformat(" ", "minutes"), one.title) for one in calendar.meetings if title in one.title
    ]


def calendar(*events, head="VERSION:2.0"):
    body = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\n{head}\r\n{body}END:VCALENDAR\r\n".encode()


EVENT = "UID:a\r\nSUMMARY:Overleg\r\nDTSTART:20261124T140000"


def test_outlook():
    found, notes = read("outlook")
    assert when(found) == [
        ("2026-09-08 14:00", "Kerngroep vrijetijdsparticipatie"),
        ("2026-11-10 09:30", "Kerngroep (vervroegd)"),
        ("2026-12-08 14:00", "Kerngroep vrijetijdsparticipatie"),
        ("2027-01-12 14:00", "Kerngroep vrijetijdsparticipatie"),
        ("2027-02-09 14:00", "Kerngroep vrijetijdsparticipatie"),
    ]
    first = found.meetings[0]
    assert (first.place, first.ends_at - first.starts_at) == ("Gemeentehuis, zaal 1", timedelta(hours=2))
    assert first.agenda.startswith("1. Welkom\n2. Zomeraanbod, wie doet wat\n")
    assert first.guests == (
        Guest("Lies Trekker", "lies@voorbeeldgem.example", False),
        Guest("Katrien Dossier", "katrien.dossier@voorbeeldgem.example", False),
        Guest("", "Jos.Maes@ocmw.example", True),
    )
    (series,) = found.series.values()
    assert (series.rule, wall(series.starts_at)) == ("FREQ=MONTHLY;COUNT=6;BYDAY=2TU", datetime(2026, 9, 8, 14))
    assert [(note.code, note.values) for note in notes] == [("events-private", {"count": 1})]
    assert "Tandarts" not in str(found)


def test_google():
    found, notes = read("google")
    assert when(found) == [
        ("2026-10-05 10:00", "Bezoek aan de sporthal 🏀 met Fatima"),
        ("2026-10-17 00:00", "Werelddag van verzet tegen armoede"),
        *((f"2026-10-{day} 19:30", "Avondgroep") for day in (19, 21, 26, 28)),
    ]
    whole_day = found.meetings[1]
    assert (whole_day.is_cancelled, whole_day.ends_at - whole_day.starts_at) == (True, timedelta(days=1))
    assert found.meetings[2].ends_at == found.meetings[2].starts_at  # it says no end, and we invent none
    assert notes == ()


def test_two_calendars_in_one_file_and_what_is_broken_in_it():
    found, notes = read("two_calendars")
    assert when(found) == [("2026-12-01 10:00", "Overleg één"), ("2026-12-02 10:00", "Overleg twee")]
    assert found.meetings[0].ends_at - found.meetings[0].starts_at == timedelta(minutes=45)
    assert [note.code for note in notes] == ["events-unreadable", "zone-unknown"]
    assert notes[0].values == {"count": 2}


def test_an_old_program():
    found, notes = read("latin1")
    (one,) = found.meetings
    assert (one.title, one.place) == ("Café overleg met Zoë", "Eéklo")
    assert one.guests == (Guest("Zoë Çelik", "zoe@voorbeeld.example", False),)
    assert one.agenda == "Bel Zoë (…)"
    assert [(note.code, note.values) for note in notes] == [("numbers-blanked", {"count": 1})]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-8", "cp1252"])
def test_every_encoding_gives_the_same(encoding):
    text = calendar(EVENT.replace("Overleg", "Ééklo – café")).decode()
    found, _notes = read_calendar(text.encode(encoding), DAY)
    assert found.meetings[0].title == "Ééklo – café"


def test_a_line_folded_within_a_letter():
    data = calendar(EVENT.replace("Overleg", "Café"))
    at = data.index("é".encode()) + 1
    found, _notes = read_calendar(data[:at] + b"\r\n " + data[at:], DAY)
    assert found.meetings[0].title == "Café"


def test_a_rule_stays_on_the_clock_of_the_wall_and_of_its_own_zone():
    here = read_calendar(calendar(f"{EVENT.replace('1124', '1020')}\r\nRRULE:FREQ=WEEKLY;COUNT=3"), DAY)[0]
    assert [wall(one.starts_at).hour for one in here.meetings] == [14, 14, 14]
    there = EVENT.replace("DTSTART:20261124", "DTSTART;TZID=America/New_York:20261020")
    there = read_calendar(calendar(f"{there}\r\nRRULE:FREQ=WEEKLY;COUNT=3"), DAY)[0]
    assert [wall(one.starts_at).hour for one in there.meetings] == [20, 19, 20]
    assert (len(here.series), len(there.series)) == (1, 0)


def test_days_left_out_later_than_we_make_are_not_forgotten():
    rule = f"{EVENT}\r\nRRULE:FREQ=WEEKLY\r\nEXDATE:20280104T140000"
    assert read_calendar(calendar(rule), DAY)[0].series == {}


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=HOURLY;COUNT=3",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;BYHOUR=1,2,3",
        "FREQ=DAILY;BYSECOND=" + ",".join(map(str, range(60))),
        "FREQ=NEVER",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=DAILY",  # more often than people meet
    ],
)
def test_of_a_rule_that_we_do_not_read_only_the_first_time(rule):
    found, notes = read_calendar(
        calendar(f"{EVENT}\r\nRRULE:{rule}", "UID:b\r\nDTSTART:20261125T100000"), DAY + timedelta(days=300)
    )
    assert when(found, "Overleg") == [("2026-11-24 14:00", "Overleg")]
    assert [(note.code, note.values) for note in notes] == [("rule-unreadable", {"text": "Overleg"})]
    assert "Overleg" in sentence(notes[0])


def refused(data):
    with pytest.raises(Refused) as found:
        read_calendar(data, DAY)
    said = refusal(found.value)
    assert said.count("Er is niets bewaard.") == 1
    return found.value.code


def test_what_is_no_calendar_is_refused_in_a_sentence():
    assert refused(b"") == "empty"
    assert refused(b"Datum;Wie\n1/2/2026;An") == "not-a-calendar"
    assert refused(b"PK\x03\x04 iets") == "not-a-calendar"
    assert refused(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n") == "no-events"
    assert refused(calendar(EVENT.replace("Overleg", "Over\x00leg"))) == "calendar-damaged"
    assert refused(calendar("UID:x")) == "no-events"


def test_what_is_too_much_is_refused_soon():
    assert refused(calendar(EVENT) + b"x" * 100 * 1024 * 1024) == "too-large"
    assert refused(calendar(*[f"UID:{n}\r\nDTSTART:20261124T140000" for n in range(2001)])) == "too-many-events"
    assert refused(b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 200_000) == "calendar-damaged"
    often = [f"UID:{n}\r\nDTSTART:20261124T140000\r\nRRULE:FREQ=WEEKLY;COUNT=999999999" for n in range(60)]
    assert refused(calendar(*often)) == "too-many-events"


def test_a_rule_that_never_comes_true_ends():
    never = [f"UID:{n}\r\nDTSTART:20250101T140000\r\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30" for n in range(2)]
    never += ["UID:y\r\nDTSTART:19800101T140000\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"]
    found, _notes = read_calendar(calendar(EVENT, *never), DAY)
    assert len(found.meetings) == 1


def test_time_that_runs_out_is_told(monkeypatch):
    monkeypatch.setattr("draagvlak.capabilities.exchange.readers.calendars.MOST_SECONDS", -1)
    assert refused(calendar(EVENT)) == "calendar-too-heavy"


def test_attachments_and_endless_lines_cost_nothing():
    fat = f"ATTACH;ENCODING=BASE64;VALUE=BINARY:{'QUJD' * 500_000}\r\nDESCRIPTION:{'x' * 100_000}"
    data = calendar(f"{EVENT}\r\n{fat}")
    tracemalloc.start()
    found, _notes = read_calendar(data, DAY)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (found.meetings[0].agenda, most < 20 * len(data)) == ("", True)


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(lambda one: one.replace(microsecond=0))


@settings(deadline=None)
@given(texts, texts, moments, st.timedeltas(timedelta(0), timedelta(days=3)), st.sampled_from(["local", "utc"]))
def test_what_the_library_writes_is_read_the_same(title, place, start, lasts, form):
    event = Event()
    event.add("uid", "x")
    event.add("summary", title)
    event.add("location", place)
    begins = moment_of(start)
    begins = begins.astimezone(UTC) if form == "utc" else begins
    event.add("dtstart", begins)
    event.add("dtend", begins + timedelta(seconds=lasts.seconds))
    written = Calendar()
    written.add_component(event)
    (one,) = read_calendar(written.to_ical(), DAY)[0].meetings
    assert one.starts_at == begins
    # What stands on the wall for a local time; what passes for one that is told in UTC.
    apart = [at.astimezone(UTC) if form == "utc" else at for at in (one.starts_at, one.ends_at)]
    assert apart[1] - apart[0] == timedelta(seconds=lasts.seconds)
    assert len(one.title) <= 200
    again, _notes = read_calendar(written.to_ical(), DAY)
    assert again.meetings == (one,)


lines = st.one_of(
    st.sampled_from(
        [
            "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VCALENDAR", "END:VCALENDAR", "DTSTART:20261124T140000", "UID:x",
            "DTSTART;TZID=Romance Standard Time:20261124T140000", "RRULE:FREQ=WEEKLY;COUNT=2", "RRULE:x", "DTEND:1",
            "EXDATE;VALUE=DATE:20261124", "ATTENDEE;CN=\"x:mailto:a@b", "DURATION:-P1D", "RECURRENCE-ID:x", "SUMMARY:",
            "DTSTART;VALUE=DATE:99991231", "DTSTART:00010101T000000Z", "RDATE;VALUE=PERIOD:x/y", "CLASS:PRIVATE",
        ]
    ),
    st.text(max_size=40),
)  # fmt: skip


@settings(deadline=None, max_examples=120)
@given(st.lists(lines, max_size=25))
def test_whatever_a_file_holds_it_is_read_or_refused(said):
    data = "\r\n".join(["BEGIN:VCALENDAR", *said]).encode("utf-8", "replace")
    with suppress(Refused):
        found, notes = read_calendar(data, DAY)
        assert NewCalendar.from_json(found.to_json()) == found
        assert all(sentence(note) != note.code for note in notes)
        assert all(one.starts_at <= one.ends_at and one.uid and one.title for one in found.meetings)


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=300))
def test_whatever_bytes_are_read_or_refused(data):
    with suppress(Refused):
        read_calendar(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + data, DAY)


def test_more_guests_than_can_be_asked_after_are_left_out_and_told():
    crowd = "\r\n".join(f"ATTENDEE;CN=Gast {n}:mailto:gast{n}@x.example" for n in range(200))
    other = crowd.replace("gast", "ander").replace("Gast", "Ander")
    found, notes = read_calendar(calendar(f"{EVENT}\r\n{crowd}", f"UID:b\r\nDTSTART:20261125T100000\r\n{other}"), DAY)
    assert [len(one.guests) for one in found.meetings] == [200, 100]
    assert [(note.code, note.values) for note in notes] == [("guests-left-out", {"count": 100})]


def test_only_lines_of_the_event_itself_are_kept():
    alarm = "BEGIN:VALARM\r\nDESCRIPTION:Herinnering\r\nDURATION:PT5M\r\nEND:VALARM"
    (block,) = blocks_of(calendar(f"{EVENT}\r\n{alarm}\r\nLOCATION:Bib"))
    assert block.lines == ["UID:a", "SUMMARY:Overleg", "DTSTART:20261124T140000", "LOCATION:Bib"]
