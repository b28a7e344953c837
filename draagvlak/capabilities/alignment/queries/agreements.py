"""What networks agreed, as a document of today and as it changed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate, localtime

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.alignment.models import Agreement, Party
from draagvlak.capabilities.alignment.queries.networks import readable
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Membership, Network

ENDED_SHOWN = 50


@dataclass(frozen=True)
class Shown:
    """An agreement with the names of its networks; `contact`: who it is for whom, a name only for who may know it."""

    row: Agreement
    networks: tuple[str, ...]
    contact: str
    has_hidden: bool = False


@dataclass(frozen=True)
class Document:
    """`edition`: how often it changed; `changed_on`: when last; None and 0 while nothing was agreed."""

    holds: list[Shown]
    ended: list[Shown]
    edition: int
    changed_on: date | None


def document(user: User, authority: Authority) -> Document:
    """Of the authority in scope, in seven queries."""
    today = localdate()
    rows = list(_rows())
    holds = [one for one in rows if one.until is None or one.until >= today]
    ended = sorted((one for one in rows if one not in holds), key=lambda one: (one.until, one.pk), reverse=True)
    told = {one.row.pk: one for one in _shown(user, authority, [*holds, *ended[:ENDED_SHOWN]])}
    history = Agreement.history.model.objects.order_by("-history_date")
    last = history.values_list("history_date", flat=True).first()
    return Document(
        [told[one.pk] for one in holds],
        [told[one.pk] for one in ended[:ENDED_SHOWN]],
        history.count(),
        localtime(last).date() if last else None,
    )


def agreement_at(key: int) -> Agreement | None:
    return _rows().filter(pk=key).first()


def shown_one(user: User, authority: Authority, row: Agreement) -> Shown:
    return _shown(user, authority, [row])[0]


@dataclass(frozen=True)
class Before:
    """What an agreement was from a day on; the name of a person is not in it."""

    on: date
    subject: str
    text: str
    until: date | None
    why_ended: str


def history_of(row: Agreement) -> list[Before]:
    """Newest first; what it is now is the first."""
    rows = Agreement.history.model.objects.filter(id=row.pk).order_by("-history_date", "-history_id")
    return [Before(localtime(one.history_date).date(), one.subject, one.text, one.until, one.why_ended) for one in rows]


def parties_of(row: Agreement) -> list[int]:
    return list(Party.objects.filter(agreement=row).values_list("network", flat=True))


def networks_to_agree() -> list[Network]:
    return list(Network.objects.all())


def people_to_name(user: User, authority: Authority) -> list[tuple[str, str]]:
    """Who may be named as a contact: people of networks that `user` may read, by name."""
    found: dict[int, str] = dict(_readable(user, authority).values_list("person", "person__name"))
    return [(str(key), name) for key, name in sorted(found.items(), key=lambda one: (one[1].casefold(), one[0]))]


def _rows() -> QuerySet[Agreement, Any]:
    return Agreement.objects.select_related("lead", "organisation", "person").order_by("subject", "pk")


def _readable(user: User, authority: Authority) -> QuerySet[Membership, Any]:
    return Membership.objects.filter(Q(until=None) | Q(until__gte=localdate()), network__in=readable(user, authority))


def _shown(user: User, authority: Authority, rows: list[Any]) -> list[Shown]:
    parties: dict[int, list[str]] = {}
    found = Party.objects.filter(agreement__in=rows).order_by("network__name", "pk")
    for agreement, name in found.values_list("agreement", "network__name"):
        parties.setdefault(agreement, []).append(name)
    people = [one.person_id for one in rows if one.person_id]
    known = (
        set(_readable(user, authority).filter(person__in=people).values_list("person", flat=True)) if people else set()
    )
    shown = []
    for one in rows:
        names = [one.organisation.name] if one.organisation else []
        names += [one.person.name] if one.person_id in known else []
        hidden = one.person_id is not None and one.person_id not in known
        shown.append(Shown(one, tuple(parties.get(one.pk, ())), ", ".join(names), hidden))
    return shown
