"""What we share ourselves: as a list with its days, and as others see it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import rules
from django.utils.timezone import localdate

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.intervision.choices import What
from draagvlak.capabilities.intervision.models import Beginning, Practice, SharedPiece
from draagvlak.capabilities.intervision.queries.gate import readable
from draagvlak.capabilities.intervision.queries.peers import peers_from
from draagvlak.capabilities.intervision.queries.shown import Peer
from draagvlak.capabilities.intervision.queries.whom import names_of
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries.standing import networks_of
from draagvlak.capabilities.weaving.queries.reading import StoryHead, published

PAST_SHOWN = 50


@dataclass(frozen=True)
class PieceShown:
    """One of our pieces. `whom`: who was chosen, by name; `is_read`: others read it today."""

    row: Any
    title: str
    whom: tuple[str, ...]
    is_read: bool


@dataclass(frozen=True)
class NetworkShares:
    """What one of our networks shares: what holds, and what is over, newest first."""

    network: Network
    may_share: bool
    holds: tuple[PieceShown, ...]
    past: tuple[PieceShown, ...]


def shares_of(user: User, authority: Authority) -> list[NetworkShares]:
    """Of each network that `user` may look at. A fixed number of queries."""
    networks = list(networks_of(user, authority))
    rows = list(SharedPiece.objects.filter(network__in=networks).select_related("practice", "story").order_by("-pk"))
    today = localdate()
    seen = set(SharedPiece.objects.filter(readable(today), network__in=networks).values_list("pk", flat=True))
    names = names_of("piece", [one.pk for one in rows])
    found = []
    for network in networks:
        shown = [_shown(one, names.get(one.pk, []), seen, today) for one in rows if one.network_id == network.pk]
        holds = tuple(one for one in shown if _holds(one.row, today))
        past = tuple(one for one in shown if not _holds(one.row, today))[:PAST_SHOWN]
        found.append(NetworkShares(network, rules.has_perm("intervision.share", user, network), holds, past))
    return found


def piece_at(network: Network, key: int) -> SharedPiece | None:
    """One that was not withdrawn."""
    rows = SharedPiece.objects.filter(network=network, pk=key, withdrawn_on=None)
    return rows.select_related("practice", "story").first()


def title_of(piece: SharedPiece) -> str:
    if piece.practice is not None:
        return piece.practice.title
    if piece.story is not None:
        return piece.story.read_title or piece.story.title
    return ""


def as_others_see(user: User, authority: Authority) -> list[Peer]:
    """All that others may see of ours today, whoever they are: nobody sees more."""
    today = localdate()
    rows = SharedPiece.objects.filter(readable(today), network__in=networks_of(user, authority), withdrawn_on=None)
    pieces = rows.select_related("authority", "network", "practice", "story").order_by("pk")
    return peers_from(one for one in pieces if _holds(one, today))


def stories_to_share(network: Network) -> list[StoryHead]:
    """Published, and written for peers too."""
    return published(network, Use.PEERS, localdate())


def practices_of(network: Network) -> list[Practice]:
    return list(Practice.objects.filter(network=network))


def year_of(network: Network) -> int | None:
    """In which it began, as somebody said."""
    return Beginning.objects.filter(network=network).values_list("year", flat=True).first()


def _holds(piece: Any, day: date) -> bool:
    return piece.withdrawn_on is None and (piece.until is None or piece.until >= day)


def _shown(piece: SharedPiece, whom: list[str], seen: set[int], today: date) -> PieceShown:
    gone = piece.what in {What.PRACTICE, What.STORY} and piece.pk not in seen
    return PieceShown(piece, title_of(piece), tuple(whom), _holds(piece, today) and not gone)
