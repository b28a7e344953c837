"""What two reports are compared by, read out of their JSON: the one that is kept, and the one that was made anew."""

from collections.abc import Mapping
from typing import Any

from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.analysis.what_if import Difference, Facts

Json = dict[str, Any]


def facts_in(report: Json) -> Facts:
    """Of a report as `insights.writers.report_json` writes it. A layer whose ways are not counted is not known."""
    anchored = report["anchoring"]
    ways = {one["to"]: (one["with_director"], one["without_director"]) for one in anchored["paths"]}
    return Facts(
        stage=anchored["stage"],
        paths={
            layer: (with_, with_ if without is None else without)
            for layer, (with_, without) in ways.items()
            if with_ is not None
        },
        cut_points={one["id"]: tuple(one["cuts_off"]) for one in anchored["cut_points"]},
        dependence=anchored["director_dependence"],
        members={one["layer"]: one["persons"] for one in report["layers"] if one["layer"] in GOVERNANCE_LAYERS},
        places={one["municipality"]: one["stage"] for one in anchored["municipalities"]},
    )


def levels_in(report: Json) -> dict[str, str | None]:
    """How far each layer carries the network, by key; None where that is not known."""
    return {one["layer"]: one["level"] for one in report["carrying"]}


def as_numbers(told: Difference) -> Json:
    """What is kept of a difference: counts by layer and stages, and nobody's name."""
    return {
        "stage": list(told.stage),
        "layers": [
            {
                "layer": one.layer,
                "before": list(one.before) if one.before else None,
                "after": list(one.after) if one.after else None,
                "members": list(one.members),
            }
            for one in told.layers
        ],
        "new_cut_points": len(told.new_cut_points),
    }


def known_layers(found: Mapping[str, Any]) -> list[Json]:
    """Of kept numbers, the layers of which something was known before or after."""
    return [one for one in found.get("layers", ()) if one["before"] or one["after"]]
