"""Who did what, and when: for each user the lines that are theirs to see (TRUST §1)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from draagvlak.capabilities.accounts.models import AuditEntry, User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Contact, Meeting, Network
from draagvlak.capabilities.network.queries.standing import directed_by
from draagvlak.capabilities.privacy.queries.people import administers, people_of


@dataclass(frozen=True)
class Asking:
    """What the log is filtered by; "" and None: not."""

    who: int | None = None
    what: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Line:
    """`row` is what kind of row it was ("network.person"), `name` what it is called, where the viewer may know."""

    entry: AuditEntry
    row: str
    name: str


def visible(user: User, authority: Authority) -> QuerySet[AuditEntry]:
    """All of the authority for its administrator; of networks that one directs; and for everybody one's own."""
    rows = AuditEntry.objects.select_related("user")
    if administers(user, authority):
        return rows
    directed = directed_by(user, authority).values("pk")
    return rows.filter(Q(user=user) | Q(network_key__in=directed))


def asked(rows: QuerySet[AuditEntry], asking: Asking) -> QuerySet[AuditEntry]:
    found = rows.filter(user=asking.who) if asking.who else rows
    found = found.filter(what=asking.what) if asking.what else found
    found = found.filter(at__date__gte=asking.since) if asking.since else found
    return found.filter(at__date__lte=asking.until) if asking.until else found


def who_and_what(rows: QuerySet[AuditEntry]) -> tuple[list[User], list[str]]:
    """Whoever did something that one may see, and what was done: to choose from."""
    plain = rows.order_by()
    users = User.objects.filter(pk__in=plain.values("user")).order_by("first_name", "email")
    return list(users), sorted(plain.values_list("what", flat=True).distinct())


def named(user: User, authority: Authority, entries: list[AuditEntry]) -> list[Line]:
    """The lines with the names of their rows: of people whom the viewer looks after, and of networks, meetings and
    contacts in networks that they direct. At most four queries.
    """
    keys: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        label, _, key = entry.row.rpartition(" ")
        if key.isdigit():
            keys[label].add(int(key))
    names = _names(user, authority, keys)
    return [Line(entry, entry.row.rpartition(" ")[0], names.get(entry.row, "")) for entry in entries]


def _names(user: User, authority: Authority, keys: dict[str, set[int]]) -> dict[str, str]:
    directed = directed_by(user, authority)
    sources: dict[str, tuple[QuerySet[Any], str]] = {
        "network.person": (people_of(user, authority), "name"),
        "network.network": (Network.objects.all() if administers(user, authority) else directed, "name"),
        "network.meeting": (Meeting.objects.filter(network__in=directed), "title"),
        "network.contact": (Contact.objects.filter(network__in=directed), "happened_on"),
    }
    found: dict[str, str] = {}
    for label, (rows, part) in sources.items():
        if keys.get(label):
            for pk, name in rows.filter(pk__in=keys[label]).order_by().values_list("pk", part):
                found[f"{label} {pk}"] = name.isoformat() if isinstance(name, date) else str(name)
    return found
