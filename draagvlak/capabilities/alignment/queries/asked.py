"""What people and organisations of the authority in scope are asked: by requests, surveys and meetings.

A meeting asks the same as another where their titles say the same; a title that only says that it is a meeting does not
count. Of whom a survey was asked is known by the addresses of its links, as long as those are kept. Who objected is
left out.
"""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.timezone import localtime

from draagvlak.analysis.asked_twice import WITHIN, Asked
from draagvlak.capabilities.alignment.choices import Topic
from draagvlak.capabilities.alignment.mapping import alike
from draagvlak.capabilities.alignment.models import RequestedFrom
from draagvlak.capabilities.alignment.queries.networks import YEAR, last_day, year_before
from draagvlak.capabilities.network.models import Attendance, Network, Person
from draagvlak.capabilities.pulse.models import Link

MEETING, BODY = "meeting:", "o"  # how a kind of question, and the key of an organisation, begin
# Words of titles that say no more than that people meet.
EMPTY_WORDS = {"overleg", "vergadering", "netwerk", "netwerkoverleg", "netwerkvergadering", "stuurgroep", "werkgroep"}
EMPTY_WORDS |= {"kernteam", "kerngroep", "team", "bijeenkomst", "samenkomst", "meeting", "lokaal", "gezamenlijk"}
EMPTY_WORDS |= {"van", "de", "het", "een", "en", "in", "met", "voor", "op", "over", "ons", "onze"}
EMPTY_WORDS |= {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus"}
EMPTY_WORDS |= {"september", "oktober", "november", "december", "jaar", "voorjaar", "najaar", "maandelijks"}


@dataclass(frozen=True)
class Everything:
    """`surveys`: those of `asked` that are known by an address of a survey."""

    asked: list[Asked]
    surveys: frozenset[Asked]


def asked_of_all(person: Person | None = None) -> Everything:
    """Of the last year and a bit, of `person` alone where one is given. Five queries."""
    day = last_day(list(Network.objects.all()))
    surveys = frozenset(_surveys(person))
    return Everything([*_requests(day, person), *surveys, *_meetings(day, person)], surveys)


def subject_of(title: str) -> str:
    """What a meeting is about by its title, without figures; "" where it only says that it is a meeting.

    >>> subject_of("Jaarplanning 2026"), subject_of("Overleg netwerk (3)")
    ('jaarplanning', '')
    """
    words = re.findall(r"[^\W\d_]+", title.casefold())
    return " ".join(words) if set(words) - EMPTY_WORDS else ""


def _requests(day: Any, person: Person | None) -> list[Asked]:
    rows = RequestedFrom.objects.filter(request__asked_on__gt=day.fromordinal(day.toordinal() - YEAR - WITHIN))
    rows = rows.filter(person=person) if person else rows.filter(Q(person=None) | Q(person__objected_on=None))
    parts = ("person", "organisation", "request__topic", "request__title", "request__network", "request__asked_on")
    return [
        Asked(str(one) if one else f"{BODY}{body}", _kind(topic, title), str(network), on)
        for one, body, topic, title, network, on in rows.order_by().values_list(*parts)
    ]


def _kind(topic: str, title: str) -> str:
    return f"{topic}:{alike(title)}" if topic == Topic.OTHER else topic


def _surveys(person: Person | None) -> list[Asked]:
    rows = Link.objects.filter(many=False, revoked_on=None).exclude(email="")
    links = list(rows.order_by().values_list("email", "survey__network", "sent_on", "survey__opens_on"))
    people = Person.objects.filter(pk=person.pk) if person else Person.objects.filter(objected_on=None)
    called = {email.casefold(): key for key, email in people.exclude(email="").values_list("pk", "email")}
    return [
        Asked(str(called[email.casefold()]), Topic.COOPERATION.value, str(network), sent_on or opens_on)
        for email, network, sent_on, opens_on in links
        if email.casefold() in called
    ]


def _meetings(day: Any, person: Person | None) -> list[Asked]:
    since, until = year_before(day)
    rows = Attendance.objects.filter(meeting__is_cancelled=False)
    rows = rows.filter(meeting__starts_at__gte=since, meeting__starts_at__lt=until)
    rows = rows.filter(person=person) if person else rows.filter(person__objected_on=None)
    found = []
    for who, title, network, starts in rows.order_by().values_list(
        "person", "meeting__title", "meeting__network", "meeting__starts_at"
    ):
        if subject := subject_of(title):
            found.append(Asked(str(who), f"{MEETING}{subject}", str(network), localtime(starts).date()))
    return found
