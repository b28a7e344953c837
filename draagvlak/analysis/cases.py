"""Runs files of cases (input, expected values, tolerance) against the measures, for `draagvlak check-cases`."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from draagvlak.analysis import brokerage
from draagvlak.analysis.anchoring import anchoring
from draagvlak.analysis.bridges import improving_pairs
from draagvlak.analysis.carrying import Evidence, layer_level
from draagvlak.analysis.cases_of_matching import matching
from draagvlak.analysis.cases_of_schedules import schedule_of
from draagvlak.analysis.conversations import propose
from draagvlak.analysis.engine import Network
from draagvlak.analysis.overlap import jaccard
from draagvlak.analysis.records import Contact
from draagvlak.analysis.surveys import layer_score, respondent_score
from draagvlak.analysis.ties import is_active, strengths
from draagvlak.analysis.trace import Trace, counts_on

Json = dict[str, Any]


@dataclass(frozen=True)
class Checked:
    """One case: None for `agrees` where its kind isn't built; `differences` says where it disagrees."""

    id: str
    kind: str
    agrees: bool | None
    differences: tuple[str, ...] = ()


def network_from_case(given: Json) -> Network:
    ids = tuple(node["id"] for node in given["nodes"])
    number = {id_: n for n, id_ in enumerate(ids)}
    ties: dict[tuple[int, int], float] = {}
    for a, b, *weight in given["edges"]:
        pair = (min(number[a], number[b]), max(number[a], number[b]))
        ties[pair] = weight[0] if weight else 1.0
    ordered = sorted(ties)
    return Network(
        ids=ids,
        layers=tuple(tuple(node.get("layers", ())) for node in given["nodes"]),
        ties=tuple(ordered),
        weights=tuple(ties[pair] for pair in ordered),
        director=number.get(given.get("director")),
    )


def _ties(given: Json) -> Json:
    contacts = [Contact(date.fromisoformat(c["date"]), tuple(c["participants"])) for c in given["contacts"]]
    found = strengths(contacts, date.fromisoformat(given["as_of"]), given.get("half_life", 180.0))
    return {
        "strength": {f"{a}|{b}": strength for (a, b), strength in found.items()},
        "active": [[a, b] for (a, b), strength in sorted(found.items()) if is_active(strength)],
    }


def _anchoring(given: Json) -> Json:
    found = anchoring(network_from_case(given))
    return {
        "source_layers": list(found.source_layers),
        "paths": {layer: list(paths) for layer, paths in found.paths.items()},
        "director_dependence": found.director_dependence,
        "cut_points": {id_: list(layers) for id_, layers in found.cut_points.items()},
        "fragmentation": found.fragmentation,
        "fragmentation_without_director": found.fragmentation_without_director,
        "distance_fragmentation": found.distance_fragmentation,
        "stage": found.stage,
        "unknown_layers": list(found.unknown_layers),
    }


def _improving_pairs(given: Json) -> Json:
    network = network_from_case(given)
    paths, pairs = improving_pairs(network, given["layer"])
    return {"paths": paths, "pairs": sorted(sorted((network.ids[a], network.ids[b])) for a, b in pairs)}


def _brokerage(given: Json) -> Json:
    network = network_from_case(given)
    measures: dict[str, list[Any]] = {
        "constraint": brokerage.constraint(network),
        "effective_size": brokerage.effective_size(network),
        "gould_fernandez": brokerage.brokerage_roles(network),
    }
    return {name: dict(zip(network.ids, values, strict=True)) for name, values in measures.items()}


def _conversations(given: Json) -> Json:
    found = propose(network_from_case(given), given["k"])
    return {
        "sorted_paths_without_director": list(found.sorted_paths),
        # An objective that cannot be measured counts as the worst value (METHOD §4).
        "director_dependence": 1.0 if found.director_dependence is None else found.director_dependence,
        "fragmentation_without_director": (
            1.0 if found.fragmentation_without_director is None else found.fragmentation_without_director
        ),
        "layer_jump": found.layer_jump,
        "size": len(found.conversations),
    }


def _survey(given: Json) -> Json:
    scores = [score for score in map(respondent_score, given["answers"]) if score is not None]
    found = layer_score(scores, given["invited"])
    return {
        "n": found.n,
        "published": found.score is not None,
        "response": found.response,
        "score": found.score,
        "ci": list(found.interval or ()),
        "bounds": list(found.bounds or ()),
    }


def _layer_level(given: Json) -> Json:
    holders = {id_: [_evidence(one) for one in noted] for id_, noted in given["holders"].items()}
    found = layer_level(holders, date.fromisoformat(given["as_of"]))
    return {name: getattr(found, name) for name in ("level", "low", "high", "known", "unknown", "contested")}


def _evidence(given: Json) -> Evidence:
    until = given.get("until")
    return Evidence(date.fromisoformat(given["date"]), given["kind"], date.fromisoformat(until) if until else None)


def _trace(given: Json) -> Json:
    ideas, actions, results = (
        [(id_, date.min, None) for id_ in given[sort]] for sort in ("ideas", "actions", "results")
    )
    taken_up, led_to = (
        [(one, other, date.min, None) for one, other in given[sort]] for sort in ("idea_action", "action_result")
    )
    (found,) = counts_on(Trace(ideas, actions, results, taken_up, led_to), [date.min])
    return {
        "free_ideas": found.free_ideas,
        "linked_ideas": found.linked_ideas,
        "planned_actions_without_idea": found.actions_without_idea,
        "actions_without_result": found.actions_without_result,
        "results_without_action": found.results_without_action,
        "ideas_that_reached_a_result": found.ideas_that_reached_a_result,
    }


BUILT: dict[str, Callable[[Json], Json | None]] = {
    "ties": _ties,
    "anchoring": _anchoring,
    "improving_pairs": _improving_pairs,
    "brokerage": _brokerage,
    "conversations": _conversations,
    "survey": _survey,
    "layer_level": _layer_level,
    "trace": _trace,
    "overlap": lambda given: {"jaccard": jaccard(set(given["a"]), set(given["b"]))},
    "schedule": schedule_of,
    "matching": matching,
}


def differences(expected: Any, found: Any, tolerance: float, where: str = "") -> list[str]:
    """Each place where two JSON values differ, numbers by more than `tolerance`."""
    if isinstance(expected, dict) and isinstance(found, dict):
        if expected.keys() - found.keys():
            return [f"{where or 'result'}: missing {sorted(expected.keys() - found.keys())}"]
        extra = found.keys() - expected.keys() if where else set()
        more = [f"{where}: unexpected {sorted(extra)}"] if extra else []
        return more + [
            line for key in expected for line in differences(expected[key], found[key], tolerance, f"{where}.{key}")
        ]
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        pairs = enumerate(zip(expected, found, strict=True))
        return [line for n, (one, two) in pairs for line in differences(one, two, tolerance, f"{where}[{n}]")]
    is_number = isinstance(expected, float | int) and isinstance(found, float | int)
    if is_number and math.isclose(expected, found, rel_tol=0, abs_tol=tolerance):
        return []
    return [] if expected == found and not is_number else [f"{where.lstrip('.')}: expected {expected}, found {found}"]


def check(case: Json) -> Checked:
    """Raises KeyError where a case lacks a part it needs."""
    if case["kind"] not in BUILT:
        return Checked(case["id"], case["kind"], None)
    found = BUILT[case["kind"]](case["input"])
    wrong = differences(case["expected"], found, case.get("tolerance", 0.0))
    return Checked(case["id"], case["kind"], not wrong, tuple(wrong))
