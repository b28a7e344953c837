"""What somebody says of themselves: written by them alone, quietly (no line in the audit, which others read), and gone
when they say so. There is no history of it, so nothing of before can be read either.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.timezone import localdate

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.competences.models import Allowed, Asked, Capacity, Described, NetworkRole, Wish
from draagvlak.capabilities.competences.queries.cards import cards_by_key
from draagvlak.capabilities.competences.queries.own import own_networks
from draagvlak.capabilities.network.models import Network, Person
from draagvlak.capabilities.network.queries.standing import person_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers

Note = Callable[[Model], None]
OWN = "competences.describe"
OWN_TABLES: tuple[Any, ...] = (Described, Asked, Allowed, Wish, Capacity)


@dataclass(frozen=True)
class Said:
    """What a form says of one card: a level 0–4, and words of one's own."""

    level: int
    words: str = ""


def describe(user: User, authority: Authority, card: str, said: Said, version: int) -> Described:
    """`version`: that the form showed, 0 where nothing was said yet.

    Raises RefusedError, ChangedMeanwhileError (in another window, say), PermissionDenied.
    """
    with acting(user, OWN, authority, quietly=True) as note:
        _one_at_a_time(user, note)
        shown, words = cards_by_key().get(card), said.words.strip()
        refuse_register_numbers({"words": words})
        row = Described.objects.select_for_update(of=("self",)).filter(card=card, user=user).first()
        if shown is None or (row is None and shown.is_retired):
            raise RefusedError("level", "card-gone")
        row = row or Described(authority=authority, card=card, version=0, user=user)
        if row.version != version:
            raise ChangedMeanwhileError(row)
        row.person = person_of(user)
        row.level, row.words, row.said_on = said.level, words, localdate()
        row.chose = shown.behaviour(said.level) if shown.own else ""
        row.version += 1
        row.save()
    return row


def take_back_words(user: User, authority: Authority, card: str) -> None:
    """What was said with this card is gone. A second click does nothing. Raises PermissionDenied."""
    with acting(user, OWN, authority, quietly=True) as note:
        note(user)
        Described.objects.filter(card=card, user=user).delete()


def allow(user: User, authority: Authority, network: Network) -> None:
    """What one says of oneself may be used for a proposal in this network, from today on.

    Raises LookupError where one does not belong to it, PermissionDenied.
    """
    with acting(user, OWN, authority, quietly=True) as note:
        whose = _oneself(user, note)
        _refuse_elsewhere(whose["person"], network)
        since = {"authority": authority, "since": localdate()}
        Allowed.objects.get_or_create(network=network, until=None, **whose, defaults=since)


def withdraw(user: User, authority: Authority, network: Network) -> None:
    """At once: from now on no proposal of this network reads it. Also of a network that one left. A second click does
    nothing. Raises LookupError, PermissionDenied.
    """
    with acting(user, OWN, authority, quietly=True) as note:
        whose = _oneself(user, note)
        Allowed.objects.filter(network=network, until=None, **whose).update(until=localdate())


def say_room(
    user: User, authority: Authority, network: Network, roles: int, hours: int | None, wishes: Collection[int]
) -> None:
    """How much of this network one can bear, and which of its roles (keys) one would like to grow into.

    Raises LookupError where one does not belong to it, PermissionDenied.
    """
    with acting(user, OWN, authority, quietly=True) as note:
        whose = _oneself(user, note)
        _refuse_elsewhere(whose["person"], network)
        values = {"authority": authority, "roles": roles, "hours": hours}
        Capacity.objects.update_or_create(network=network, **whose, defaults=values)
        there = NetworkRole.objects.filter(network=network, ended_on=None)
        Wish.objects.filter(role__in=there, **whose).exclude(role__in=wishes).delete()
        for role in there.filter(pk__in=wishes):
            said = {"authority": authority, "said_on": localdate()}
            Wish.objects.get_or_create(role=role, **whose, defaults=said)


def forget_all(user: User, authority: Authority) -> None:
    """All that one said of oneself in this authority, and asked others; also where one is nobody here any more.

    Raises PermissionDenied.
    """
    with acting(user, OWN, authority, quietly=True) as note:
        note(user)
        for table in OWN_TABLES:
            table.objects.filter(user=user).delete()


def _one_at_a_time(user: User, note: Note) -> None:
    """Of what is sent twice at the same moment, the second waits for the first."""
    note(User.objects.select_for_update(of=("self",)).get(pk=user.pk))


def _oneself(user: User, note: Note) -> dict[str, Any]:
    """Whose rows they are. Raises LookupError where nobody said who the user is among the people."""
    person = person_of(user)
    if person is None:
        raise LookupError("Nobody said who this is.")
    _one_at_a_time(user, note)
    return {"person": person, "user": user}


def _refuse_elsewhere(person: Person, network: Network) -> None:
    if not own_networks(person).filter(pk=network.pk).exists():
        raise LookupError("Not of this network.")
