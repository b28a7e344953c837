"""The account of the person: it goes, unless another authority or the installation itself still needs it."""

from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from draagvlak.basics.mentions import Names
from draagvlak.capabilities.accounts.models import Role, User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import CalendarFeed, Inspiration, Person
from draagvlak.capabilities.privacy.actions.erasing.competences import forget_own_words
from draagvlak.capabilities.privacy.actions.erasing.ideas import forget_ideas

MESSAGES = "_messages"  # of other users, still to be shown once: may name anybody


def accounts_of(person: Person, emails: set[str]) -> list[User]:
    """The account that was said to be theirs, and one with an address of theirs that has a role in this authority."""
    found = {person.account.pk: person.account} if person.account else {}
    here = Role.objects.filter(authority=person.authority_id).values("user")
    for email in emails:
        found |= {user.pk: user for user in User.objects.filter(pk__in=here, email__iexact=email)}
    return list(found.values())


def forget_accounts(authority: Authority, users: list[User]) -> dict[str, int]:
    gone = [user for user in users if not _is_needed_elsewhere(user, authority)]
    for user in users:
        Role.objects.filter(user=user, authority=authority).delete()
        Inspiration.objects.filter(owner=user).delete()
        CalendarFeed.objects.filter(user=user).delete()
    forget_ideas(users)
    forget_own_words(users)
    for user in gone:
        user.delete()
    return {"accounts": len(gone)}


def forget_attempts(logins: set[str]) -> None:
    """What is kept of signing in, also of trying to, by these addresses."""
    for model in (AccessAttempt, AccessFailureLog, AccessLog):
        for login in logins:
            model.objects.filter(username__iexact=login).delete()


def forget_sessions(users: set[int], names: Names) -> None:
    """Who is gone is signed out; in what others still have to see once, nobody is named."""
    for session in Session.objects.all().iterator(500):
        kept: dict[str, Any] = session.get_decoded()
        if str(kept.get("_auth_user_id", "")) in {str(key) for key in users}:
            session.delete()
            continue
        left = names.taken_out_of({key: value for key, value in kept.items() if key != MESSAGES})
        if left != kept:
            session.session_data = SessionStore().encode(left)
            session.save(update_fields=["session_data"])


def _is_needed_elsewhere(user: User, authority: Authority) -> bool:
    roles = Role.objects.filter(user=user).exclude(authority=authority)
    people = Person._base_manager.filter(account=user).exclude(authority=authority)
    return user.keeps_installation or roles.exists() or people.exists()
