"""The report for whoever may see no persons: sentences without names, and counts of five people or more."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from draagvlak.analysis.aggregates import K
from draagvlak.capabilities.insights.models import KeptCounts
from draagvlak.capabilities.insights.pictures import Picture, path_picture
from draagvlak.capabilities.insights.queries import Opening, opening_of
from draagvlak.capabilities.insights.wording import is_told
from draagvlak.capabilities.insights.wording.layers_carried import CarriedRow, carried_rows
from draagvlak.capabilities.insights.wording.summary import heads, nameless, summary_sentence
from draagvlak.capabilities.network.models import Network


@dataclass(frozen=True)
class Counted:
    """People by groups of layers (rows) and municipalities (columns): each number is none, or five or more."""

    rows: tuple[tuple[tuple[str, ...], tuple[int, ...], int], ...]  # layers, a number a column, all
    columns: tuple[tuple[str, ...], ...]
    all: int

    def as_kept(self) -> dict[str, Any]:
        return {"rows": self.rows, "columns": self.columns, "all": self.all}

    @classmethod
    def of_kept(cls, kept: dict[str, Any]) -> "Counted":
        rows = tuple((tuple(group), tuple(counts), every) for group, counts, every in kept["rows"])
        return cls(rows, tuple(tuple(group) for group in kept["columns"]), kept["all"])


@dataclass(frozen=True)
class Summary:
    """`picture` and `sentence` are None while there is no report of today, or fewer than five people.
    `carried` rests on evidence of bodies and on published surveys alone; empty where there is none of it.
    """

    as_of: date
    sentence: str | None
    picture: Picture | None
    counted: Counted
    carried: tuple[CarriedRow, ...] = ()
    at_least: int = K


def summary_of(network: Network) -> Summary:
    """What everybody in the network may know of it, in two queries. The last report is told, with its day, and the
    counts that were published with it.
    """
    opening = last_opening(network)
    kept = opening.counted if opening else None
    counted = Counted.of_kept(kept) if kept else counted_of(network)
    if opening is None or not counted.all:
        return Summary(date.min, None, None, counted)
    plain: dict[str, Any] = nameless(opening.head)
    told = opening.head["carrying_of_bodies"]
    return Summary(
        date.fromisoformat(opening.head["as_of"]),
        summary_sentence(plain),
        path_picture(plain, heads()),
        counted,
        carried_rows(told) if is_told(told) else (),
    )


def last_opening(network: Network) -> Opening | None:
    """Of the report that was kept last, of whatever day; None where none was."""
    return opening_of(network, is_of_today=False)


def counted_of(network: Network) -> Counted:
    """As they were published with the report; none before the first, nor while there are fewer than five people."""
    kept = KeptCounts.objects.filter(network=network, is_shown=True).only("rows", "columns", "counts").first()
    if kept is None:
        return Counted((), (), 0)
    rows = tuple(
        (tuple(group), tuple(counts), sum(counts)) for group, counts in zip(kept.rows, kept.counts, strict=True)
    )
    return Counted(rows, tuple(map(tuple, kept.columns)), sum(every for _group, _counts, every in rows))
