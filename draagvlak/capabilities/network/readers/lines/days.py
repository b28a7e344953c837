"""On which day: "gisteren", "vorige dinsdag", "3 dagen geleden", "12/11", "12 november", and the same in English."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from rapidfuzz.distance import OSA

EARLIEST = date(1990, 1, 1)
SOON = 183  # days: a date without a year that lies further ahead is one of last year
LAST_CENTURY_FROM = 70  # a year of two digits from here on
MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "januari jan january",
            "februari feb february",
            "maart mrt mar march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "augustus aug august",
            "september sep sept",
            "oktober okt oct october",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for word in words.split()
}
WEEKDAYS = {
    word: number
    for number, words in enumerate(
        (
            "maandag monday",
            "dinsdag tuesday",
            "woensdag wednesday",
            "donderdag thursday",
            "vrijdag friday",
            "zaterdag saturday",
            "zondag sunday",
        )
    )
    for word in words.split()
}
COUNTS = {
    word: number
    for number, words in enumerate(
        (
            "een één a an one",
            "twee two",
            "drie three",
            "vier four",
            "vijf five",
            "zes six",
            "zeven seven",
            "acht eight",
            "negen nine",
            "tien ten",
        ),
        start=1,
    )
    for word in words.split()
}
PART = "(?: ?(?:ochtend|morgen|middag|voormiddag|namiddag|avond|nacht))"
PART_EN = "(?:morning|noon|afternoon|evening|night)"
DAY, MONTH = "|".join(WEEKDAYS), "|".join(MONTHS)
SOME = "een paar|paar|enkele|wat|a few|some|several"
PARTLY = "begin|half|midden|mid|eind|einde|early|late"
COUNT = rf"\d{{1,3}}|{'|'.join(COUNTS)}"
YEAR = r"\d{4}|['’]?\d{2}(?!\d)"
# Before a date, and then of the same day: "zondag 22 november", "di 17/11".
BESIDE_DATE = rf"(?:(?:{DAY}|ma|di|wo|woe|do|don|vr|vrij|za|zat|zo|zon|mon|tue|wed|thu|fri|sat|sun)\.?,?\s+)?"
ON = rf"{BESIDE_DATE}(?:(?:op|on)\s+)?{BESIDE_DATE}"


@dataclass(frozen=True, slots=True)
class Said:
    """The day that a text means, and where the text says so. `problem`: "future", "impossible", "old" or "vague", and
    then no day.
    """

    day: date | None
    start: int
    end: int
    problem: str = ""


class VagueError(Exception):
    """Some days, of which nobody knows which."""


Reading = Callable[[re.Match[str], date], date]


def _back(days: int) -> Reading:
    return lambda _found, today: today - timedelta(days=days)


def _vague(_found: re.Match[str], _today: date) -> date:
    """Raises VagueError."""
    raise VagueError


def _saturday(_found: re.Match[str], today: date) -> date:
    """Of the last weekend that began."""
    return today - timedelta(days=(today.weekday() - 5) % 7)


def _ago(found: re.Match[str], today: date) -> date:
    count, unit = _count(found["count"]), found["unit"][0]
    if unit == "m":
        return today - relativedelta(months=count)
    return today - timedelta(days=count * (7 if unit == "w" else 1))


def _ahead(found: re.Match[str], today: date) -> date:
    return today + timedelta(days=max(1, _count(found["count"])) if "count" in found.groupdict() else 1)


def _count(word: str) -> int:
    return int(word) if word.isdigit() else COUNTS[word]


def _weekday(found: re.Match[str], today: date) -> date:
    """The last one before today."""
    return today - timedelta(days=(today.weekday() - WEEKDAYS[found["day"]] - 1) % 7 + 1)


def _weekday_of_last_week(found: re.Match[str], today: date) -> date:
    return today - timedelta(days=today.weekday() + 7 - WEEKDAYS[found["day"]])


def _written(found: re.Match[str], today: date) -> date:
    """Raises ValueError for a day that does not exist."""
    parts = found.groupdict()
    day, month = int(parts["d"]), parts["m"]
    number = int(month) if month.isdigit() else MONTHS[month]
    if parts.get("y"):
        year = int(parts["y"].lstrip("'’"))
        century = 0 if year >= 100 else 1900 if year >= LAST_CENTURY_FROM else 2000
        return date(year + century, number, day)
    return _nearest(number, day, today)


def _nearest(month: int, day: int, today: date) -> date:
    if (month, day) == (2, 29):
        leap = next(year for year in range(today.year, today.year - 9, -1) if _is_leap(year) and _has_come(year, today))
        return date(leap, 2, 29)
    this_year = date(today.year, month, day)
    return this_year if (this_year - today).days <= SOON else date(today.year - 1, month, day)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _has_come(year: int, today: date) -> bool:
    return date(year, 2, 29) <= today


def _day_of_month(found: re.Match[str], today: date) -> date:
    """The last 12th. Raises ValueError for a day that does not exist."""
    day = int(found["d"])
    if day <= today.day:
        return today.replace(day=day)
    return (today.replace(day=1) - timedelta(days=1)).replace(day=day)


def _form(pattern: str, reading: Reading) -> tuple[re.Pattern[str], Reading]:
    return re.compile(rf"(?<![\w/])(?:{pattern})(?![\w/])"), reading


WORD = re.compile(r"(?<!\w)[^\W\d_]{6,}(?!\w)")
OFTEN = ("gisteren", "eergisteren", "vandaag", "yesterday", *(day for day in WEEKDAYS if len(day) > 6))
NO_DAY = frozenset({"vandaan"})

# What stands first goes before what follows: "eergisteren" is no "gisteren", "vorige week dinsdag" no "dinsdag".
FORMS = (
    _form(rf"(?:the )?day before yesterday|eergisteren{PART}?", _back(2)),
    _form(
        rf"(?:{SOME})\s+(?:dagen|weken|maanden)\s+(?:geleden|terug)|(?:{SOME})\s+(?:days|weeks|months)\s+ago", _vague
    ),
    _form(r"(?:een|enige|wat|a|some)\s+(?:tijd|tijdje|while|time)\s+(?:geleden|terug|ago)", _vague),
    _form(rf"(?P<count>{COUNT})\s+(?P<unit>dag(?:en)?|we(?:ek|ken)|maand(?:en)?)\s+(?:geleden|terug)", _ago),
    _form(rf"(?P<count>{COUNT})\s+(?P<unit>days?|weeks?|months?)\s+ago", _ago),
    _form(rf"(?:over|binnen|in)\s+(?P<count>{COUNT})\s+(?:dag(?:en)?|we(?:ek|ken)|days?|weeks?)", _ahead),
    _form(rf"(?:volgende|komende|next|coming)\s+(?:week\s+)?(?:{DAY}|week)|overmorgen|tomorrow", _ahead),
    _form(rf"{ON}(?:(?:vorige|last)\s+week\s+(?:op\s+|on\s+)?(?P<day>{DAY}))", _weekday_of_last_week),
    _form(rf"{ON}(?P<day>{DAY})\s+(?:van\s+)?(?:vorige|last)\s+week", _weekday_of_last_week),
    _form(rf"(?:{PARTLY})\s+(?:van\s+)?(?:vorige|deze|last|this)\s+(?:week|maand|month)", _vague),
    _form(
        r"(?:vorige|afgelopen|voorbije|last|past)\s+(?:maand|month)|deze\s+(?:week|maand)|this\s+(?:week|month)", _vague
    ),
    _form(rf"(?:{PARTLY})\s+(?:{MONTH})(?!\s+\d)|onlangs|recently|the other day", _vague),
    _form(r"(?:vorige|last)\s+week", _back(7)),
    _form(
        r"(?:(?:in|tijdens)\s+)?(?:het\s+)?(?:(?:vorig|afgelopen|voorbije|dit)\s+weekend|(?:last|this)\s+weekend)",
        _saturday,
    ),
    _form(rf"gisteren{PART}?|yesterday(?:\s+{PART_EN})?|last\s+night", _back(1)),
    _form(
        r"vandaag|today|daarnet|zonet|zojuist|daarstraks|daarjuist|zopas|just now|"
        rf"(?:van|deze\s+){PART}|this\s+{PART_EN}|tonight",
        _back(0),
    ),
    _form(rf"{ON}(?P<y>\d{{4}})-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}})", _written),
    _form(rf"{ON}(?P<d>\d{{1,2}})\s?[/.-]\s?(?P<m>\d{{1,2}})(?:\s?[/.-]\s?(?P<y>{YEAR}))?", _written),
    _form(
        rf"{ON}(?:de\s+|the\s+)?(?P<d>\d{{1,2}})(?:e|ste|de|st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{MONTH})\.?(?:\s+(?P<y>{YEAR}))?",
        _written,
    ),
    _form(rf"{ON}(?P<m>{MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y>{YEAR}))?", _written),
    _form(r"(?:op\s+de|de|on\s+the|the)\s+(?P<d>\d{1,2})(?:e|ste|de|st|nd|rd|th)", _day_of_month),
    _form(
        rf"{ON}(?:(?:vorige|afgelopen|voorbije|last|past|deze|this)\s+)?(?P<day>{DAY}){PART}?(?:\s+(?:laatstleden|jongstleden|ll\.?|jl\.?|l\.l\.?|j\.l\.?))?",
        _weekday,
    ),
    _form(r"morgen(?:avond|ochtend|middag|namiddag)?", _ahead),
)


def find_day(text: str, today: date) -> Said | None:
    """The first form above that stands in `text`, in small letters, with the day it means; None where none does.

    Without a year it is the last such day, unless that day comes within half a year: then it lies ahead, which a
    contact cannot.

    >>> find_day("koffie vorige dinsdag met Jo", date(2026, 11, 24)).day
    datetime.date(2026, 11, 17)
    """
    for pattern, reading in FORMS:
        found = pattern.search(text)
        if found is None:
            continue
        try:
            day = reading(found, today)
        except VagueError:
            return Said(None, *found.span(), "vague")
        except (ValueError, OverflowError):
            return Said(None, *found.span(), "impossible")
        return _checked(day, found.span(), today)
    return _misspelt(text, today)


def _misspelt(text: str, today: date) -> Said | None:
    """A day with one letter wrong, too many or too few, or two that changed places: "gsteren", "dinsadg"."""
    for word in WORD.finditer(text):
        near = [meant for meant in OFTEN if OSA.distance(word[0], meant, score_cutoff=1) <= 1]
        if len(near) == 1 and word[0] not in NO_DAY:
            meant = find_day(near[0], today)
            return meant and Said(meant.day, *word.span(), meant.problem)
    return None


def _checked(day: date, span: tuple[int, int], today: date) -> Said:
    if day > today:
        return Said(None, *span, "future")
    return Said(day, *span) if day >= EARLIEST else Said(None, *span, "old")
