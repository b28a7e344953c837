"""The library's days, against the decree's rules counted out by hand (decisions of the Flemish Government of 17 April
1991, art. 4–5, and of 31 August 2001, art. 7).
"""

from datetime import date, timedelta

import pytest
from dateutil.easter import easter

from draagvlak.capabilities.planning.queries.days import public_holidays, school_holidays


def monday_of(day):
    return day - timedelta(days=day.weekday())


def weeks(monday, count):
    return {monday + timedelta(days=n) for n in range(7 * count)}


def by_the_decree(year):
    """Autumn, Christmas (its two weeks may lie in two years), carnival, Easter and summer."""
    allsaints, christmas, sunday = date(year, 11, 1), date(year, 12, 25), easter(year)
    autumn = date(year, 11, 2) if allsaints.weekday() == 6 else monday_of(allsaints)
    winter = monday_of(christmas) + timedelta(days=7 * (christmas.weekday() > 4))
    carnival = monday_of(sunday) - timedelta(days=42)
    spring = next(date(year, 4, day) for day in range(1, 8) if date(year, 4, day).weekday() == 0)
    if sunday.month == 3:
        spring = sunday + timedelta(days=1)
    elif sunday > date(year, 4, 15):
        spring = monday_of(sunday) - timedelta(days=7)
    summer = {date(year, 7, 1) + timedelta(days=n) for n in range(62)}
    return weeks(autumn, 1) | weeks(winter, 2) | weeks(carnival, 1) | weeks(spring, 2) | summer


@pytest.mark.parametrize("year", range(2026, 2031))
def test_school_holidays_are_those_of_the_decree(year):
    found = school_holidays(date(year, 2, 1), date(year + 1, 1, 31))
    wanted = {day for day in by_the_decree(year) | by_the_decree(year + 1) if date(year, 2, 1) <= day}
    assert {day for day in wanted if day <= date(year + 1, 1, 31)} <= found
    single = found - wanted
    assert len(single) <= 8  # 1 May, Ascension and the day after, Whit Monday, 11 November, Easter Monday


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 11, 2), date(2026, 11, 8)),
        (date(2026, 12, 21), date(2027, 1, 3)),
        (date(2027, 2, 8), date(2027, 2, 14)),
        (date(2027, 3, 29), date(2027, 4, 11)),  # Easter falls in March
        (date(2027, 12, 27), date(2028, 1, 9)),  # Christmas on a Saturday
        (date(2028, 2, 28), date(2028, 3, 5)),
        (date(2028, 4, 3), date(2028, 4, 17)),  # Easter after 15 April: Easter Monday too
    ],
)
def test_holidays_as_schools_announce_them(first, last):
    found = school_holidays(first - timedelta(days=2), last + timedelta(days=2))
    assert (min(found), max(found)) == (first, last)


def test_public_holidays():
    assert public_holidays(date(2027, 7, 1), date(2027, 12, 31)) == {
        date(2027, 7, 21),
        date(2027, 8, 15),
        date(2027, 11, 1),
        date(2027, 11, 11),
        date(2027, 12, 25),
    }
