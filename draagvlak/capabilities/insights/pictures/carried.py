"""The ladder of each layer, beside its words."""

from collections.abc import Iterable

from draagvlak.capabilities.insights.wording.layers_carried import CarriedRow
from draagvlak.capabilities.support.pictures.ladder import Ladder, ladder


def with_ladders(rows: Iterable[CarriedRow]) -> list[tuple[CarriedRow, Ladder]]:
    return [(row, ladder(row.layer, row.level, row.high, row.is_contested, row.day)) for row in rows]
