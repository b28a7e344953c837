"""Taking back one step in the plan of what is made visible, or in a newsletter."""

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.basics.taking_back import Table, rows_of_step, take_back_rows
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.support.actions.undoing import _files_as_before
from draagvlak.capabilities.support.models import Evidence
from draagvlak.capabilities.visibility.actions.steps import WRITE
from draagvlak.capabilities.visibility.models import BoardStory, Newsletter, NewsletterItem, VisibleStep

OF_PLAN = (Table(VisibleStep), Table(BoardStory))
OF_NEWSLETTER = (Table(Newsletter), Table(NewsletterItem, "newsletter__network"))


def undo_step(user: User, authority: Authority, network: Network, step: str) -> int:
    """Gives how many rows were taken back; the evidence that the step noted or took away in the ledger among them.

    Raises ChangedMeanwhileError where one was changed after the step; LookupError where there is no such step (any
    more); PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        told = rows_of_step((*OF_PLAN, Table(Evidence)), network, step)
        if not any(told[table.model] for table in OF_PLAN):
            raise LookupError("No step of the plan.")
        gone = {key for key, row in told[Evidence].items() if row.history_type == "-"}
        ledger = {Evidence: told[Evidence]}
        if gone:  # what points to evidence comes back after it
            take_back_rows((Table(Evidence),), ledger)
            _files_as_before(step)
        count = take_back_rows(OF_PLAN, told)
        if told[Evidence] and not gone:  # and lets go of it before it goes
            take_back_rows((Table(Evidence),), ledger)
        note(network)
    return count


def undo_newsletter(user: User, authority: Authority, network: Network, step: str) -> int:
    """Of a step in a newsletter. Raises ChangedMeanwhileError also where it was sent since, LookupError,
    PermissionDenied.
    """
    with acting(user, "visibility.newsletter", authority, network) as note:
        told = rows_of_step(OF_NEWSLETTER, network, step)
        letters = {row.newsletter_id for row in told[NewsletterItem].values()}
        for one in Newsletter.objects.select_for_update(of=("self",)).filter(pk__in=letters):
            if one.sent_on is not None:
                raise ChangedMeanwhileError(one)
        count = take_back_rows(OF_NEWSLETTER, told)
        note(network)
    return count
