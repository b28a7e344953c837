"""Taking back one step in a note."""

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.basics.taking_back import Table, rows_of_step, take_back_rows
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.publications.choices import NoteState
from draagvlak.capabilities.publications.models import AgreementNote, Deadline, Figure, Known, NotePart, Signature

TABLES = (*(Table(model, "note__network") for model in (NotePart, Figure, Signature, Deadline)), Table(Known))


def undo_step(user: User, authority: Authority, network: Network, step: str) -> int:
    """Gives the key of a note that it was in, 0 for none. Raises ChangedMeanwhileError where a row was changed after
    the step, or its note was filed; LookupError where there is no such step (any more); PermissionDenied.
    """
    with acting(user, "publications.write", authority, network) as note:
        told = rows_of_step(TABLES, network, step)
        notes = {row.note_id for rows in told.values() for row in rows.values() if hasattr(row, "note_id")}
        _refuse_filed(notes)
        take_back_rows(TABLES, told)
        note(network)
    return min(notes, default=0)


def _refuse_filed(notes: set[int]) -> None:
    held = AgreementNote.objects.select_for_update(of=("self",)).filter(pk__in=notes)
    for one in held:
        if one.state == NoteState.FILED:
            raise ChangedMeanwhileError(one)
