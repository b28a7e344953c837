"""Taking back one step: of what a network shares and wrote down, of its questions, and of an answer to others."""

from django.utils.timezone import localdate

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.basics.taking_back import Table, rows_of_step, take_back_rows
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.intervision.actions.questions import WRITE
from draagvlak.capabilities.intervision.actions.sharing import SHARE, write_down_piece
from draagvlak.capabilities.intervision.models import (
    Addressee,
    Answer,
    Practice,
    PracticeLink,
    Question,
    SharedPiece,
)
from draagvlak.capabilities.intervision.queries.gate import answers_to
from draagvlak.capabilities.network.models import Network

SHARING = (
    Table(Practice),
    Table(PracticeLink, "practice__network"),
    Table(SharedPiece, along=((Addressee, "piece"),)),
)
ASKING = (Table(Question, along=((Addressee, "question"),)),)
ANSWERING = (Table(Answer, "authority"),)


def undo_sharing(user: User, authority: Authority, network: Network, step: str) -> int:
    """Gives how many rows were taken back. Raises ChangedMeanwhileError where one was changed after the step,
    LookupError where there is no such step (any more), PermissionDenied.
    """
    with acting(user, SHARE, authority, network) as note:
        told = rows_of_step(SHARING, network, step)
        pieces = {row.pk: row for row in SharedPiece.objects.filter(pk__in=told[SharedPiece])}
        count = take_back_rows(SHARING, told)
        left = SharedPiece.objects.in_bulk(pieces)
        for key, was in pieces.items():
            write_down_piece(left.get(key, was), None if key in left else localdate())
        note(network)
    return count


def undo_asking(user: User, authority: Authority, network: Network, step: str) -> int:
    """The same of a question; one that was answered stays."""
    with acting(user, WRITE, authority, network) as note:
        told = rows_of_step(ASKING, network, step)
        made = [row.id for row in told[Question].values() if row.history_type == "+"]
        answered = answers_to(list(Question.objects.filter(pk__in=made))).first()
        if answered is not None:
            raise ChangedMeanwhileError(answered)
        count = take_back_rows(ASKING, told)
        note(network)
    return count


def undo_answering(user: User, authority: Authority, step: str) -> int:
    """The same of an answer to a question of others."""
    with acting(user, WRITE, authority) as note:
        count = take_back_rows(ANSWERING, rows_of_step(ANSWERING, authority, step))
        note(authority)
    return count
