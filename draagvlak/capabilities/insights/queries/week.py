"""What a director opens the week with, in a fixed number of queries; and where contacts went, month by month."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.utils.timezone import make_aware

from draagvlak.basics.built import rows_of
from draagvlak.capabilities.insights.choices import Answer
from draagvlak.capabilities.insights.models import ConversationAnswer, KeptDrive
from draagvlak.capabilities.insights.pictures.months import Months, month_name, months_pictures
from draagvlak.capabilities.insights.queries import opening_of
from draagvlak.capabilities.network.models import Meeting, Network, Participation, Person
from draagvlak.capabilities.network.queries import day_of

AHEAD = 7  # days
ASKED_BACK = 62  # days: what came of the conversations of the last month, with time to come about
MOST = 20


class Planned(NamedTuple):
    """A meeting that comes; `pk` is its key."""

    pk: int
    title: str
    place: str
    starts_at: datetime


class Born(NamedTuple):
    """Whose birthday it is."""

    pk: int
    name: str
    birth_month: int
    birth_day: int


@dataclass(frozen=True)
class Birthday:
    person: Born
    on: date


@dataclass(frozen=True)
class Outcome:
    """A conversation that was had, between whom (names), and how often the two met since."""

    a: str
    b: str
    on: date
    met: int


@dataclass(frozen=True)
class Week:
    """`conversations` are those of today's report (JSON), None while there is no report of today."""

    today: date
    conversations: list[dict[str, Any]] | None
    meetings: list[Planned]
    birthdays: list[Birthday]
    outcomes: list[Outcome]

    @property
    def is_quiet(self) -> bool:
        return not (self.conversations or self.meetings or self.birthdays or self.outcomes)


def week_of(network: Network) -> Week:
    today = day_of(network)
    opening = opening_of(network)
    return Week(
        today,
        opening.head["conversations"] if opening else None,
        _meetings(network, today),
        _birthdays(network, today),
        _outcomes(network, today),
    )


def _meetings(network: Network, today: date) -> list[Planned]:
    first, last = (make_aware(datetime.combine(day, time.min)) for day in (today, today + timedelta(days=AHEAD + 1)))
    found = Meeting.objects.filter(network=network, is_cancelled=False, starts_at__gte=first, starts_at__lt=last)
    key = "planned", network.pk, first, last
    rows = rows_of(key, lambda: found.order_by("starts_at", "pk").values_list(*Planned._fields)[:MOST])
    return [Planned(*row) for row in rows]


def _birthdays(network: Network, today: date) -> list[Birthday]:
    """Of people whom the director met, in the days that come. On 29 February also where there is none."""
    if network.director_id is None:
        return []
    days = [today + timedelta(days=n) for n in range(AHEAD + 1)]
    within: dict[int, set[int]] = {}
    for day in days:
        within.setdefault(day.month, set()).add(day.day)
        if (day.month, day.day) == (3, 1) and (day - timedelta(days=1)).day == 28:
            within.setdefault(2, set()).add(29)
    # months and days apart, for an index to find them by; which day of which month is looked at after
    those = set().union(*within.values())
    born = Person.objects.filter(birth_month__in=within, birth_day__in=those, objected_on=None).order_by("name", "pk")
    people = {
        row.pk: row
        for row in (Born(*one) for one in rows_of(("born", today), lambda: born.values_list(*Born._fields)))
        if row.birth_day in within[row.birth_month] and row.pk != network.director_id
    }
    if not people:
        return []
    theirs = Participation.objects.filter(person=network.director_id).order_by().values("contact")
    together = Participation.objects.filter(person__in=list(people), contact__in=theirs, contact__network=network)
    met = set(together.order_by().values_list("person", flat=True))
    found = [Birthday(person, _next(person, days)) for key, person in people.items() if key in met]
    return sorted(found[:MOST], key=lambda one: (one.on, one.person.name))


def _next(person: Born, days: list[date]) -> date:
    same = (day for day in days if (day.month, day.day) == (person.birth_month, person.birth_day))
    return next(same, next((day for day in days if (day.month, day.day) == (3, 1)), days[0]))


def _outcomes(network: Network, today: date) -> list[Outcome]:
    """Of each conversation that was had in the last two months: contacts of the two together since that day."""
    since = today - timedelta(days=ASKED_BACK)
    had = ConversationAnswer.objects.filter(network=network, answer=Answer.DONE, answered_on__gte=since)
    columns = ("a_id", "a__name", "b_id", "b__name", "answered_on")
    key = "had", network.pk, since
    answers = rows_of(key, lambda: had.order_by("-answered_on", "-pk").values_list(*columns)[:MOST])
    if not answers:
        return []
    keys = {key for a, _name, b, *_rest in answers for key in (a, b)}
    present: dict[tuple[int, date], set[int]] = {}
    rows = Participation.objects.filter(
        contact__network=network, contact__happened_on__gte=since, contact__happened_on__lte=today, person__in=keys
    )
    for contact, on, person in rows.values_list("contact_id", "contact__happened_on", "person_id"):
        present.setdefault((contact, on), set()).add(person)
    return [
        Outcome(a_name, b_name, day, sum({a, b} <= people for (_contact, on), people in present.items() if on >= day))
        for a, a_name, b, b_name, day in answers
    ]


@dataclass(frozen=True)
class DriveShown:
    """Pictures for the network and for the director's own contacts."""

    as_of: date
    heads: list[str]
    network: tuple[Months, ...]
    director: tuple[Months, ...]

    @property
    def network_rows(self) -> list[tuple[str, list[int]]]:
        return self._rows(self.network)

    @property
    def director_rows(self) -> list[tuple[str, list[int]]]:
        return self._rows(self.director)

    def _rows(self, pictures: tuple[Months, ...]) -> list[tuple[str, list[int]]]:
        """A line a month, oldest first: a number a layer."""
        return [(head, [one.columns[n].count for one in pictures]) for n, head in enumerate(self.heads)]

    @property
    def shares(self) -> list[tuple[str, int, int]]:
        """Per layer: the director's contacts of these months, and how many of each hundred they are."""
        sums = [(one.name, sum(column.count for column in one.columns)) for one in self.director]
        every = sum(count for _name, count in sums)
        return [(name, count, round(100 * count / every)) for name, count in sums]


def drive_shown(network: Network) -> DriveShown | None:
    """In one query; None where no report was made yet."""
    kept = KeptDrive.objects.filter(network=network).first()
    if kept is None:
        return None
    return DriveShown(
        kept.as_of,
        [month_name(month) for month in kept.months],
        months_pictures(kept.months, kept.contacts),
        months_pictures(kept.months, kept.directors),
    )
