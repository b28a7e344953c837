"""What pieces of a newsletter tell, read when somebody looks: of rows that are there, that the reader may read, and of
quotes only those that may stand in a newsletter at that moment. A fixed number of queries.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import rules
from django.db.models import Count
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.consents.queries.quotable import Quote, quotes, withdrawn
from draagvlak.capabilities.ideas.models import Opening
from draagvlak.capabilities.ideas.queries.seeing import visible_ideas
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.policy.models import Indicator, Result
from draagvlak.capabilities.policy.queries.indicators import shown
from draagvlak.capabilities.visibility.choices import MOST_QUOTES, ItemKind
from draagvlak.capabilities.weaving.queries.reading import published_rows
from draagvlak.capabilities.weaving.wording.blocks import fragments_in

# Which right opens what a piece tells; an activity that is open to everybody needs none.
RIGHTS = {
    ItemKind.RESULT: "policy.read",
    ItemKind.INDICATOR: "policy.read",
    ItemKind.STORY: "weaving.read",
    ItemKind.IDEA: "ideas.read",
}


@dataclass(frozen=True)
class OpenActivity:
    """One that is open to everybody, as the room that keeps them tells it."""

    key: int
    title: str
    text: str
    place: str
    starts_at: datetime


@dataclass(frozen=True)
class Told:
    """What a piece tells. `withdrawn`: how many quotes that could stand there were taken back."""

    kind: str
    key: int
    title: str
    text: str = ""
    quotes: tuple[Quote, ...] = ()
    withdrawn: int = 0


Key = tuple[str, int]  # a kind of piece, and the key of what it tells of


def told_of(
    user: User, network: Network, keys: Collection[Key], activities: Collection[OpenActivity]
) -> dict[Key, Told]:
    """Those of `keys` of which `user` may read what they tell today; in seven queries at most, besides their roles."""
    wanted = {kind: [key for one, key in keys if one == kind] for kind in ItemKind.values}
    found: dict[Key, Told] = {}
    for kind, tell in TELL.items():
        if wanted[kind] and rules.has_perm(RIGHTS[kind], user, network):
            found |= {(kind, one.key): one for one in tell(user, network, wanted[kind])}
    open_to_all = {one.key: one for one in activities}
    for key in wanted[ItemKind.ACTIVITY]:
        if key in open_to_all:
            found[ItemKind.ACTIVITY, key] = _activity(open_to_all[key])
    return found


def _results(_user: User, network: Network, keys: list[int]) -> list[Told]:
    rows = Result.objects.filter(network=network, pk__in=keys)
    return [Told(ItemKind.RESULT, row.pk, row.title, row.text) for row in rows]


def _indicators(_user: User, network: Network, keys: list[int]) -> list[Told]:
    """A newsletter leaves the house: of few who took part no number is told, whoever makes it."""
    rows = Indicator.objects.filter(network=network, pk__in=keys).select_related("objective", "action", "result")
    return [
        Told(ItemKind.INDICATOR, one.row.pk, one.row.name, one.words) for one in shown(network, rows, sees_small=False)
    ]


def _stories(_user: User, network: Network, keys: list[int]) -> list[Told]:
    day = day_of(network)
    rows = list(published_rows(network, Use.NEWSLETTER).filter(pk__in=keys, published_on__lte=day))
    quoted = {row.pk: fragments_in(row.read_text) for row in rows}
    every = {fragment for some in quoted.values() for fragment in some}
    said, gone = quotes(network, every, Use.NEWSLETTER, day), withdrawn(network, every, Use.NEWSLETTER)
    return [
        Told(
            ItemKind.STORY,
            row.pk,
            row.read_title,
            row.read_lead,
            tuple(said[one] for one in quoted[row.pk] if one in said)[:MOST_QUOTES],
            sum(one in gone for one in quoted[row.pk]),
        )
        for row in rows
    ]


def _ideas(user: User, network: Network, keys: list[int]) -> list[Told]:
    rows = visible_ideas(user, network).filter(pk__in=keys).filter(pk__in=_opened_to_all())
    return [Told(ItemKind.IDEA, row.pk, row.title, row.text) for row in rows]


def _opened_to_all() -> Any:
    """Keys of ideas that are open to every layer."""
    rows = Opening.objects.order_by().values("idea").annotate(layers=Count("layer"))
    return rows.filter(layers=len(Layer)).values("idea")


def ideas_since(user: User, network: Network, since: date) -> list[int]:
    """Those that are open to every layer, and to one of them only since that day."""
    if not rules.has_perm(RIGHTS[ItemKind.IDEA], user, network):
        return []
    lately = Opening.objects.filter(opened_on__gte=since).values("idea")
    rows = visible_ideas(user, network).filter(pk__in=_opened_to_all(), until=None).filter(pk__in=lately)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _activity(one: OpenActivity) -> Told:
    starts = localtime(one.starts_at)
    when = _("%(day)s om %(hour)s") % {"day": date_format(starts, "l j F Y"), "hour": date_format(starts, "H.i")}
    where = f"{when}, {one.place}" if one.place else when
    return Told(ItemKind.ACTIVITY, one.key, one.title, "\n".join(filter(None, (where, one.text))))


TELL: Mapping[ItemKind, Callable[[User, Network, list[int]], list[Told]]] = {
    ItemKind.RESULT: _results,
    ItemKind.INDICATOR: _indicators,
    ItemKind.STORY: _stories,
    ItemKind.IDEA: _ideas,
}
