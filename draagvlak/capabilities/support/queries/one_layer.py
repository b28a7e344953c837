"""The page of one layer: its picture, evidence over time, what is stale, who holds office, and what comes next."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Page, Paginator

from draagvlak.analysis.carrying import Evidence as Sign
from draagvlak.analysis.carrying import holder_level
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.support.choices import SHOWN_BY
from draagvlak.capabilities.support.models import Evidence, EvidenceFile, EvidenceTally, Step
from draagvlak.capabilities.support.pictures.strip import Strip, strip
from draagvlak.capabilities.support.queries.holders import Holders, ledger_of
from draagvlak.capabilities.support.queries.layers import Shown, bodies_shown, layer_shown
from draagvlak.capabilities.support.queries.ledger import evidence_for, people_named, steps_of
from draagvlak.capabilities.support.wording import ages
from draagvlak.capabilities.support.wording.kit import aim, questions
from draagvlak.capabilities.support.wording.levels import word_of

PAGE, MOST_PEOPLE, MOST_STALE, MOST_DONE = 20, 100, 10, 10
SOON, LATELY = 60, 365  # days


@dataclass(frozen=True)
class EvidenceShown:
    """A row of the list: how old it is and whether it still holds, in words, and whether a file lies beside it."""

    row: Evidence
    age: str
    holds: bool
    has_file: bool


@dataclass(frozen=True)
class HolderShown:
    """An office-holder, and what is known of where they stand."""

    key: int
    name: str
    word: str
    is_unknown: bool


@dataclass(frozen=True)
class LayerPage:
    """`holders` and `steps` are empty for who may not read what names somebody; `holders_left`: how many more."""

    shown: Shown
    strip: Strip
    evidence: Page[Any]
    stale: tuple[EvidenceShown, ...]
    bodies: tuple[Shown, ...]
    holders: tuple[HolderShown, ...]
    holders_left: int
    steps: tuple[Step, ...]
    done: tuple[Step, ...]
    aim: str
    questions: list[str]
    tallies: tuple[EvidenceTally, ...]
    is_whole: bool


def layer_page(network: Network, layer: str, with_named: bool, number: str = "") -> LayerPage:
    """A fixed number of queries, whatever the number of rows."""
    ledger, day = ledger_of(network, with_named), day_of(network)
    shown = layer_shown(ledger, layer, day)
    signs = [one.said for one in ledger.evidence if one.layer == layer]
    changed = ledger.changed_on(layer, day)
    rows = evidence_for(network, with_named).filter(layer=layer)
    page: Page[Any] = Paginator(rows, PAGE).get_page(number)
    page.object_list = evidence_shown(page.object_list, day)
    stale = _stale(signs, day)
    holders, left = _holders(ledger.of_layer(layer, day, is_lean=True), day) if with_named else ((), 0)
    steps = list(steps_of(network, layer)) if with_named else []
    return LayerPage(
        shown=shown,
        strip=strip(signs, ledger.kinds, day, [changed] if changed else []),
        evidence=page,
        stale=tuple(evidence_shown(rows.filter(pk__in=stale), day)) if stale else (),
        bodies=bodies_shown(ledger, layer, day),
        holders=holders,
        holders_left=left,
        steps=tuple(one for one in steps if one.done_on is None),
        done=tuple(sorted((s for s in steps if s.done_on), key=lambda s: (s.done_on, s.pk), reverse=True)[:MOST_DONE]),
        aim=aim(shown.level.level),
        questions=questions(shown.level.level),
        tallies=tuple(EvidenceTally.objects.filter(network=network, layer=layer)) if with_named else (),
        is_whole=with_named,
    )


def evidence_shown(rows: Any, day: date) -> list[EvidenceShown]:
    found: list[Evidence] = list(rows)
    with_file = set(EvidenceFile.objects.filter(evidence__in=found).values_list("evidence_id", flat=True))
    signs = [Sign(one.on, SHOWN_BY[one.kind], one.until) for one in found]
    return [
        EvidenceShown(one, ages.age(sign, day), sign.holds_on(day), one.pk in with_file)
        for one, sign in zip(found, signs, strict=True)
    ]


def _stale(signs: Collection[Sign], day: date) -> list[int]:
    """Keys of what ran out within a year, and of what will within two months; the nearest to today first."""
    since, until = day - timedelta(days=LATELY), day + timedelta(days=SOON)
    near = [one for one in signs if one.on <= day and since <= one.last_day <= until]
    near.sort(key=lambda one: abs((one.last_day - day).days))
    return [int(one.id) for one in near[:MOST_STALE]]


def _holders(holders: Holders, day: date) -> tuple[tuple[HolderShown, ...], int]:
    """Who is unknown comes first: there is something to find out."""
    people = {int(key[1:]): said for key, said in holders.items() if key.startswith("p")}
    names = people_named(people)
    found = []
    for key, said in people.items():
        level = holder_level(said, day).level
        found.append(HolderShown(key, names.get(key, ""), word_of(level), level is None))
    found.sort(key=lambda one: (not one.is_unknown, one.name.casefold()))
    return tuple(found[:MOST_PEOPLE]), max(0, len(found) - MOST_PEOPLE)


def questions_for(network: Network, layer: str) -> list[str]:
    """The questions of the kit for the level at which a layer stands today."""
    day = day_of(network)
    return questions(layer_shown(ledger_of(network, with_named=True), layer, day).level.level)
