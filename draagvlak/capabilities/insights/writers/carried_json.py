"""The half about being carried, as JSON: levels with their evidence, and the conversation about support."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from draagvlak.analysis.carrying import LEVEL_KEYS, Evidence, LayerLevel
from draagvlak.analysis.conversations.effects import Conversation
from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.analysis.records import Change, Sign, Support
from draagvlak.analysis.report import Report
from draagvlak.capabilities.insights import wording

Json = dict[str, Any]
MOST = 20  # pieces of evidence of one layer; how many more there are is said


@dataclass(frozen=True)
class Beside:
    """What stands beside the measures: whose evidence there is, and by layer what the last survey says of it."""

    support: Support = field(default_factory=Support)
    surveyed: Mapping[str, Any] = field(default_factory=dict)  # pulse.queries.results.LayerPulse


def carrying(report: Report, beside: Beside, names: dict[str, str]) -> list[Json]:
    """A layer each, from all evidence: for who may read whom it names."""
    support = beside.support
    return [
        _layer(layer, report.carried.levels[layer], support, names, report.as_of, support.changes.get(layer))
        | _survey(layer, report.carried.levels[layer], beside)
        for layer in GOVERNANCE_LAYERS
    ]


def carrying_of_bodies(report: Report, beside: Beside) -> list[Json]:
    """The same from evidence that names nobody, which more people may read."""
    return [
        _layer(layer, report.carried.of_bodies[layer], beside.support, {}, report.as_of, None)
        | {"remarks": wording.remarks_without_counts(report.carried.of_bodies[layer])}
        | _survey(layer, report.carried.of_bodies[layer], beside)
        for layer in GOVERNANCE_LAYERS
    ]


def carrying_by_municipality(report: Report, beside: Beside) -> list[Json]:
    """Where each layer stands in each municipality of a network that spans several; none where nothing was noted."""
    places = report.carried.places if beside.support.signs else {}
    return [
        {
            "municipality": place,
            "layers": [
                {
                    "layer": layer,
                    "level": _key(level.level),
                    "known": level.known,
                    "unknown": level.unknown,
                    "sentence": wording.carried_sentence(layer, level, beside.support),
                }
                for layer, level in levels.items()
            ],
        }
        for place, levels in places.items()
    ]


def _survey(layer: str, level: LayerLevel, beside: Beside) -> Json:
    """Nothing where the layer was never asked in a round that has closed."""
    pulse = beside.surveyed.get(layer)
    if pulse is None:
        return {"survey": None}
    figures = {figure.construct: _figure(figure) for figure in (pulse.trust, pulse.value) if figure is not None}
    return {
        "survey": {
            "closed_on": pulse.on.isoformat(),
            "figures": figures,
            "sentences": wording.survey_sentences(pulse),
            "disagreement": wording.disagreement(layer, level.level, pulse) or None,
        }
    }


def _figure(figure: Any) -> Json:
    return {
        "answered": figure.n,
        "invited": figure.invited,
        "score": figure.score,
        "interval": list(figure.interval) if figure.interval else None,
        "bounds": list(figure.bounds) if figure.bounds else None,
    }


def _layer(
    layer: str, level: LayerLevel, support: Support, names: dict[str, str], as_of: date, change: Change | None
) -> Json:
    """Counts are None where nobody is known, of whom they could count."""
    is_known = bool(level.known + level.unknown)
    every = [*level.holding, *level.ended]
    return {
        "layer": layer,
        "level": _key(level.level),
        "low": _key(level.low),
        "high": _key(level.high),
        "known": level.known if is_known else None,
        "unknown": level.unknown if is_known else None,
        "stale": level.stale if is_known else None,
        "opposing": level.opposing if is_known else None,
        "contested": level.contested,
        "drops_on": level.drops_on.isoformat() if level.drops_on else None,
        "drops_to": _key(level.drops_to) if level.drops_on else None,
        "sentence": wording.carried_sentence(layer, level, support),
        "remarks": wording.carried_remarks(level, change),
        "evidence": [_evidence(one, support.signs[one.id], names, as_of) for one in every[:MOST]],
        "more_evidence": max(0, len(every) - MOST),
    }


def _key(level: int | None) -> str | None:
    return None if level is None else LEVEL_KEYS[level]


def _evidence(one: Evidence, sign: Sign, names: dict[str, str], as_of: date) -> Json:
    return {
        "on": one.on.isoformat(),
        "until": one.until.isoformat() if one.until else None,
        "kind": sign.kind,
        "level": _key(one.level),
        "days": (as_of - one.on).days,
        "holds": one.holds_on(as_of),
        "person": {"id": sign.person, "name": names.get(sign.person, sign.person)} if sign.person else None,
        "body": sign.body or None,
    }


def support_conversation(report: Report, proposed: list[Conversation], names: dict[str, str]) -> Json | None:
    """The next conversation about support; None where every layer that is known laid it down for longer.

    `proposed`: the conversations of the report in the order in which they are ranked.
    """
    talk = report.carried.talk
    if talk is None:
        return None
    serves = [n for n, one in enumerate(proposed, start=1) if one.layer == talk.layer and one.after > one.before]
    parts = wording.support_talk(talk, report, names, serves)
    return {
        "layer": talk.layer,
        "level": _key(talk.level),
        "with": _person(talk.whom, names),
        "through": _person(talk.through, names),
        "why": " ".join(parts),
        "parts": parts,
        "aim": wording.support_aim(talk),
        "questions": wording.support_questions(talk),
        "serves": serves,
    }


def _person(id_: str | None, names: dict[str, str]) -> Json | None:
    return None if id_ is None else {"id": id_, "name": names.get(id_, id_)}
