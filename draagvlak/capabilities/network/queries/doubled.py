"""Which held meetings also stand in a list, as a contact of the same day. Only proposed: who was there decides."""

from collections import defaultdict
from dataclasses import dataclass

from draagvlak.basics.letters import plain
from draagvlak.capabilities.network.models import Contact, Meeting, Network, Participation, SameMeeting

MOST = 100
LEAST_SHARED = 2


@dataclass(frozen=True)
class Doubled:
    """A meeting and a contact that may be one, with the names of who was at both."""

    meeting: Meeting
    contact: Contact
    names: tuple[str, ...]


def doubled(network: Network, meeting: Meeting | None = None) -> list[Doubled]:
    """At most MOST, the latest first; of one meeting or of all. The same day, and the same people, or the same title
    and two or more people of both. Four queries at most.
    """
    held = Meeting.objects.filter(network=network, contact__isnull=False).select_related("contact")
    held = held.filter(pk=meeting.pk) if meeting is not None else held
    meetings = list(held)
    days = {one.contact.happened_on for one in meetings if one.contact}
    if not days:
        return []
    others = Contact.objects.filter(network=network, happened_on__in=days, meeting=None)
    by_day: dict[object, list[Contact]] = defaultdict(list)
    for contact in others:
        by_day[contact.happened_on].append(contact)
    said = set(SameMeeting.objects.filter(meeting__in=meetings).values_list("meeting_id", "contact_id"))
    there = _present([one.contact_id for one in meetings], [one.pk for found in by_day.values() for one in found])
    found = []
    for one in meetings:
        for contact in by_day[one.contact.happened_on] if one.contact else ():
            mine, theirs = there[one.contact_id or 0], there[contact.pk]
            if (one.pk, contact.pk) not in said and _may_be_one(one, contact, mine, theirs):
                found.append(Doubled(one, contact, tuple(mine[key] for key in mine if key in theirs)))
    return found[:MOST]


def said_to_be_one(network: Network) -> list[SameMeeting]:
    """Which were said to be one, the last said first, with both."""
    rows = SameMeeting.objects.filter(meeting__network=network, is_same=True)
    return list(rows.select_related("meeting", "contact").order_by("-pk")[:MOST])


def _may_be_one(meeting: Meeting, contact: Contact, mine: dict[int, str], theirs: dict[int, str]) -> bool:
    shared = mine.keys() & theirs.keys()
    if len(shared) < LEAST_SHARED:
        return False
    is_named_so = bool(plain(meeting.title)) and plain(meeting.title) == plain(contact.subject)
    return mine.keys() == theirs.keys() or is_named_so


def _present(*contacts: list[int | None]) -> dict[int, dict[int, str]]:
    """By contact (key), who was there: key and name."""
    there: dict[int, dict[int, str]] = defaultdict(dict)
    rows = Participation.objects.filter(contact__in=[key for some in contacts for key in some])
    for contact, person, name in rows.order_by("pk").values_list("contact_id", "person_id", "person__name"):
        there[contact][person] = name
    return there
