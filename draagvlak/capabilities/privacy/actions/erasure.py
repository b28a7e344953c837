"""Somebody is erased: from tables, histories, texts of others, reports, lists, sessions, mails, and the file itself."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate, now

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.consents.actions.taking_back import _take_back_of
from draagvlak.capabilities.network.models import Person
from draagvlak.capabilities.privacy.actions.erasing.account import (
    accounts_of,
    forget_accounts,
    forget_attempts,
    forget_sessions,
)
from draagvlak.capabilities.privacy.actions.erasing.conversations import forget_in_conversations
from draagvlak.capabilities.privacy.actions.erasing.evidence import forget_evidence
from draagvlak.capabilities.privacy.actions.erasing.ledger import Line, lines_since, write_down
from draagvlak.capabilities.privacy.actions.erasing.mentioned import take_out_of_texts
from draagvlak.capabilities.privacy.actions.erasing.met import part_from_contacts, part_from_meetings
from draagvlak.capabilities.privacy.actions.erasing.outside import forget_outside
from draagvlak.capabilities.privacy.actions.erasing.remade import empty_lists, forget_reports, lists_at_work
from draagvlak.capabilities.privacy.actions.erasing.rows import (
    clean_batches,
    clean_mergings,
    close_requests,
    forget_invitations,
    forget_person,
    what_goes,
)
from draagvlak.capabilities.privacy.actions.erasing.words import take_words_out
from draagvlak.capabilities.privacy.queries.called import called
from draagvlak.capabilities.privacy.queries.erasing import is_typed_right
from draagvlak.capabilities.privacy.queries.merged import keys_of
from draagvlak.capabilities.privacy.queries.people import whole_person
from draagvlak.capabilities.privacy.queries.words_alone import words_alone
from draagvlak.capabilities.succession.actions.ageing import _forget_in_histories
from draagvlak.capabilities.weaving.actions.ageing import _forget_said_of


class NotErasedError(Exception):
    """Nothing was erased; `reason` says why: "name", "busy" (a list is being read in) or "self"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def erase(user: User, authority: Authority, key: int, typed: str, alone: Collection[str] = ()) -> dict[str, int]:
    """Erase the person `key`, whose name was `typed` to confirm it. Gives what went, as counts. `alone`: keys of texts
    (queries.words_alone) in which a first or last name alone means them; those that the user may not read stay.

    Raises PermissionDenied, LookupError where the user may not erase this person, and NotErasedError.
    """
    with acting(user, "privacy.erase", authority) as note:
        person = whole_person(user, authority, key)
        if person is None:
            raise LookupError("Not a person whom this user may erase.")
        if not is_typed_right(typed, person):
            raise NotErasedError("name")
        note(person)
        allowed = {place.key for place in words_alone(user, authority, person)} if alone else set()
        done = take_words_out(called(person), allowed.intersection(alone)) if allowed else {}
        return done | _erase(authority, person, by=user)


def apply_erasures_again(since: datetime) -> int:
    """After a backup of the moment `since` was restored: erase again who was erased from then on. Gives how many."""
    done = 0
    for line in lines_since(since):
        authority = Authority.objects.filter(pk=line.authority).first()
        if authority is None:
            continue
        with inside(authority):
            for person in Person.objects.filter(pk__in=line.people):
                with acting(None, "privacy.erase_again", authority) as note:
                    note(person)
                    _erase(authority, person, is_again=True)
                done += 1
            forget_accounts(authority, list(User.objects.filter(pk__in=line.accounts, roles__authority=authority)))
    return done


def _erase(authority: Authority, person: Person, by: User | None = None, is_again: bool = False) -> dict[str, int]:
    names, key = called(person), person.pk
    emails = {text for text in names.wholes if "@" in text}
    users = accounts_of(person, emails)
    if by is not None and by.pk in {user.pk for user in users}:
        raise NotErasedError("self")
    if lists_at_work():
        raise NotErasedError("busy")
    logins = emails | {text for user in users for text in (user.username, user.email) if text}
    line = Line(now(), authority.pk, (key, *sorted(keys_of(person))), tuple(user.pk for user in users))
    gone = what_goes(person)
    done = part_from_contacts(person, names) | part_from_meetings(person, names)
    clean_batches(gone, names)
    clean_mergings(person, names)
    forget_invitations(person, emails)
    done |= forget_reports(person, names) | empty_lists()
    close_requests(person, by)
    _take_back_of(person, localdate())
    _forget_said_of(person)
    done |= forget_evidence(person, names) | forget_in_conversations(person, names)
    _forget_in_histories(person)
    done |= forget_person(person)
    done |= take_out_of_texts(authority, names)
    forget_attempts(logins)
    done |= forget_accounts(authority, users)
    forget_sessions(set(line.accounts), names)
    if not is_again:
        write_down(line)
    transaction.on_commit(lambda: forget_outside(names))
    return done
