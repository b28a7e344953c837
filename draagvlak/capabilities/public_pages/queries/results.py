"""The results on a public page: those that the director chose, as long as they say what the director saw."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.policy.models import Indicator, Measurement, Result
from draagvlak.capabilities.policy.queries.results import MOST, results_of
from draagvlak.capabilities.policy.wording.figures import said
from draagvlak.capabilities.public_pages.models import PublicPage, ShownResult

Indicators = dict[int, list[Indicator]]  # by the key of their result


@dataclass(frozen=True)
class Told:
    """A result, with its figures in words; of people who take part, fewer than five are not counted."""

    row: Result
    figures: tuple[str, ...]


@dataclass(frozen=True)
class ToChoose:
    """`is_changed`: it was chosen, and says something else since."""

    row: Result
    is_chosen: bool
    is_changed: bool
    indicators: tuple[Indicator, ...]


def results_told(page: PublicPage) -> list[Told]:
    """The last one first, in three queries."""
    seen = dict(ShownResult.objects.filter(page=page).values_list("result_id", "seen"))
    rows = list(results_of(page.network).filter(pk__in=seen))
    indicators = _indicators(rows)
    rows = [row for row in rows if mark_of(row, indicators[row.pk]) == seen[row.pk]]
    last = _last([one.pk for row in rows for one in indicators[row.pk]])
    return [Told(row, _figures(indicators[row.pk], last)) for row in rows]


def results_to_choose(page: PublicPage | None, network: Network) -> list[ToChoose]:
    """The newest ones of the network, and older ones that were chosen."""
    seen = dict(ShownResult.objects.filter(page=page).values_list("result_id", "seen")) if page else {}
    rows = list(results_of(network)[:MOST])
    older = seen.keys() - {row.pk for row in rows}
    rows += list(results_of(network).filter(pk__in=older)) if older else []
    indicators = _indicators(rows)
    return [
        ToChoose(
            row,
            row.pk in seen,
            row.pk in seen and seen[row.pk] != mark_of(row, indicators[row.pk]),
            tuple(indicators[row.pk]),
        )
        for row in rows
    ]


def marks_of(network: Network, keys: Collection[int]) -> dict[int, str]:
    """What each of these results of the network says today."""
    rows = list(results_of(network).filter(pk__in=list(keys)))
    indicators = _indicators(rows)
    return {row.pk: mark_of(row, indicators[row.pk]) for row in rows}


def mark_of(row: Result, indicators: Collection[Indicator]) -> str:
    """Of all words that a page shows of it: another one where any of them changed. New figures change nothing."""
    words = [row.title, row.text, *(f"{one.pk} {one.kind} {one.name}\n{one.unit}" for one in indicators)]
    return sha256("\0".join(words).encode()).hexdigest()


def _indicators(rows: Collection[Result]) -> Indicators:
    found: Indicators = defaultdict(list)
    for row in Indicator.objects.filter(result__in=[one.pk for one in rows]).order_by("name", "pk"):
        found[row.result_id or 0].append(row)
    return found


def _last(indicators: Collection[int]) -> dict[int, Measurement]:
    rows = Measurement.objects.filter(indicator__in=list(indicators)).order_by("on", "pk")
    return {row.indicator_id: row for row in rows}


def _figures(indicators: Collection[Indicator], last: dict[int, Measurement]) -> tuple[str, ...]:
    return tuple(
        _("%(name)s: %(figure)s (%(day)s)")
        % {
            "name": one.name,
            "figure": said(one, last[one.pk].value, sees_small=False),
            "day": date_format(last[one.pk].on),
        }
        for one in indicators
        if one.pk in last
    )
