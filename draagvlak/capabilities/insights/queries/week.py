"""What a director opens the week with, in a fixed number of queries; and where contacts went, month by month."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import make_aware

from draagvlak.capabilities.insights.choices import Answer
from draagvlak.capabilities.insights.models import ConversationAnswer, KeptDrive
from draagvlak.capabilities.insights.pictures.months import Months, month_name, months_pictures
from draagvlak.capabilities.insights.queries import opening_of
from draagvlak.capabilities.network.models import Meeting, Network, Participation, Person
from draagvlak.capabilities.network.queries import day_of

AHEAD = 7  # days
ASKED_BACK = 62  # days: what came of the conversations of the last month, with time to come about
MOST = 20


@dataclass(frozen=True)
class Birthday:
    person: Person
    on: date


@dataclass(frozen=True)
class Outcome:
    """A conversation that was had, and how often the two met since."""

    a: Person
    b: Person
    on: date
    met: int


@dataclass(frozen=True)
class Week:
    """`conversations` are those of today's report (JSON), None while there is no report of today."""

    today: date
    conversations: list[dict[str, Any]] | None
    meetings: list[Meeting]
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
        list(_meetings(network, today)),
        _birthdays(network, today),
        _outcomes(network, today),
    )


def _meetings(network: Network, today: date) -> Any:
    first, last = (make_aware(datetime.combine(day, time.min)) for day in (today, today + timedelta(days=AHEAD + 1)))
    found = Meeting.objects.filter(network=network, is_cancelled=False, starts_at__gte=first, starts_at__lt=last)
    return found.order_by("starts_at", "pk").only("title", "place", "starts_at")[:MOST]


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
    asked = Q()
    for month, those in within.items():
        asked |= Q(birth_month=month, birth_day__in=those)
    together = Participation.objects.filter(contact=OuterRef("contact"), person=network.director_id)
    met = Participation.objects.filter(Exists(together), person=OuterRef("pk"), contact__network=network)
    people = Person.objects.filter(asked, Exists(met), objected_on=None).exclude(pk=network.director_id)
    found = [Birthday(person, _next(person, days)) for person in people.only("name", "birth_month", "birth_day")[:MOST]]
    return sorted(found, key=lambda one: (one.on, one.person.name))


def _next(person: Person, days: list[date]) -> date:
    same = (day for day in days if (day.month, day.day) == (person.birth_month, person.birth_day))
    return next(same, next((day for day in days if (day.month, day.day) == (3, 1)), days[0]))


def _outcomes(network: Network, today: date) -> list[Outcome]:
    """Of each conversation that was had in the last two months: contacts of the two together since that day."""
    since = today - timedelta(days=ASKED_BACK)
    had = ConversationAnswer.objects.filter(network=network, answer=Answer.DONE, answered_on__gte=since)
    answers = list(had.select_related("a", "b").order_by("-answered_on", "-pk")[:MOST])
    if not answers:
        return []
    keys = {key for answer in answers for key in (answer.a_id, answer.b_id)}
    present: dict[tuple[int, date], set[int]] = {}
    rows = Participation.objects.filter(
        contact__network=network, contact__happened_on__gte=since, contact__happened_on__lte=today, person__in=keys
    )
    for contact, on, person in rows.values_list("contact_id", "contact__happened_on", "person_id"):
        present.setdefault((contact, on), set()).add(person)
    return [
        Outcome(
            answer.a,
            answer.b,
            answer.answered_on,
            sum(
                {answer.a_id, answer.b_id} <= people
                for (_contact, on), people in present.items()
                if on >= answer.answered_on
            ),
        )
        for answer in answers
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
