"""How far each layer carries the network, of the report's JSON, in the words that every form of it shows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from draagvlak.analysis.carrying import LEVEL_KEYS
from draagvlak.capabilities.insights.wording.sections import disagreement_of
from draagvlak.capabilities.insights.wording.words import layer_name
from draagvlak.capabilities.support.wording.levels import day_word, word_of

Json = dict[str, Any]
LEVELS = {key: level for level, key in LEVEL_KEYS.items() if level is not None}


@dataclass(frozen=True)
class CarriedRow:
    """One layer. `level` and `high` are None where they are not known, `day` is that of the evidence shown; `survey`
    and `apart` (where the two disagree) may be empty.
    """

    layer: str
    name: str
    level: int | None
    high: int | None
    is_contested: bool
    day: str
    word: str
    sentence: str
    remarks: tuple[str, ...]
    survey: tuple[str, ...]
    apart: str


def carried_rows(layers: list[Json]) -> tuple[CarriedRow, ...]:
    """`layers`: "carrying" of the report, or "carrying_of_bodies"."""
    return tuple(_row(layer) for layer in layers)


def _row(layer: Json) -> CarriedRow:
    level = LEVELS.get(layer["level"])
    shown = next((one for one in layer["evidence"] if one["holds"] and one["level"] == layer["level"]), None)
    return CarriedRow(
        layer=layer["layer"],
        name=layer_name(layer["layer"]),
        level=level,
        high=LEVELS.get(layer["high"]),
        is_contested=layer["contested"],
        day=day_word(date.fromisoformat(shown["on"])) if shown else "",
        word=word_of(level),
        sentence=layer["sentence"],
        remarks=tuple(layer["remarks"]),
        survey=tuple((layer["survey"] or {}).get("sentences", ())),
        apart=disagreement_of(layer),
    )
