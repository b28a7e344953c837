"""A held meeting with two people or more is a contact: exactly one, of those who were there.

Not actions of their own: whoever changes a meeting or who was there calls these, within its transaction.
"""

from collections.abc import Iterable
from hashlib import blake2b

from django.utils.timezone import now

from draagvlak.basics.editing import keep_as_it_is
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.network.choices import ContactKind, Presence
from draagvlak.capabilities.network.models import Attendance, Contact, Meeting, Network, Participation, SameMeeting
from draagvlak.capabilities.network.queries.meetings import is_held
from draagvlak.capabilities.network.queries.recurring import wall


def _keep_contact(user: User | None, network: Network, meeting: Meeting) -> bool:
    """Let the contact of `meeting` say who was there, or let there be none. Gives whether anything changed."""
    rows = Attendance.objects.filter(meeting=meeting, answer=Presence.PRESENT).order_by("pk")
    present = list(rows.values_list("person_id", flat=True))
    has_one = len(present) > 1 and not meeting.is_cancelled and is_held(meeting, network)
    same = SameMeeting.objects.filter(meeting=meeting, is_same=True).first()
    if same is not None:
        return _stand_in(meeting, same, present if has_one else [])
    if has_one:
        return _put(user, meeting, present)
    if meeting.contact_id is None:
        return False
    Contact.objects.get(pk=meeting.contact_id).delete()
    meeting.contact = None
    return True


def _stand_in(meeting: Meeting, same: SameMeeting, present: list[int]) -> bool:
    """The contact of a list stands for the meeting, which has none of its own: whoever was there takes part in it, too.

    Its fingerprint stays that of the list, which finds it again when it is read anew.
    """
    if meeting.contact_id is not None:
        Contact.objects.get(pk=meeting.contact_id).delete()
        meeting.contact = None
    rows = Participation.objects.filter(contact=same.contact_id)
    listed = set(rows.exclude(pk__in=same.joined).values_list("person_id", flat=True))
    wanted = [person for person in present if person not in listed]
    before = set(rows.filter(pk__in=same.joined).values_list("person_id", flat=True))
    rows.filter(pk__in=same.joined).exclude(person__in=wanted).delete()
    fresh = [person for person in wanted if person not in before]
    for person in fresh:
        Participation.objects.create(authority_id=same.authority_id, contact_id=same.contact_id, person_id=person)
    same.joined = list(rows.filter(person__in=wanted).order_by("pk").values_list("pk", flat=True))
    same.save(update_fields=["joined"])
    return before != set(wanted)


def _part(same: SameMeeting) -> None:
    """The contact of the list is as the list says, and is no longer compared with the meeting."""
    Participation.objects.filter(contact=same.contact_id, pk__in=same.joined).delete()
    same.delete()


def _part_from_lists(meetings: Iterable[int]) -> None:
    """Before meetings (keys) go."""
    for same in SameMeeting.objects.filter(meeting__in=list(meetings)):
        _part(same)


def _put(user: User | None, meeting: Meeting, present: list[int]) -> bool:
    said = {"happened_on": wall(meeting.starts_at).date(), "kind": ContactKind.MEETING.value, "subject": meeting.title}
    contact = Contact.objects.filter(pk=meeting.contact_id or 0).first() or _begun(user, meeting)
    differs = any(getattr(contact, part) != value for part, value in said.items())
    if differs:
        if contact.version:
            keep_as_it_is(contact)
        for part, value in said.items():
            setattr(contact, part, value)
        contact.version += 1
        contact.save()
    if meeting.contact_id != contact.pk:
        Meeting.objects.filter(pk=meeting.pk).update(contact=contact)  # no change that anybody made to the meeting
        meeting.contact = contact
    there = set(Participation.objects.filter(contact=contact).values_list("person_id", flat=True))
    Participation.objects.filter(contact=contact, person__in=there - set(present)).delete()
    joined = [person for person in present if person not in there]
    Participation.objects.bulk_create(
        Participation(authority_id=meeting.authority_id, contact=contact, person_id=person) for person in joined
    )
    return differs or there != set(present)


def _begun(user: User | None, meeting: Meeting) -> Contact:
    """A new contact of the meeting; the one that it had before, with its note, where it comes back."""
    mark = blake2b(f"{meeting.network_id} {meeting.uid}".encode(), digest_size=16).hexdigest()
    fresh = Contact(
        authority_id=meeting.authority_id,
        network_id=meeting.network_id,
        noted_by=user,
        noted_at=now(),
        fingerprint=mark,
        version=0,
    )
    gone = Contact.history.model.objects.filter(network=meeting.network_id, fingerprint=mark, history_type="-")
    for before in gone[:1]:
        fresh.pk, fresh.note, fresh.version = before.id, before.note, before.version
        fresh.noted_by_id, fresh.noted_at = before.noted_by_id, before.noted_at
    return fresh
