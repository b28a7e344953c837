"""A what-if that was kept, as it was on its day: numbers, told by layer."""

from dataclasses import dataclass

from draagvlak.capabilities.insights.wording import layer_name, paths_counted
from draagvlak.capabilities.succession.models import WhatIf
from draagvlak.capabilities.succession.readers import known_layers
from draagvlak.capabilities.succession.wording.differing import stages_said


@dataclass(frozen=True)
class KeptShown:
    """`rows`: layer, ways before and after in words (with the director)."""

    stage: str
    rows: list[tuple[str, str, str]]


def kept_shown(row: WhatIf) -> KeptShown:
    rows = [(layer_name(one["layer"]), _ways(one["before"]), _ways(one["after"])) for one in known_layers(row.found)]
    before, after = row.found.get("stage", (0, 0))
    return KeptShown(stages_said(before, after) if before != after else "", rows)


def _ways(counts: list[int] | None) -> str:
    return paths_counted(counts[0] if counts else None)
