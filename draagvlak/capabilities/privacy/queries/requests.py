"""The register of what people asked about their own data."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet
from django.utils.timezone import localdate

from draagvlak.basics.months import months_after
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Seat
from draagvlak.capabilities.network.queries.standing import directed_by, person_of
from draagvlak.capabilities.privacy.choices import ANSWER_WITHIN
from draagvlak.capabilities.privacy.models import Handing, RightsRequest
from draagvlak.capabilities.privacy.queries.people import administers, people_of

SOON = 7  # days before it is due


def due(received: date) -> date:
    return months_after(received, ANSWER_WITHIN)


def register(user: User, authority: Authority) -> QuerySet[RightsRequest]:
    """What the user may take up: open ones first, what is due first on top; then what was answered, newest first.

    What an erased person once asked names nobody, and is for the administrator.
    """
    found = RightsRequest.objects.select_related("person", "asked_by", "answered_by")
    if not administers(user, authority):
        directed = directed_by(user, authority).values("pk")
        seated = Seat.objects.filter(network__in=directed).values("role__user")
        found = found.filter(
            Q(person__in=people_of(user, authority).values("pk")) | Q(person=None, asked_by__in=seated)
        )
    return found.order_by(F("answered_on").desc(nulls_first=True), "due_on", "pk")


def request_at(user: User, authority: Authority, key: int) -> RightsRequest | None:
    return register(user, authority).filter(pk=key).first()


def open_count(user: User, authority: Authority) -> int:
    return register(user, authority).filter(answered_on=None).count()


def own_requests(user: User) -> list[RightsRequest]:
    """What the user asked, or what was asked for the person they are here; newest first."""
    person = person_of(user)
    mine = Q(asked_by=user) | (Q(person=person) if person else Q(pk=None))
    return list(RightsRequest.objects.filter(mine).order_by("-received_on", "-pk")[:50])


@dataclass(frozen=True)
class Urgency:
    """How many days until a request is due; below zero: too late."""

    days: int

    @property
    def is_late(self) -> bool:
        return self.days < 0

    @property
    def is_soon(self) -> bool:
        return 0 <= self.days <= SOON


def urgency(asked: RightsRequest) -> Urgency | None:
    """None where it was answered."""
    return None if asked.answered_on else Urgency((asked.due_on - localdate()).days)


def handed(person: int) -> list[Handing]:
    """The archives that were made for a person, newest first."""
    return list(Handing.objects.filter(person=person).select_related("made_by")[:20])
