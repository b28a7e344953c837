"""The report as JSON, `draagvlak.report/1`: what the terminal prints, the page draws and others may read.

`files/report.schema.json` says what is in it; docs/how-to/report-json.md tells how to use it.
"""

import json
from typing import Any

from draagvlak.analysis.anchoring import STAGES, Anchoring
from draagvlak.analysis.conversations.effects import Conversation
from draagvlak.analysis.layers import GOVERNANCE_LAYERS, LAYERS
from draagvlak.analysis.report import Report
from draagvlak.analysis.support import served_first
from draagvlak.capabilities.insights import wording
from draagvlak.capabilities.insights.writers.carried_json import (
    Beside,
    carrying,
    carrying_by_municipality,
    carrying_of_bodies,
    support_conversation,
)

Json = dict[str, Any]
SCHEMA = "draagvlak.report/1"
EDITION = 3  # of what the sentences and added keys are: a report kept in another is made anew


def as_json(
    report: Report,
    names: dict[str, str],
    source: Json,
    warnings: list[Json],
    director_source: str = "given",
    beside: Beside | None = None,
) -> Json:
    """The report with its sentences in the language that is on. `names` gives the name behind each id.

    `beside`: evidence and survey. `source` holds file, format, rows_read and skipped; unknown is None.
    """
    counts, beside, talks = report.counts, beside or Beside(), _talks(report)
    return {
        "schema": SCHEMA,
        "edition": EDITION,
        "as_of": report.as_of.isoformat(),
        "source": source,
        "counts": {
            "persons": counts.persons,
            "organisations": counts.organisations,
            "contacts": counts.contacts,
            "planned": counts.planned,
            "ties": counts.ties,
            "active_ties": counts.active_ties,
        },
        "layers": [
            {"layer": c.layer, "persons": c.persons, "connected": c.connected if counts.ties else None}
            for c in report.layers
        ],
        "director": _director(report, names, director_source),
        "anchoring": _anchoring(report, names),
        "carrying": carrying(report, beside, names),
        "carrying_of_bodies": carrying_of_bodies(report, beside),
        "carrying_by_municipality": carrying_by_municipality(report, beside),
        "support_conversation": support_conversation(report, talks, names),
        "missing_bridges": [
            {"from": b.source_layer, "to": b.layer, "why": wording.bridge(b, report)}
            for b in (report.missing_bridges if wording.is_measured(report) else ())
        ],
        "conversations": _conversations(report, talks, names),
        "confidence": {
            "statements": wording.confidence(report, names),
            "unknown": wording.unknowns(report),
            "draws": report.confidence.draws,
            "same": report.confidence.same if report.confidence.draws else None,
        },
        "warnings": warnings,
    }


def as_json_text(found: Json) -> str:
    """The report as text to save. Raises ValueError where a number is none (NaN, infinity), which JSON has not."""
    return json.dumps(found, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _person(id_: str, names: dict[str, str]) -> Json:
    return {"id": id_, "name": names.get(id_, id_)}


def _director(report: Report, names: dict[str, str], source: str) -> Json:
    if report.director is None:
        return {"id": None, "name": None, "source": "none"}
    return {**_person(report.director, names), "source": source}


def _anchoring(report: Report, names: dict[str, str]) -> Json:
    found = report.anchoring
    has_director = report.director is not None
    return {
        "stage": report.stage,
        "stage_key": STAGES[report.stage],
        "sentence": wording.stage_sentence(report, names),
        "next": wording.next_step(report),
        "reasons": wording.reasons(report, names),
        "paths": _paths(report, found, names),
        "director_dependence": found.director_dependence,
        "cut_points": [_cut_point(report, id_, names) for id_ in found.cut_points],
        "fragmentation": {
            "now": found.fragmentation if report.counts.ties else None,
            "without_director": found.fragmentation_without_director if has_director and report.counts.ties else None,
        },
        "whole": {
            "stage": found.stage,
            "stage_key": found.stage_key,
            "sentence": wording.whole_sentence(report, names),
        },
        "municipalities": [
            {
                "municipality": place,
                "stage": part.stage,
                "stage_key": part.stage_key,
                "sentence": wording.place_sentence(report, place, names),
                "paths": _paths(report, part, names),
            }
            for place, part in report.by_municipality.items()
        ],
    }


def _paths(report: Report, found: Anchoring, names: dict[str, str]) -> list[Json]:
    return [_path(report, found, layer, names) for layer in GOVERNANCE_LAYERS]


def _path(report: Report, found: Anchoring, layer: str, names: dict[str, str]) -> Json:
    """Ways to one layer; None where there is nothing to count them in, or nobody known to leave out."""
    counted = found.paths.get(layer) if wording.is_measured(report) else None
    return {
        "from": wording.source_layer(report) or LAYERS[0],
        "to": layer,
        "with_director": counted[0] if counted else None,
        "without_director": counted[1] if counted and report.director is not None else None,
        "routes": [[_person(id_, names) for id_ in way] for way in found.routes.get(layer, ())],
    }


def _cut_point(report: Report, id_: str, names: dict[str, str]) -> Json:
    """`cuts_off`: layers that some people lose with this person; `every_path`: those that everybody does."""
    found = report.anchoring
    lost = found.cut_points[id_]
    whole = [layer for layer in lost if id_ in found.all_through.get(layer, ())]
    return {**_person(id_, names), "cuts_off": list(lost), "every_path": whole, "why": wording.link(report, id_, names)}


def _talks(report: Report) -> list[Conversation]:
    """The proposal; where no set adds a way, also the first step of the chain that would, unless it is in it.

    Of conversations that bring as much, first the one to the layer of which support is to be won.
    """
    talk = report.carried.talk
    found = list(served_first(report.proposal.conversations, talk.layer if talk else ""))
    step = report.proposal.first_step
    pairs = [(one.a, one.b) for one in found]
    if step is not None and (step.a, step.b) in pairs:
        found[pairs.index((step.a, step.b))] = step
    elif step is not None:
        found.append(step)
    return found


def _conversations(report: Report, talks: list[Conversation], names: dict[str, str]) -> list[Json]:
    return [
        {
            "rank": rank,
            "with": _person(talk.b, names),
            "and": _person(talk.a, names),
            "introducer": _person(talk.introducer, names) if talk.introducer else None,
            "layer": talk.layer,
            "kind": talk.kind,
            "far": talk.far,
            "why": wording.conversation(talk, report, names),
            "parts": wording.talk_parts(talk, report, names),
            "effect": {
                "disjoint_paths": [talk.before, talk.after],
                "joined_pairs": talk.joined,
                "together_with": [place + 1 for place in talk.together_with],
                "steps": talk.steps,
            },
        }
        for rank, talk in enumerate(talks, start=1)
    ]
