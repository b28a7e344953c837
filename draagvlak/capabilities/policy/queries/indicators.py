"""What is measured, and what the measurements say: of an objective, an action or a result."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext

from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.policy.models import Indicator, Measurement, Objective
from draagvlak.capabilities.policy.pictures.measured import Picture, picture, years_of
from draagvlak.capabilities.policy.queries.results import actions_to_choose, results_to_choose
from draagvlak.capabilities.policy.wording.figures import is_hidden, said, sentences

PAGE, ROWS = 12, 50
LATELY = 12  # measurements in the table beside a picture in a list
Measured = tuple[date, Decimal]


@dataclass(frozen=True)
class MeasurementShown:
    """A measurement as whoever reads may hear it. `is_hidden`: they hear that it is fewer than five, no more."""

    row: Measurement
    words: str
    is_hidden: bool


@dataclass(frozen=True)
class IndicatorShown:
    """An indicator with its picture, where it stands in sentences, and its last measurements as the table beside it."""

    row: Indicator
    picture: Picture
    sentences: list[str]
    table: tuple[tuple[date, str, str], ...]
    count: int
    hides_baseline: bool

    @property
    def words(self) -> str:
        return " ".join(self.sentences)


def indicators(network: Network) -> QuerySet[Indicator]:
    return Indicator.objects.filter(network=network).select_related("objective", "action", "result")


def indicator_at(network: Network, key: int) -> Indicator | None:
    return indicators(network).filter(pk=key).first()


def measurements(network: Network) -> QuerySet[Measurement]:
    return Measurement.objects.filter(indicator__network=network).select_related("indicator")


def measurement_at(network: Network, key: int) -> Measurement | None:
    return measurements(network).filter(pk=key).first()


def shown(network: Network, rows: Iterable[Indicator], sees_small: bool) -> list[IndicatorShown]:
    """With the pictures on the same years; one query."""
    found = list(rows)
    measured: dict[int, list[tuple[date, Decimal, str]]] = defaultdict(list)
    columns = ("indicator_id", "on", "value", "source")
    for key, *said_then in Measurement.objects.filter(indicator__in=found).order_by("on", "pk").values_list(*columns):
        measured[key].append((said_then[0], said_then[1], said_then[2]))
    pairs = {row.pk: [(day, value) for day, value, _source in measured[row.pk]] for row in found}
    years = years_of([(row, pairs[row.pk]) for row in found], day_of(network))
    return [_one(row, pairs[row.pk], measured[row.pk], years, sees_small) for row in found]


def _one(
    row: Indicator,
    pairs: list[Measured],
    measured: list[tuple[date, Decimal, str]],
    years: tuple[date, date],
    sees_small: bool,
) -> IndicatorShown:
    lately = ((day, said(row, value, sees_small), source) for day, value, source in reversed(measured[-LATELY:]))
    return IndicatorShown(
        row,
        picture(row, pairs, years, sees_small),
        sentences(row, pairs[-1] if pairs else None, sees_small),
        tuple(lately),
        len(measured),
        is_hidden(row.kind, row.baseline, sees_small),
    )


def indicators_page(network: Network, sees_small: bool, number: str = "") -> Page[Any]:
    page: Page[Any] = Paginator(indicators(network), PAGE).get_page(number)
    page.object_list = shown(network, page.object_list, sees_small)
    return page


def indicators_of(network: Network, sees_small: bool, **of: Any) -> list[IndicatorShown]:
    """Those of one thing: `action=`, `objective=` or `result=` a row."""
    return shown(network, indicators(network).filter(**of), sees_small)


def measurements_page(indicator: Indicator, sees_small: bool, number: str = "") -> Page[Any]:
    """All of an indicator, the last first."""
    rows = Measurement.objects.filter(indicator=indicator).order_by("-on", "-pk")
    page: Page[Any] = Paginator(rows, ROWS).get_page(number)
    page.object_list = [
        MeasurementShown(row, said(indicator, row.value, sees_small), is_hidden(indicator.kind, row.value, sees_small))
        for row in page.object_list
    ]
    return page


def whole_table(network: Network, sees_small: bool) -> list[tuple[Indicator, list[MeasurementShown]]]:
    """Every indicator with every measurement, for a file; two queries."""
    by_indicator: dict[int, list[MeasurementShown]] = defaultdict(list)
    rows = list(indicators(network))
    known = {row.pk: row for row in rows}
    for one in Measurement.objects.filter(indicator__network=network).order_by("on", "pk"):
        of = known[one.indicator_id]
        hidden = is_hidden(of.kind, one.value, sees_small)
        by_indicator[of.pk].append(MeasurementShown(one, said(of, one.value, sees_small), hidden))
    return [(row, by_indicator[row.pk]) for row in rows]


def what_of(network: Network, now: Indicator | None = None) -> list[tuple[str, list[tuple[str, str]]]]:
    """What an indicator may be of: objectives ("o" and a key), actions ("a") and results ("r"), in groups; and what
    one is of `now`, also where that was taken out of its plan.
    """
    rows = Objective.objects.filter(plan__network=network).select_related("plan").order_by("plan__first_year", "place")
    objectives: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in rows:
        objectives[one.plan.name].append((f"o{one.pk}", str(one)))
    groups = list(objectives.items())
    groups += [(name, [(f"a{key}", words) for key, words in chosen]) for name, chosen in actions_to_choose(network)]
    results = [(f"r{key}", words) for key, words in results_to_choose(network)]
    groups += [(gettext("Resultaten"), results)] if results else []
    offered = {key for _name, chosen in groups for key, _words in chosen}
    is_of = [("a", now.action), ("r", now.result)] if now is not None else []
    left = [(f"{sign}{one.pk}", str(one)) for sign, one in is_of if one is not None]
    return [*groups, *((words, [(key, words)]) for key, words in left if key not in offered)]
