"""Requests come in, by whoever they are about or noted by who was asked, and are answered."""

from datetime import date

from django.utils.timezone import localdate

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.queries.standing import person_of
from draagvlak.capabilities.privacy.choices import Outcome
from draagvlak.capabilities.privacy.models import RightsRequest
from draagvlak.capabilities.privacy.queries.people import person_for
from draagvlak.capabilities.privacy.queries.requests import due, request_at


def ask(user: User, authority: Authority, kind: str, words: str, once: str = "") -> RightsRequest:
    """The user asks for their own data. The same thing is not asked twice while it waits.

    Raises PermissionDenied, SentBeforeError.
    """
    with acting(user, "privacy.ask", authority, once=once) as note:
        waiting = RightsRequest.objects.filter(asked_by=user, kind=kind, answered_on=None).first()
        if waiting is None:
            today = localdate()
            waiting = RightsRequest.objects.create(
                authority=authority,
                person=person_of(user),
                asked_by=user,
                kind=kind,
                words=words,
                received_on=today,
                due_on=due(today),
            )
        note(waiting)
    return waiting


def note_request(
    user: User, authority: Authority, key: int, said: tuple[str, str, date], once: str = ""
) -> RightsRequest:
    """Somebody asked by letter, mail or word: `said` is the kind, their words, and the day on which it came.

    Raises PermissionDenied, SentBeforeError, and LookupError where the person is not for this user.
    """
    kind, words, received = said
    with acting(user, "privacy.note_request", authority, once=once) as note:
        person = person_for(user, authority, key)
        if person is None:
            raise LookupError("Not a person whom this user looks after.")
        made = RightsRequest.objects.create(
            authority=authority,
            person=person,
            kind=kind,
            words=words,
            received_on=received,
            due_on=due(received),
        )
        note(made)
    return made


def answer(user: User, authority: Authority, key: int, outcome: str) -> RightsRequest:
    """The request `key` was answered today. Answered once, it stays so. Raises PermissionDenied, LookupError, and
    ValueError for another outcome.
    """
    with acting(user, "privacy.answer", authority) as note:
        found = request_at(user, authority, key)
        if found is None:
            raise LookupError("Not a request that this user may take up.")
        if outcome not in Outcome.values:
            raise ValueError(outcome)
        if found.answered_on is None:
            found.answered_on, found.outcome, found.answered_by = localdate(), outcome, user
            found.save(update_fields=["answered_on", "outcome", "answered_by"])
        note(found)
    return found
