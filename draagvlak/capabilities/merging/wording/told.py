"""What the pages of a merger show, from what its queries found (their shapes are told there)."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.capabilities.insights.wording.words import layer_name, paths_counted
from draagvlak.capabilities.merging.wording import (
    added_sentence,
    crossing_sentence,
    lost_sentences,
    people_counted,
    person_word,
    reason_word,
    stage_word,
)
from draagvlak.capabilities.support.wording.levels import word_of

Shown = dict[str, Any]


def report_told(found: Any, labels: Mapping[str, str]) -> Shown:
    """Of queries.report.BeforeAfter: columns for each source and for all as one."""
    sides = [*found.before, found.after]
    persons = [people_counted(side.persons) for side in sides]
    if found.at_most:
        persons[-1] = _("hoogstens %(count)s") % {"count": persons[-1]}
    rows = [
        (_("Hoe verankerd"), [stage_word(side.stage) for side in sides]),
        *(_row_of(sides, layer) for layer in GOVERNANCE_LAYERS),
        (_("Mensen"), persons),
        (_("Actieve banden"), [str(side.ties) for side in sides]),
    ]
    return {
        "heads": [side.label for side in sides],
        "rows": rows,
        "places": [_place(place) for place in found.places],
        "carried": [(side.label, _levels(side.levels)) for side in found.before],
        "carried_heads": [layer_name(layer) for layer in GOVERNANCE_LAYERS],
        "crossings": [crossing_sentence(one, labels) for one in found.crossings],
        "shared": [_shared(one, labels) for one in found.crossings if one.shared],
        "lost": [sentence for one in found.lost for sentence in lost_sentences(one, labels)],
        "unknown_directors": [label for part, label in labels.items() if part not in {one.part for one in found.lost}],
        "loads": [*((side.label, *_load(side.load)) for side in found.before), *_after(found)],
        "day": found.day,
    }


def _row_of(sides: Iterable[Any], layer: str) -> tuple[str, list[str]]:
    ways = [_way(side.ways.get(layer)) for side in sides]
    return _("Wegen naar %(layer)s") % {"layer": layer_name(layer)}, ways


def _way(ways: tuple[int, int] | None) -> str:
    """Without the director, as it counts; with them where that says more."""
    if ways is None:
        return _("niemand gekend")
    now, without = ways
    if now == without:
        return paths_counted(now)
    return _("%(without)s zonder de regisseur (%(now)s met)") % {"without": paths_counted(without), "now": now}


def _place(place: Any) -> tuple[str, str, list[str]]:
    ways = [f"{layer_name(layer)}: {paths_counted(count)}" for layer, count in place.ways.items()]
    return place.name, stage_word(place.stage), ways


def _levels(levels: Mapping[str, int | None]) -> list[tuple[str, str]]:
    return [(layer_name(layer), word_of(level)) for layer, level in levels.items()]


def _shared(crossing: Any, labels: Mapping[str, str]) -> str:
    values = {"a": labels[crossing.a], "b": labels[crossing.b], "count": people_counted(crossing.shared)}
    return _("In %(a)s en in %(b)s: %(count)s mensen.") % values


def _load(load: Any) -> tuple[int, str, str]:
    return load.gatherings, people_counted(load.times), str(round(load.hours)) if load.hours else _("weten we niet")


def _after(found: Any) -> list[tuple[Any, ...]]:
    return [
        (_("Samen, als alles blijft zoals nu"), *_load(found.after.load)),
        (_("Samen, met iedereen, zo vaak als wie nu het vaakst samenkomt"), *_load(found.if_as_often)),
    ]


def someone_told(one: Any) -> str:
    """A name with what they are; without a name only that, and where."""
    words = [one.name or person_word(one.layer)]
    if one.organisation:
        words.append(one.organisation)
    return ", ".join([*words, one.source.authority.name])


def pairs_told(pairs: Iterable[Any]) -> list[Shown]:
    return [
        {
            "a": str(pair.a.key), "b": str(pair.b.key), "first": someone_told(pair.a), "second": someone_told(pair.b),
            "why": reason_word(_reason(pair)), "decided": pair.is_same, "now": pair.is_same is True,
        }
        for pair in pairs
    ]  # fmt: skip


def _reason(pair: Any) -> str:
    """Two called exactly alike do not differ in their accents."""
    return "same-name" if pair.reason == "accents" and pair.a.name == pair.b.name else str(pair.reason)


def twins_told(twins: Iterable[Any]) -> list[Shown]:
    return [
        {
            "a": one.a.mark, "b": one.b.mark, "first": _named(one.a), "second": _named(one.b),
            "why": reason_word(one.reason), "decided": one.decided, "now": one.is_same,
        }
        for one in twins
    ]  # fmt: skip


def _named(one: Any) -> str:
    number = _("ondernemingsnummer %(number)s") % {"number": one.number} if one.number else ""
    return ", ".join(part for part in (one.name, one.source.authority.name, number) if part)


def introduced_told(introductions: Iterable[Any]) -> list[Shown]:
    return [
        {"pk": one.pk, "first": someone_told(one.a), "second": someone_told(one.b), "done_on": one.done_on}
        for one in introductions
    ]


def coming_told(preview: Any) -> Shown:
    """Of queries.preview.Preview."""
    rows = [(one.source.label, people_counted(one.people), one.contacts) for one in preview.coming]
    return {"coming": rows, "preview": preview}


def added_told(added: Any) -> str:
    """Empty where nothing came since."""
    return added_sentence(added.rows, added.changed) if added else ""


def stage_told(progress: Any) -> str:
    """What is being done, of basics.progress."""
    return {
        "waiting": _("We beginnen zo."),
        "reading": _("We lezen de netwerken."),
        "people": _("We zetten de mensen over."),
        "contacts": _("We zetten de contacten over."),
        "report": _("We maken het rapport."),
    }.get(progress.stage if progress else "waiting", _("We zijn bezig."))
