"""Somebody's archive is made, after whoever makes it looked through what was written."""

from dataclasses import dataclass
from typing import Any

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Person
from draagvlak.capabilities.privacy.models import Handing
from draagvlak.capabilities.privacy.queries.about import held_about
from draagvlak.capabilities.privacy.queries.people import person_for
from draagvlak.capabilities.privacy.queries.texts_about import LONGEST, scope_of, texts_about


@dataclass(frozen=True)
class Decided:
    """Of each text by its key, how it is given; `out`: keys of those that are not."""

    texts: dict[str, str]
    out: frozenset[str]


def hand_archive(user: User, authority: Authority, key: int, decided: Decided) -> tuple[Person, dict[str, Any]]:
    """All that is held of the person `key`, as JSON. What was taken out is recorded, by key and count.

    A text that nobody decided about is given without others. Raises PermissionDenied, and LookupError where the person
    is not for this user.
    """
    with acting(user, "privacy.hand_archive", authority) as note:
        person = person_for(user, authority, key)
        if person is None:
            raise LookupError("Not a person whom this user looks after.")
        scope = scope_of(user, authority)
        proposed = {text.key: text.proposed for text in texts_about(person, scope)}
        given = {
            one: decided.texts.get(one, text)[:LONGEST] for one, text in proposed.items() if one not in decided.out
        }
        rewritten = sorted(one for one, text in given.items() if _plain(text) != _plain(proposed[one]))
        left_out = sorted(set(proposed) & decided.out)
        note(person)
        made = Handing.objects.create(
            authority=authority,
            person=person,
            made_by=user,
            texts=len(proposed),
            left_out=len(left_out),
            rewritten=len(rewritten),
            parts={"left_out": left_out, "rewritten": rewritten},
        )
        note(made)
        return person, held_about(authority, person, scope, given)


def _plain(text: str) -> str:
    """A browser sends line ends of its own."""
    return text.replace("\r\n", "\n").strip()
