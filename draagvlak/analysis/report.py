"""The anchoring report as facts: every number of it, and no word."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import combinations

from draagvlak.analysis.anchoring import Anchoring, anchoring_in, figures_of
from draagvlak.analysis.bridges import MissingBridge, missing_bridges
from draagvlak.analysis.confidence import Confidence, confidence, stage
from draagvlak.analysis.conversations import Proposal, numbered, proposed
from draagvlak.analysis.conversations.introductions import Introductions
from draagvlak.analysis.conversations.links import LinksHeld
from draagvlak.analysis.conversations.pieces import pieces_of
from draagvlak.analysis.conversations.quiet import Once
from draagvlak.analysis.conversations.setting import setting_of
from draagvlak.analysis.engine import Network
from draagvlak.analysis.fragmentation import known_distance_fragmentation
from draagvlak.analysis.groups import places_of
from draagvlak.analysis.layers import LAYERS
from draagvlak.analysis.records import KnownTie, Records
from draagvlak.analysis.standing import Standing
from draagvlak.analysis.support import Carried, around, carried
from draagvlak.analysis.ties import HALF_LIFE, Ties, Weighed, network_of, weighed

DRAWS = 1000
MOST_OF_ONE_ORGANISATION = 8


@dataclass(frozen=True)
class Counts:
    """`contacts` happened by the day, `planned` come after it; `ties` are all pairs ever seen."""

    persons: int
    organisations: int
    contacts: int
    planned: int
    ties: int
    active_ties: int


@dataclass(frozen=True)
class LayerCount:
    layer: str
    persons: int
    connected: int


@dataclass(frozen=True)
class Report:
    """Everything measured on `as_of`. `assumed_stage` is what shared organisations would give where a list has no
    contacts at all (an upper end, never mixed with what was observed); None elsewhere. `half_life` in days.
    """

    as_of: date
    half_life: float
    counts: Counts
    layers: tuple[LayerCount, ...]
    director: str | None
    anchoring: Anchoring
    by_municipality: dict[str, Anchoring]
    stage: int
    missing_bridges: tuple[MissingBridge, ...]
    proposal: Proposal
    confidence: Confidence
    assumed_stage: int | None
    carried: Carried


def make_report(
    records: Records, as_of: date, half_life: float = HALF_LIFE, draws: int = DRAWS, known: Weighed | None = None
) -> Report:
    """Measure the network of `records` on `as_of`. Raises KeyError for a contact with somebody who isn't listed.

    `known`: what contacts weigh on that day, where it was found before.
    """
    known = known or weighed(records, as_of, half_life)
    meetings, ties, network = known.meetings, known.ties, known.network
    number = {person.id: n for n, person in enumerate(records.people)}
    standing = Standing(network, known_distance_fragmentation(network))
    found = figures_of(standing)
    parts = {place: anchoring_in(place, network, found) for place in places_of(network.municipalities, records.spans)}
    without = {layer: paths[1] for layer, paths in found.paths.items()}
    setting, once = setting_of(network), cache(lambda: Once(meetings, network.size, half_life))
    asked = Introductions(setting, numbered(records.refused, number), lambda person: once().of(person))
    return Report(
        as_of=as_of,
        half_life=half_life,
        counts=_counts(records, ties),
        layers=_layers(network),
        director=records.director,
        anchoring=found,
        by_municipality=parts,
        stage=min([found.stage, *(part.stage for part in parts.values())]),
        missing_bridges=missing_bridges(network, without),
        proposal=proposed(asked, LinksHeld(pieces_of(network, setting)), without),
        confidence=confidence(network, found.stage, draws, standing.ways),
        assumed_stage=assumed_stage(records, as_of, half_life),
        carried=carried(records.support, around(network, records.director), as_of),
    )


def _counts(records: Records, ties: Ties) -> Counts:
    return Counts(
        persons=len(records.people),
        organisations=len({person.organisation for person in records.people if person.organisation}),
        contacts=ties.happened,
        planned=len(records.contacts) - ties.happened,
        ties=len(ties.first),
        active_ties=int(ties.active.sum()),
    )


def _layers(network: Network) -> tuple[LayerCount, ...]:
    tied = {person for pair in network.ties for person in pair}
    members = {layer: {n for n, of in enumerate(network.layers) if layer in of} for layer in LAYERS}
    return tuple(LayerCount(layer, len(people), len(people & tied)) for layer, people in members.items())


def assumed_stage(records: Records, as_of: date, half_life: float) -> int | None:
    """The stage if everybody of one organisation (up to 8 people) knew each other; None where a tie was seen."""
    if records.contacts or records.known_ties:
        return None
    together: dict[str, list[str]] = {}
    for person in records.people:
        if person.organisation:
            together.setdefault(person.organisation, []).append(person.id)
    small = [ids for ids in together.values() if 2 <= len(ids) <= MOST_OF_ONE_ORGANISATION]
    ties = tuple(KnownTie(a, b) for ids in small for a, b in combinations(ids, 2))
    if not ties:
        return None
    return stage(network_of(replace(records, known_ties=ties), as_of, half_life))
