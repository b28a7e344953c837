"""Somebody asks a colleague what they saw them do. The answer is of who asked, who may remove it; quietly, as all of
what somebody says of themselves.
"""

from dataclasses import dataclass
from hashlib import blake2b

from django.utils.timezone import localdate

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.competences.actions.own import OWN, _one_at_a_time
from draagvlak.capabilities.competences.models import Asked
from draagvlak.capabilities.competences.queries.asking import MOST_OPEN, may_be_asked, open_for
from draagvlak.capabilities.competences.queries.cards import cards_by_key
from draagvlak.capabilities.network.queries.standing import person_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers


@dataclass(frozen=True)
class Question:
    """With which card, to whom (the key of an account), in which words."""

    card: str
    to: int
    words: str = ""


def ask(user: User, authority: Authority, question: Question, once: str) -> Asked | None:
    """Sent twice (`once`), asked once, without a row that others could count: then None.

    Raises RefusedError, PermissionDenied.
    """
    with acting(user, OWN, authority, quietly=True) as note:
        _one_at_a_time(user, note)
        refuse_register_numbers({"question": question.words})
        key = blake2b(f"{user.pk} {once}".encode(), digest_size=12).hexdigest()
        if Asked.objects.filter(key=key, user=user).exists():
            return None
        card = cards_by_key().get(question.card)
        if card is None or card.is_retired:
            raise RefusedError("to", "card-gone")
        if question.to not in {one.key for one in may_be_asked(user, authority)}:
            raise RefusedError("to", "no-colleague")
        waiting = Asked.objects.filter(answered_on=None, declined_on=None, user=user)
        if waiting.filter(card=question.card, to=question.to).exists():
            raise RefusedError("to", "asked-already")
        if waiting.count() >= MOST_OPEN:
            raise RefusedError("to", "too-many")
        return Asked.objects.create(
            authority=authority,
            key=key,
            card=question.card,
            to_id=question.to,
            question=question.words.strip(),
            asked_on=localdate(),
            user=user,
            person=person_of(user),
        )


def answer(user: User, authority: Authority, key: str, words: str) -> None:
    """By whom it was asked of. Raises RefusedError, LookupError where it is not (any more) theirs to answer,
    PermissionDenied.
    """
    text = words.strip()
    with acting(user, OWN, authority, quietly=True) as note:
        refuse_register_numbers({"answer": text})
        if not text:
            raise RefusedError("answer", "empty")
        row = _to_answer(user, key)
        row.answer, row.answered_on = text, localdate()
        row.save(update_fields=["answer", "answered_on"])
        note(row)


def decline(user: User, authority: Authority, key: str) -> None:
    """Kindly, without a reason. Raises LookupError, PermissionDenied."""
    with acting(user, OWN, authority, quietly=True) as note:
        row = _to_answer(user, key)
        row.declined_on = localdate()
        row.save(update_fields=["declined_on"])
        note(row)


def open_again(user: User, authority: Authority, key: str) -> None:
    """The same day, who answered or declined may take that back: the question is open again, and the answer gone.

    Raises LookupError, PermissionDenied.
    """
    with acting(user, OWN, authority, quietly=True) as note:
        row = Asked.objects.select_for_update(of=("self",)).filter(key=key, to=user).first()
        if row is None or localdate() not in (row.answered_on, row.declined_on):
            raise LookupError("Not theirs to take back (any more).")
        row.answer, row.answered_on, row.declined_on = "", None, None
        row.save(update_fields=["answer", "answered_on", "declined_on"])
        note(row)


def remove_question(user: User, authority: Authority, key: str) -> None:
    """By who asked, with its answer. A second click does nothing. Raises PermissionDenied."""
    with acting(user, OWN, authority, quietly=True) as note:
        note(user)
        Asked.objects.filter(key=key, user=user).delete()


def _to_answer(user: User, key: str) -> Asked:
    row = open_for(user).select_for_update(of=("self",)).filter(key=key).first()
    if row is None:
        raise LookupError("Not theirs to answer (any more).")
    return row
