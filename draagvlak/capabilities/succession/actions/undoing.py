"""Taking back one step of succession, with the meeting that it planned and the contact that it noted."""

from draagvlak.basics.bulk import delete_at_once
from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.basics.taking_back import Table, take_back
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.actions.steps import undo_step as undo_meetings
from draagvlak.capabilities.network.models import Contact, Meeting, Network
from draagvlak.capabilities.succession.models import Leaving, TakeOver, WhatIf

TABLES = (Table(Leaving), Table(TakeOver, "leaving__network"), Table(WhatIf))


def undo_step(user: User, authority: Authority, network: Network, step: str) -> int:
    """Gives how many rows were taken back. Raises ChangedMeanwhileError where one, or what it noted, was changed after
    the step, LookupError where there is no such step (any more), PermissionDenied.
    """
    with acting(user, "succession.write", authority, network) as note:
        contacts = _noted_in(step)
        count = take_back(TABLES, network, step)
        _part_from(contacts)
        if Meeting.history.model.objects.filter(history_change_reason=step).exists():
            undo_meetings(user, authority, network, step)
        note(network)
    return count


def undo_what_if(user: User, authority: Authority, network: Network, step: str) -> int:
    """Of what was kept or thrown away of what-ifs alone. Raises as `undo_step`."""
    with acting(user, "succession.what_if", authority, network) as note:
        count = take_back((Table(WhatIf),), network, step)
        note(network)
    return count


def _noted_in(step: str) -> set[int]:
    """The contacts that rows have by this step, and had not before it."""
    history, found = TakeOver.history.model.objects, set()
    for row in history.filter(history_change_reason=step).exclude(contact=None):
        before = history.filter(id=row.id, history_id__lt=row.history_id).order_by("history_id").last()
        if before is None or before.contact_id != row.contact_id:
            found.add(row.contact_id)
    return found


def _part_from(contacts: set[int]) -> None:
    """What the step noted goes with its history, where it is still as it was noted."""
    rows = Contact.objects.select_for_update(of=("self",)).filter(pk__in=contacts)
    for contact in rows:
        if contact.version != 1:
            raise ChangedMeanwhileError(contact)
    keys = [contact.pk for contact in rows]
    Contact.objects.filter(pk__in=keys).delete()
    delete_at_once(Contact.history.model.objects.filter(id__in=keys))
