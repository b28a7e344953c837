"""What came of it, and of which actions; also what came of none."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, QuerySet

from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.policy.models import Action, ActionResult, Indicator, Objective, Result
from draagvlak.capabilities.policy.queries.actions import actions_of
from draagvlak.capabilities.policy.queries.who import roles_of

PAGE = 20
MOST = 500  # rows in one list to choose from


@dataclass(frozen=True)
class Linked:
    """A link between an action and a result: since when, who said so (as what), and until when it was held to be so."""

    key: int
    action: Action
    result: Result
    since: date
    until: date | None
    by: str


@dataclass(frozen=True)
class ResultShown:
    """A result in a list, with the actions that it came of, and how many indicators it has."""

    row: Result
    actions: tuple[Linked, ...]
    indicators: int


@dataclass(frozen=True)
class ResultsPage:
    """`count` results in all, of which `without` came of no action."""

    page: Page[Any]
    count: int
    without: int


def results_of(network: Network) -> QuerySet[Result]:
    return Result.objects.filter(network=network)


def result_at(network: Network, key: int) -> Result | None:
    return results_of(network).filter(pk=key).first()


def link_at(network: Network, result: int, key: int) -> ActionResult | None:
    return ActionResult.objects.filter(result__network=network, result=result, pk=key).first()


def without_action(rows: QuerySet[Result]) -> QuerySet[Result]:
    """Those of which nobody says today that an action led to them."""
    return rows.filter(~Exists(ActionResult.objects.filter(result=OuterRef("pk"), until=None)))


def results_page(network: Network, only_without: bool, number: str = "") -> ResultsPage:
    """Newest first; a fixed number of queries, whatever the number of rows."""
    rows = results_of(network)
    count, without = rows.count(), without_action(rows).count()
    page: Page[Any] = Paginator(without_action(rows) if only_without else rows, PAGE).get_page(number)
    page.object_list = _shown(network, list(page.object_list))
    return ResultsPage(page, count, without)


def _shown(network: Network, rows: list[Result]) -> list[ResultShown]:
    links: dict[int, list[Linked]] = defaultdict(list)
    for link in _linked(network, ActionResult.objects.filter(result__in=rows, until=None)):
        links[link.result.pk].append(link)
    counted: dict[int, int] = defaultdict(int)
    for result in Indicator.objects.filter(result__in=rows).order_by().values_list("result_id", flat=True):
        counted[result or 0] += 1
    return [ResultShown(row, tuple(links[row.pk]), counted[row.pk]) for row in rows]


def _linked(network: Network, rows: QuerySet[ActionResult]) -> list[Linked]:
    found = list(rows.select_related("action", "result").order_by("since", "pk"))
    roles = roles_of(network, (one.by_id for one in found))
    return [
        Linked(one.pk, one.action, one.result, one.since, one.until, roles.get(one.by_id or 0, "")) for one in found
    ]


def links_of_result(result: Result) -> list[Linked]:
    """Also those that ended."""
    return _linked(result.network, ActionResult.objects.filter(result=result))


def results_of_action(action: Action) -> list[Linked]:
    """What an action led to, as is said today: the last result first."""
    links = _linked(action.network, ActionResult.objects.filter(action=action, until=None))
    return sorted(links, key=lambda one: (one.result.on, one.result.pk), reverse=True)


def actions_to_choose(network: Network, but: Iterable[int] = ()) -> list[tuple[str, list[tuple[int, str]]]]:
    """The actions that were not taken out, by their objective; not those with the keys `but`."""
    rows = actions_of(network).exclude(pk__in=list(but))
    groups: dict[Objective, list[tuple[int, str]]] = defaultdict(list)
    order = ("action_plan__objective__plan__first_year", "action_plan__objective__place", "action_plan__place", "place")
    for row in rows.order_by(*order, "pk")[:MOST]:
        groups[row.action_plan.objective].append((row.pk, str(row)))
    return [(f"{objective.plan.name}: {objective}", chosen) for objective, chosen in groups.items()]


def results_to_choose(network: Network, but: Sequence[int] = ()) -> list[tuple[int, str]]:
    """The newest results, with their day; not those with the keys `but`."""
    rows = results_of(network).exclude(pk__in=list(but))[:MOST]
    return [(row.pk, f"{row.title} ({row.on:%d/%m/%Y})") for row in rows]
