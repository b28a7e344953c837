"""How director and leaders each feel the balance: each sees what the others say once they said it themselves.

Only answers of who directs or leads today count. A leader is never named. Of other leaders a leader reads how many gave
which answer, from five on; the director reads each answer without a name, and from five on the numbers alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.timezone import localdate

from draagvlak.basics.built import objects_of
from draagvlak.basics.periods import on_day
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import Role, User
from draagvlak.capabilities.ideas.choices import Side
from draagvlak.capabilities.ideas.models import Outlook
from draagvlak.capabilities.ideas.wording.outlook import ANSWERS, ASKED, WHO
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries.standing import kinds_at

LEAST = 5  # leaders of whom numbers are told
SIDES = {RoleKind.DIRECTOR: Side.DIRECTOR, RoleKind.LEADER: Side.LEADER}  # who is both, directs


@dataclass(frozen=True)
class Said:
    """The two questions, each with its answer in words. `by`: "" for one's own."""

    by: str
    on: date
    answers: tuple[tuple[str, str], ...]
    words: str


@dataclass(frozen=True)
class Spread:
    """Of `count` leaders: for each question its words, and how many gave each of the four answers."""

    count: int
    rows: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    heads: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Views:
    """What one reader sees. Where they said nothing themselves (`mine` None): nothing of others."""

    side: str
    mine: Said | None
    others: tuple[Said, ...] = ()
    spread: Spread | None = None

    @property
    def directs(self) -> bool:
        return self.side == Side.DIRECTOR


def side_of(user: User, network: Network) -> str | None:
    """From where `user` looks at the balance today; None for who is asked nothing."""
    kinds = kinds_at(user, network)
    return next((side for kind, side in SIDES.items() if kind in kinds), None)


def own_outlook(user: User, network: Network) -> Outlook | None:
    """What `user` said, from the side on which they stand today."""
    side = side_of(user, network)
    if not side:
        return None
    mine = Outlook.objects.filter(network=network, user=user, side=side)
    found = objects_of(("outlook", network.pk, user.pk, side), Outlook, lambda: mine.order_by("pk")[:1])
    return found[0] if found else None


def views_of(user: User, network: Network) -> Views | None:
    """None for who is not asked. Two queries, also where there is nothing to read."""
    side = side_of(user, network)
    if side is None:
        return None
    mine = own_outlook(user, network)
    if mine is None:
        return Views(side, None)
    rows = list(_of_today(network).exclude(user=user))
    leaders = [row for row in rows if row.side == Side.LEADER]
    spread = _spread(leaders, with_words=side == Side.DIRECTOR) if len(leaders) >= LEAST else None
    shown = [row for row in rows if row.side == Side.DIRECTOR]
    shown += leaders if side == Side.DIRECTOR and spread is None else []
    return Views(side, _said(mine, ""), tuple(_said(row, str(WHO[Side(row.side)])) for row in shown), spread)


def _of_today(network: Network) -> QuerySet[Outlook]:
    """By day, so that the order in which they came tells nothing more."""
    roles = Role.objects.filter(on_day(localdate()), seats__network=network)
    directs = roles.filter(kind=RoleKind.DIRECTOR).values("user")
    leads = roles.filter(kind=RoleKind.LEADER).values("user")
    rows = Outlook.objects.filter(network=network)
    both = rows.filter(side=Side.DIRECTOR, user__in=directs) | rows.filter(side=Side.LEADER, user__in=leads)
    return both.order_by("side", "-on", "room", "hold")


def _said(row: Outlook, by: str) -> Said:
    answers = tuple((str(words), str(ANSWERS[getattr(row, part)])) for part, words in ASKED.items())
    return Said(by, row.on, answers, row.words)


def _spread(rows: Sequence[Outlook], with_words: bool) -> Spread:
    """What leaders wrote with it, for the director alone, in the order of its letters: no line of it meets a number."""
    counted = tuple((str(words), _counted([getattr(row, part) for row in rows])) for part, words in ASKED.items())
    words = tuple(sorted(row.words for row in rows if row.words)) if with_words else ()
    return Spread(len(rows), counted, tuple(map(str, ANSWERS.values())), words)


def _counted(given: list[int]) -> tuple[tuple[str, int], ...]:
    return tuple((str(words), given.count(answer)) for answer, words in ANSWERS.items())
