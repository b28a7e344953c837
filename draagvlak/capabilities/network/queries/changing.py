"""Whether people, memberships or organisations of an authority may have changed: from the lines that every action
leaves in the audit, without looking at any of them.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from itertools import count
from threading import Lock
from typing import Any

from django.db import connection
from django.db.models import QuerySet, Subquery

from draagvlak.basics.built import rows_of
from draagvlak.basics.tenancy import in_scope
from draagvlak.capabilities.accounts.models import AuditEntry
from draagvlak.capabilities.network.models import Membership, Person

NEWEST = 40  # lines that are looked at
# What is done all day, and changes nobody. Who is new comes by a right of their own.
CHANGE_NOBODY = frozenset(
    f"network.{right}" for right in ("note_contact", "outdate", "refresh", "answer_conversation", "direct")
)
_NUMBERS = count(1)


@dataclass
class _Looked:
    """What was seen when last looked: keys of lines, the newest person and membership; and the number of that state."""

    lines: frozenset[int]
    newest: tuple[Any, ...]
    number: int


_LOOKED: dict[Hashable, _Looked] = {}
_LOCK = Lock()


def people_number() -> int:
    """A number for how the people of the authority in scope stand: the same as before, where nothing was done since
    that may have changed them. One query. What is done without an action, by hand in the database, it does not see.
    """
    lines = rows_of("newest lines", _newest)
    newest = tuple(lines[0][2:]) if lines else tuple(rows_of("newest member", _newest_member))
    seen = frozenset(line[0] for line in lines)
    whose = connection.settings_dict["NAME"], in_scope()
    with _LOCK:
        before = _LOOKED.get(whose)
        # A line with a lower key may come later: what was not seen counts, wherever it stands.
        fresh = [line for line in lines if before is None or line[0] not in before.lines]
        is_same = before is not None and before.newest == newest
        is_same &= len(fresh) < NEWEST and all(line[1] in CHANGE_NOBODY for line in fresh)
        number = before.number if before is not None and is_same else next(_NUMBERS)
        _LOOKED[whose] = _Looked(seen, newest, number)
    return number


def forget() -> None:
    """For tests, where another one has the same keys."""
    with _LOCK:
        _LOOKED.clear()


def _newest_member() -> QuerySet[Any, Any]:
    """Where nothing was ever done, as in an authority that was copied without its audit."""
    return Membership.objects.order_by("-pk").values_list("pk")[:1]


def _newest() -> QuerySet[Any, Any]:
    person = Subquery(Person.objects.order_by("-pk").values("pk")[:1])
    member = Subquery(Membership.objects.order_by("-pk").values("pk")[:1])
    rows = AuditEntry.objects.annotate(person=person, member=member).order_by("-pk")
    return rows.values_list("pk", "what", "person", "member")[:NEWEST]
