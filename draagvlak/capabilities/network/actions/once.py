"""A meeting that also stands in a list counts once: somebody says that both are one, or that they are two."""

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.actions.held import _keep_contact, _part
from draagvlak.capabilities.network.models import Contact, Meeting, Network, SameMeeting
from draagvlak.capabilities.network.queries.doubled import doubled


def say_same(user: User, authority: Authority, network: Network, pair: tuple[int, int], is_same: bool) -> Meeting:
    """Of a meeting and a contact (keys) that are proposed as one. The contact then stands for both; what was noted with
    the meeting's own stays, with it. Raises LookupError where they are not proposed (any more), PermissionDenied.
    """
    with acting(user, "network.count_once", authority, network) as note:
        meeting = Meeting.objects.select_for_update(of=("self",)).filter(network=network, pk=pair[0]).first()
        if meeting is None or pair not in {(one.meeting.pk, one.contact.pk) for one in doubled(network, meeting)}:
            raise LookupError("Not proposed.")
        contact = Contact.objects.get(pk=pair[1])
        SameMeeting.objects.create(authority=authority, meeting=meeting, contact=contact, is_same=is_same)
        if is_same:
            _take_note(meeting, contact)
            _keep_contact(user, network, meeting)
        note(meeting)
        note(contact)
    return meeting


def take_same_back(user: User, authority: Authority, network: Network, pair: tuple[int, int]) -> None:
    """Nothing was said of a meeting and a contact (keys): the meeting has its own again. Raises LookupError,
    PermissionDenied.
    """
    with acting(user, "network.count_once", authority, network) as note:
        rows = SameMeeting.objects.filter(meeting__network=network, meeting=pair[0], contact=pair[1])
        same = rows.select_related("meeting", "contact").first()
        if same is None:
            raise LookupError("Nothing was said.")
        meeting, contact = same.meeting, same.contact
        _part(same)
        _keep_contact(user, network, meeting)
        note(meeting)
        note(contact)


def _take_note(meeting: Meeting, contact: Contact) -> None:
    said = meeting.contact.note if meeting.contact is not None else ""
    if said and said not in contact.note:
        contact.note = "\n".join(part for part in (contact.note, said) if part)
        contact.version += 1
        contact.save(update_fields=["note", "version"])
