"""Sessions with other municipalities: those to which we are invited, and ours with who is invited."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import localdate

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.intervision.models import Session
from draagvlak.capabilities.intervision.queries.gate import sessions_for
from draagvlak.capabilities.intervision.queries.whom import names_of
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries.standing import networks_of


@dataclass(frozen=True)
class Invitation:
    """What whoever is invited sees: the question, the day and the place, and nobody's name."""

    authority: str
    kind: str
    title: str
    question: str
    held_on: date
    place: str


@dataclass(frozen=True)
class SessionShown:
    """One of ours. `whom`: who is invited, by name."""

    mark: UUID
    network: Network
    told: Invitation
    whom: tuple[str, ...]
    is_off: bool


def invitations(reader: Authority) -> list[Invitation]:
    """To sessions of others from today on, the first first. One query."""
    return [_told(one) for one in sessions_for(reader, localdate())]


def own_sessions(user: User, authority: Authority) -> list[SessionShown]:
    """Of the networks that `user` may look at, newest first."""
    rows = list(_ours(user, authority))
    names = names_of("session", [one.pk for one in rows])
    return [
        SessionShown(
            one.mark, one.conversation.network, _told(one), tuple(names.get(one.pk, ())), bool(one.called_off_on)
        )
        for one in rows
    ]


def session_at(network: Network, mark: UUID) -> Session | None:
    return Session.objects.filter(conversation__network=network, conversation__gone_on=None, mark=mark).first()


def _ours(user: User, authority: Authority) -> QuerySet[Session]:
    there = {"conversation__network__in": networks_of(user, authority), "conversation__gone_on": None}
    rows = Session.objects.filter(**there).select_related("authority", "conversation__network")
    return rows.order_by("-conversation__held_on", "-pk")[:50]


def _told(one: Session) -> Invitation:
    said = one.conversation
    kind = str(said.get_kind_display())
    return Invitation(one.authority.name, kind, said.title, said.question, said.held_on, said.place)
