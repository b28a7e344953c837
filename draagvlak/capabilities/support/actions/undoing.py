"""Taking back one step. It may also have said who belongs to which layer."""

from draagvlak.basics.taking_back import Table, Told, rows_of_step, take_back_rows
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Membership, Network, Person
from draagvlak.capabilities.support.models import Body, Evidence, EvidenceFile, Office, Step

IN_NETWORK = (
    Table(Membership),
    Table(Body),
    Table(Office, "body__network"),
    Table(Evidence, along=((EvidenceFile, "evidence"),)),
    Table(Step),
)


def undo_step(user: User, authority: Authority, network: Network, step: str) -> int:
    """Gives how many rows were taken back. Raises ChangedMeanwhileError where one was changed after the step, or
    something hangs on one that it made; LookupError where there is no such step (any more); PermissionDenied.
    """
    with acting(user, "support.write", authority, network) as note:
        told = rows_of_step(IN_NETWORK, network, step)
        count = take_back_rows((Table(Person), *IN_NETWORK), _people_of(told, step) | told)
        _files_as_before(step)
        note(network)
    return count


def _people_of(told: Told, step: str) -> Told:
    """Those whom the step made or changed, of who belongs to the network by that step."""
    members = {row.person_id for row in told[Membership].values()}
    rows = Person.history.model.objects.filter(history_change_reason=step, id__in=members).order_by("history_id")
    return {Person: {row.id: row for row in rows}}


def _files_as_before(step: str) -> None:
    EvidenceFile.objects.filter(came_by=step).delete()
    for file in EvidenceFile.objects.filter(left_by=step, evidence=None):
        file.evidence_id, file.was_of, file.left_by, file.left_on = file.was_of, None, "", None
        file.save(update_fields=["evidence", "was_of", "left_by", "left_on"])
