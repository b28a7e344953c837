"""The page of succession: bridges with their bus factor, whom only one person knows, and plans that run."""

from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q

from draagvlak.basics.periods import on_day
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.insights.wording import layer_name
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.models import Membership, Network
from draagvlak.capabilities.network.queries import day_of, names_of
from draagvlak.capabilities.succession.choices import Stage
from draagvlak.capabilities.succession.models import Leaving
from draagvlak.capabilities.succession.queries.measured import hanging, sees_ties
from draagvlak.capabilities.succession.wording.falling import bridge_said

A_PAGE = 50
POVERTY = "people_in_poverty"


@dataclass(frozen=True)
class BridgeShown:
    layer: str
    name: str
    factor: int
    sentence: str


@dataclass(frozen=True)
class OnlyKnown:
    """Somebody whom only `by` knows, by name, with the layer in words."""

    name: str
    layer: str
    by: str


@dataclass(frozen=True)
class Falling:
    """`only_known`: a page, by the name of who knows them. `is_whole`: also of whom others than the director know."""

    bridges: list[BridgeShown]
    only_known: Page[OnlyKnown]
    is_whole: bool
    has_director: bool
    plans: list[Leaving] = field(default_factory=list)
    closed: list[Leaving] = field(default_factory=list)

    @property
    def is_too_small(self) -> bool:
        """Whether there is nothing to count ways in."""
        return not self.bridges and not self.only_known.paginator.count


def falling(user: User, network: Network, mark: object, number: str = "") -> Falling:
    """`mark`: that of today's report. In four queries once that report was looked at before."""
    found, is_whole = hanging(network, mark), sees_ties(user, network, None)
    known = names_of(network)
    names = {key: name for key, (name, _at, _layers) in known.items()}
    director = str(network.director_id)
    rows = [
        OnlyKnown(names[key], _layer(known[key][2]), names[by])
        for key, by in found.known_by_one.items()
        if key in names and by in names and key != director and (is_whole or by == director)
    ]
    rows.sort(key=lambda one: (one.by.casefold(), one.name.casefold()))
    shown = [
        BridgeShown(one.layer, layer_name(one.layer), one.factor, bridge_said(one, names)) for one in found.bridges
    ]
    plans = list(plans_of(network))
    return Falling(
        shown,
        Paginator(rows, A_PAGE).get_page(number),
        is_whole,
        network.director_id is not None,
        [plan for plan in plans if plan.closed_on is None],
        [plan for plan in plans if plan.closed_on is not None],
    )


def _layer(layers: list[str]) -> str:
    return str(Layer(layers[0]).label) if layers else ""


def plans_of(network: Network) -> Any:
    """With how much there is to hand over (`whole`), and how much of it was done (`done`)."""
    rows = Leaving.objects.filter(network=network).select_related("person", "successor")
    return rows.annotate(
        whole=Count("takeovers"), done=Count("takeovers", filter=Q(takeovers__stage=Stage.DONE))
    ).order_by("closed_on", "leaves_on", "pk")


def members_to_choose(network: Network) -> list[tuple[int, str]]:
    """Everybody of the network today, by name, who may be given something to do: not who is in poverty."""
    rows = Membership.objects.filter(on_day(day_of(network)), network=network).exclude(layers__0=POVERTY)
    rows = rows.filter(person__objected_on=None).order_by("person__name", "person_id")
    return list(rows.values_list("person_id", "person__name"))
