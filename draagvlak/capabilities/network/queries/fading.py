"""Whom somebody was used to meet, and did not meet for long: ties that fade (METHOD §1)."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor

from django.db.models import Q

from draagvlak.analysis.records import Contact as Meeting
from draagvlak.analysis.ties import Tie, is_active, pair_of, strengths
from draagvlak.basics.bulk import chunks
from draagvlak.capabilities.network.models import KnownTie, Network, Participation, Person
from draagvlak.capabilities.network.queries import day_of, members

SOON = 30  # days
MOST_NAMED = 3
AT_ONCE = 5000


@dataclass(frozen=True)
class Fading:
    """Somebody whose tie was active. `quiet_on` is the day on which it goes quiet, or went."""

    person: Person
    layers: list[str]
    last_seen: date
    quiet_on: date

    def is_quiet(self, today: date) -> bool:
        return self.quiet_on <= today


def fading_ties(network: Network, of: int, but: Collection[int] = ()) -> list[Fading]:
    """Whose tie with the person `of` goes quiet within thirty days, or did; what fades last comes first.

    Left out: who is tied without a date, who objected to measures, and the keys in `but`. In three queries, and one
    more for each five thousand who fade.
    """
    today, half_life = day_of(network), network.half_life_days
    ties = _ties(network, of, today, half_life)
    known = KnownTie.objects.filter(Q(a=of) | Q(b=of), network=network)
    for a, b in known.values_list("a_id", "b_id"):
        ties.pop(b if a == of else a, None)
    quiet = {
        person: (last, tie.on + timedelta(days=floor(tie.quiet_after(half_life)) + 1))
        for person, (tie, last, was_active) in ties.items()
        if was_active
    }
    soon = [person for person, (_last, on) in quiet.items() if (on - today).days <= SOON]
    found = []
    for some in chunks(soon, AT_ONCE):
        rows = members(network).filter(person__objected_on=None, person__in=some).exclude(person__in=[of, *but])
        found += [Fading(row.person, row.layers, *quiet[row.person_id]) for row in rows]
    return sorted(found, key=lambda one: (-one.quiet_on.toordinal(), one.person.name, one.person.pk))


def known_by(network: Network, people: Collection[int], but: int) -> dict[int, list[str]]:
    """Of each of `people`, the names of up to three others who are actively tied with them, the strongest first; not
    of `but`. In two queries.
    """
    today = day_of(network)
    theirs = Participation.objects.filter(person__in=people, contact__network=network).values("contact_id")
    present: dict[int, tuple[date, list[str]]] = {}
    rows = Participation.objects.filter(contact__in=theirs).order_by("pk")
    for contact, day, person in rows.values_list("contact_id", "contact__happened_on", "person_id"):
        present.setdefault(contact, (day, []))[1].append(str(person))
    meetings = [Meeting(day, tuple(keys)) for day, keys in present.values()]
    strong = strengths(meetings, today, network.half_life_days)
    others = {int(key) for pair in strong for key in pair} - {but}
    names = dict(Person.objects.filter(pk__in=others, objected_on=None).values_list("pk", "name"))
    found = {}
    for person in people:
        tied = [(strong.get(pair_of(str(person), str(other)), 0.0), other) for other in names if other != person]
        tied = sorted((one for one in tied if is_active(one[0])), key=lambda one: (-one[0], one[1]))
        found[person] = [names[other] for _, other in tied[:MOST_NAMED]]
    return found


def _ties(network: Network, of: int, today: date, half_life: float) -> dict[int, tuple[Tie, date, bool]]:
    """By person: the tie after the last contact, the day of that contact, and whether it was active ever."""
    theirs = Participation.objects.filter(person=of, contact__network=network, contact__happened_on__lte=today)
    present: dict[int, list[int]] = defaultdict(list)
    days: dict[int, date] = {}
    rows = Participation.objects.filter(contact__in=theirs.values("contact_id"))
    for contact, day, person in rows.values_list("contact_id", "contact__happened_on", "person_id"):
        present[contact].append(person)
        days[contact] = day
    ties: dict[int, tuple[Tie, date, bool]] = {}
    for contact in sorted(days, key=lambda key: (days[key], key)):
        day = days[contact]
        for person in present[contact]:
            if person == of:
                continue
            share = 1 / (len(present[contact]) - 1)
            before = ties.get(person)
            tie = before[0].met(day, share, half_life) if before else Tie(share, day)
            ties[person] = tie, day, (before[2] if before else False) or is_active(tie.strength)
    return ties
