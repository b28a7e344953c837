"""What if: the report that is kept beside the one of a changed network. Nothing is written."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from draagvlak.analysis.anchoring import anchoring
from draagvlak.analysis.groups import places_of
from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.analysis.records import Records
from draagvlak.analysis.what_if import Difference, If, difference, merged, paused, without
from draagvlak.basics.periods import on_day
from draagvlak.capabilities.insights.snapshots import records_of, support_of
from draagvlak.capabilities.insights.writers.carried_json import Beside
from draagvlak.capabilities.insights.writers.report_json import as_json
from draagvlak.capabilities.network.models import Membership, Network
from draagvlak.capabilities.network.queries import day_of, spanned
from draagvlak.capabilities.pulse.queries.results import carried_by_survey
from draagvlak.capabilities.succession.choices import Wonder
from draagvlak.capabilities.succession.models import WhatIf
from draagvlak.capabilities.succession.readers import facts_in, levels_in
from draagvlak.capabilities.succession.wording.differing import carried_said, difference_said, meanwhile_said

Json = dict[str, Any]


@dataclass(frozen=True)
class Wondered:
    """What somebody wonders: about whom (a key), or which municipalities become one, called `into`."""

    wonder: str
    person: int | None = None
    places: tuple[str, ...] = ()
    into: str = ""


@dataclass(frozen=True)
class Answered:
    """Reports as JSON before and after, and what differs in sentences. `as_of`: of which day the one after is."""

    asked: Wondered
    before: Json
    after: Json
    told: Difference
    sentences: list[str]
    as_of: date


def answer_to(network: Network, before: Json, asked: Wondered) -> Answered | None:
    """`before`: the report of today. None for somebody who is not in what is measured, or places that are not there."""
    today = day_of(network)
    records = replace(records_of(network, today), support=support_of(network, today))
    names = {person.id: person.name for person in records.people}
    if not _is_there(records, asked, names):
        return None
    made = _made(network, records, asked, today)
    report = made.report(network.half_life_days)
    beside = Beside(made.records.support, carried_by_survey(network, today))
    source: Json = {"file": None, "format": "database", "rows_read": report.counts.contacts, "skipped": []}
    after = as_json(report, names, source, [], "given", beside)
    told, is_later = difference(facts_in(before), facts_in(after)), asked.wonder == Wonder.AWAY
    has_director = before["director"]["id"] is not None and report.director is not None
    sentences = _meanwhile(network, records, before, asked, today) if is_later else []
    sentences += difference_said(told, names, has_director, is_later)
    sentences += carried_said(levels_in(before), levels_in(after), is_later)
    return Answered(asked, before, after, told, sentences, made.as_of)


def _is_there(records: Records, asked: Wondered, names: dict[str, str]) -> bool:
    if asked.wonder != Wonder.MERGER:
        return str(asked.person) in names
    homes = places_of([person.municipality for person in records.people], records.spans)
    return len(asked.places) > 1 and set(asked.places) <= set(homes)


def _meanwhile(network: Network, records: Records, before: Json, asked: Wondered, today: date) -> list[str]:
    """What is not there as long as they are away."""
    key = str(asked.person)
    during = anchoring(without(records, [key], today, network.half_life_days).known.network).paths
    name = next(person.name for person in records.people if person.id == key)
    return meanwhile_said(facts_in(before).paths, during, name)


def _made(network: Network, records: Records, asked: Wondered, today: date) -> If:
    half_life = network.half_life_days
    if asked.wonder == Wonder.MERGER:
        return merged(records, asked.places, asked.into or asked.places[0], today, half_life)
    change = paused if asked.wonder == Wonder.AWAY else without
    return change(records, [str(asked.person)], today, half_life)


def whom_to_wonder(network: Network) -> list[tuple[str, list[tuple[int, str]]]]:
    """By layer in words, the director first, whom one may wonder about: those of governance layers, by name."""
    rows = Membership.objects.filter(on_day(day_of(network)), network=network, person__objected_on=None)
    some = rows.order_by("person__name", "person_id").values_list("person_id", "person__name", "layers")
    by_layer: dict[str, list[tuple[int, str]]] = {layer: [] for layer in ("director", *reversed(GOVERNANCE_LAYERS))}
    for key, name, layers in some:
        if key == network.director_id:
            by_layer["director"].append((key, name))
            continue
        main = next((layer for layer in layers if layer in GOVERNANCE_LAYERS), None)
        if main is not None:
            by_layer[main].append((key, name))
    return [(layer, people) for layer, people in by_layer.items() if people]


def places_in(network: Network) -> list[str]:
    """The municipalities of a network over several; none for a network in one."""
    homes = Membership.objects.filter(on_day(day_of(network)), network=network)
    names = homes.order_by().values_list("person__municipality", flat=True).distinct()
    return places_of(list(names), spanned(network))


def kept_what_ifs(network: Network) -> list[WhatIf]:
    return list(WhatIf.objects.filter(network=network).select_related("person"))


def what_if_at(network: Network, key: int) -> WhatIf | None:
    return WhatIf.objects.filter(network=network, pk=key).select_related("person").first()
