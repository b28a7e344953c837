"""How far each layer carries the network, of the report's JSON: a ladder, and what stands beside it in words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from draagvlak.analysis.carrying import LEVEL_KEYS
from draagvlak.capabilities.insights.wording import disagreement_of, layer_name
from draagvlak.capabilities.support.pictures.ladder import Ladder, ladder
from draagvlak.capabilities.support.wording.levels import day_word, word_of

Json = dict[str, Any]
LEVELS = {key: level for level, key in LEVEL_KEYS.items() if level is not None}


@dataclass(frozen=True)
class CarriedRow:
    """One layer. `level` is None where it is not known; `survey` and `apart` (where the two disagree) may be empty."""

    layer: str
    name: str
    level: int | None
    word: str
    ladder: Ladder
    sentence: str
    remarks: tuple[str, ...]
    survey: tuple[str, ...]
    apart: str


def carried_rows(layers: list[Json]) -> tuple[CarriedRow, ...]:
    """`layers`: "carrying" of the report, or "carrying_of_bodies"."""
    return tuple(_row(layer) for layer in layers)


def _row(layer: Json) -> CarriedRow:
    level, high = LEVELS.get(layer["level"]), LEVELS.get(layer["high"])
    shown = next((one for one in layer["evidence"] if one["holds"] and one["level"] == layer["level"]), None)
    day = day_word(date.fromisoformat(shown["on"])) if shown else ""
    survey = layer["survey"] or {"sentences": ()}
    return CarriedRow(
        layer=layer["layer"],
        name=layer_name(layer["layer"]),
        level=level,
        word=word_of(level),
        ladder=ladder(layer["layer"], level, high, layer["contested"], day),
        sentence=layer["sentence"],
        remarks=tuple(layer["remarks"]),
        survey=tuple(survey["sentences"]),
        apart=disagreement_of(layer),
    )
