"""The roles of a network: what each needs, and who has it. No level of anybody is read here."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from draagvlak.basics.periods import on_day
from draagvlak.capabilities.competences.choices import Level
from draagvlak.capabilities.competences.models import Holding, Need, NetworkRole
from draagvlak.capabilities.competences.queries.cards import CardShown, cards_by_key
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of


@dataclass(frozen=True)
class NeedShown:
    """A card with the level that a role needs, and the behaviour that goes with it."""

    card: CardShown
    level: int

    @property
    def behaviour(self) -> str:
        return self.card.behaviour(self.level)

    @property
    def in_words(self) -> str:
        return str(Level(self.level).label)


@dataclass(frozen=True)
class Holder:
    """Who has a role on the day of the network; `key` of the person, `holding` of the row that says so."""

    holding: int
    key: int
    name: str
    since: date | None
    until: date | None
    version: int


@dataclass(frozen=True)
class RoleShown:
    """A role of a network, with its needs and those who have it now."""

    role: NetworkRole
    needs: tuple[NeedShown, ...]
    holders: tuple[Holder, ...]

    @property
    def is_vacant(self) -> bool:
        return not self.holders


def roles_of(network: Network, with_ended: bool = False) -> list[RoleShown]:
    """The roles that the network needs, as they came. Four queries, however many there are.

    Who reads it may not know every name: ask `queries.holders.as_known_to` before names are shown.
    """
    rows = NetworkRole.objects.filter(network=network)
    rows = rows if with_ended else rows.filter(ended_on=None)
    held = Holding.objects.filter(on_day(day_of(network))).select_related("person")
    rows = rows.prefetch_related(Prefetch("holdings", held, to_attr="held"), "needs")
    cards = cards_by_key()
    return [_shown(row, cards) for row in rows]


def _shown(row: NetworkRole, cards: dict[str, CardShown]) -> RoleShown:
    needs = tuple(_need(one, cards) for one in row.needs.all() if one.card in cards)
    holders = tuple(
        Holder(one.pk, one.person_id, one.person.name, one.since, one.until, one.version)
        for one in row.held  # type: ignore[attr-defined]
    )
    return RoleShown(row, needs, holders)


def _need(need: Need, cards: dict[str, CardShown]) -> NeedShown:
    return NeedShown(cards[need.card], need.level)
