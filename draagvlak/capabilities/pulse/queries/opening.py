"""What a link opens, for whoever has it."""

import hmac
from dataclasses import dataclass
from enum import Enum

from django.db.models import Q
from django.utils.timezone import localdate

from draagvlak.basics.periods import on_day
from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.models import Network, Organisation, Partnering
from draagvlak.capabilities.pulse.choices import FormKind, State
from draagvlak.capabilities.pulse.models import Link, Survey

MOST_TOKEN = 64  # characters of a token that is looked up at all
MOST_ORGANISATIONS = 200
# Of these layers people answer for no organisation that works with others.
WITHOUT_ORGANISATION = {Layer.PEOPLE_IN_POVERTY, Layer.POLITICAL}


class Stands(Enum):
    """What whoever opens the link finds."""

    OPEN = "open"
    USED = "used"
    EARLY = "early"
    OVER = "over"
    GONE = "gone"


@dataclass(frozen=True)
class Opened:
    """`director`: whom one may ask for another link, "" where nobody is known."""

    link: Link
    stands: Stands
    director: str


def _with(token: str) -> Q:
    found = hash_of(token[:MOST_TOKEN])
    return Q(token_hash=found) | Q(reminder_hash=found)


def place_of(token: str) -> Authority | None:
    """To which authority the link with `token` leads. Asked before there is a scope: the address names no authority,
    so that nobody learns from it which there are.
    """
    found = Link._base_manager.filter(_with(token)).select_related("authority").first()
    return found.authority if found else None


def opened_by(token: str) -> Opened | None:
    """What the link with `token` opens in the authority in scope; None where there is no such link."""
    rows = Link.objects.filter(_with(token)).select_related("survey__network__director")
    link, own = rows.first(), hash_of(token[:MOST_TOKEN])
    if link is None or not _is_of(own, link):
        return None
    director = link.survey.network.director
    return Opened(link, _stands(link), director.name if director else "")


def _is_of(found: str, link: Link) -> bool:
    by_first, by_reminder = (hmac.compare_digest(found, kept) for kept in (link.token_hash, link.reminder_hash))
    return by_first or by_reminder


def _stands(link: Link) -> Stands:
    survey, today = link.survey, localdate()
    if link.revoked_on and not link.is_used:
        return Stands.GONE
    if survey.state == State.CLOSED or survey.closes_on < today:
        return Stands.OVER
    if link.is_used:
        return Stands.USED
    return Stands.OPEN if survey.state == State.OPEN and survey.opens_on <= today else Stands.EARLY


def asks_whom(link: Link) -> bool:
    """Whether the form asks with whom one's organisation works: where its survey does, and in the form with words."""
    return link.survey.asks_whom and link.form == FormKind.WORDS and link.layer not in WITHOUT_ORGANISATION


def organisations_of(network: Network) -> list[tuple[int, str]]:
    """Keys and names of the organisations that belong to a network today, by name: as the form names them."""
    there = Partnering.objects.filter(on_day(localdate()), network=network)
    rows = Organisation.objects.filter(pk__in=there.values("organisation")).order_by("name", "pk")
    return list(rows.values_list("pk", "name")[:MOST_ORGANISATIONS])


def is_group_of(survey: Survey, token: str) -> bool:
    """Whether `token` is that of a link for a group of `survey` that was not taken back."""
    return Link.objects.filter(_with(token), survey=survey, many=True, revoked_on=None).exists()
