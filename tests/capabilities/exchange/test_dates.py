from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagvlak.capabilities.exchange.mapping.dates import BadDate, order_told_by, read_date

MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
DAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-03-05",
        "2026-03-05T10:00:00",
        "2026/3/5",
        "5/3/2026",
        "05/03/2026",
        "5-3-2026",
        "5.3.26",
        "5 maart 2026",
        "donderdag 5 maart 2026",
        "do. 5 mrt 2026",
        "5 March 2026",
        "March 5, 2026",
        "5/3/2026 14:30",
        "46086",
        46086,
        46086.5,
        DAY,
        datetime(2026, 3, 5, 23, 59),
    ],
)
def test_a_date_as_people_write_it(cell):
    assert read_date(cell) == DAY


def test_the_other_epoch_and_the_other_order():
    assert read_date(46086 - 1462, epoch_1904=True) == DAY
    assert read_date("3/5/2026", day_first=False) == DAY


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (None, "date-missing"),
        ("31/02/2026", "date-impossible"),
        ("5/13/2026", "date-impossible"),
        ("0/0/0000", "date-impossible"),
        ("2026-13-01", "date-impossible"),
        ("binnenkort", "date-unreadable"),
        ("5 maand 2026", "date-unreadable"),
        (float("nan"), "date-unreadable"),
        (float("inf"), "date-unreadable"),
        (10**14, "date-unreadable"),
        (True, "date-unreadable"),
    ],
)
def test_what_is_no_date(cell, code):
    assert read_date(cell).code == code


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_way_of_writing_gives_the_day(day):
    written = [day.isoformat(), f"{day:%d/%m/%Y}", f"{day.day}-{day.month}-{day.year}"]
    written.append(f"{day.day} {MONTHS[day.month - 1]} {day.year}")
    assert {read_date(text) for text in written} == {day}


@given(st.one_of(st.text(max_size=40), st.floats(), st.integers(), st.booleans(), st.none()))
def test_nothing_breaks_it(cell):
    assert isinstance(read_date(cell), date | BadDate)


@pytest.mark.parametrize(("text", "told"), [("13/2/2026", True), ("2/13/2026", False), ("3/4/2026", None), ("x", None)])
def test_what_tells_the_order(text, told):
    assert order_told_by(text) is told
