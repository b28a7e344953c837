"""Is the network anchored: does it stay connected when the director is away?"""

from dataclasses import dataclass, field
from functools import partial

from draagvlak.analysis import engine
from draagvlak.analysis.cut_points import Blocks, cut_points
from draagvlak.analysis.engine import Network
from draagvlak.analysis.fragmentation import fragmentation_of, known_distance_fragmentation
from draagvlak.analysis.groups import known_layers, seen_from, sources_of
from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.analysis.routes import on_every_way
from draagvlak.analysis.standing import Standing

__all__ = ["Anchoring", "anchoring", "director_dependence", "known_layers", "sources_of", "stage_of"]
STAGES = ("unknown", "scattered", "hangs_on_director", "single_thread", "anchored", "firmly_anchored")


@dataclass(frozen=True)
class Anchoring:
    """What METHOD calls anchored, as facts. Paths are (with, without the director); ids name people."""

    stage: int
    source_layers: tuple[str, ...]
    paths: dict[str, tuple[int, int]]
    routes: dict[str, tuple[tuple[str, ...], ...]]
    director_dependence: float | None
    cut_points: dict[str, tuple[str, ...]]
    fragmentation: float | None
    fragmentation_without_director: float | None
    distance_fragmentation: float | None
    unknown_layers: tuple[str, ...]
    resting_on_one: tuple[str, ...]
    all_through: dict[str, tuple[str, ...]] = field(default_factory=dict)  # layer: who is on every way without director

    @property
    def stage_key(self) -> str:
        return STAGES[self.stage]


def stage_of(paths: dict[str, tuple[int, int]], has_unknown: bool, is_empty: bool) -> int:
    """The stage (0–5) that METHOD's table gives for (with, without) per known layer."""
    if is_empty or not paths:
        return 0
    if any(with_director == 0 for with_director, _ in paths.values()):
        return 1
    least = min(without for _, without in paths.values())
    if least == 0:
        return 2
    stage = {1: 3, 2: 4}.get(least, 5)
    return min(stage, 3) if has_unknown else stage


def director_dependence(network: Network) -> float | None:
    """1 − (pairs of a person in poverty and a layer connected without the director) / (connected with).

    None where no pair is connected or there is no director.
    """
    if network.director is None:
        return None
    connected = _connected_pairs(network, None)
    return 1 - _connected_pairs(network, network.director) / connected if connected else None


def _connected_pairs(network: Network, away: int | None) -> int:
    _, sources = sources_of(network)
    pieces = engine.pieces(network, away)
    reached = [{pieces[n] for n in people} for people in known_layers(network).values()]
    return sum(pieces[person] in there for person in sources for there in reached)


def anchoring(network: Network) -> Anchoring:
    """All of METHOD §2 for one network; distances up to 2,000 people."""
    return figures_of(Standing(network, known_distance_fragmentation(network)))


def anchoring_in(place: str, network: Network, whole: Anchoring) -> Anchoring:
    """The same with the governance layers of one municipality; distances are those of the `whole` network."""
    return figures_of(Standing(seen_from(network, place), whole.distance_fragmentation))


def figures_of(standing: Standing) -> Anchoring:
    """The figures, from what they rest on."""
    layers, blocks, director, ids = standing.layers, standing.whole_blocks(), standing.director, standing.ids
    paths = {layer: (with_.value, without.value) for layer, (with_, without) in standing.ways.items()}
    unknown = tuple(layer for layer in GOVERNANCE_LAYERS if layer not in layers)
    state = (standing.rebuilt, blocks.changes)
    return Anchoring(
        stage=stage_of(paths if standing.sources else {}, bool(unknown), not standing.ties),
        source_layers=standing.source_layers,
        paths=paths,
        routes={
            layer: standing.kept(f"routes {layer}", without.changes, partial(standing.routes, layer))
            for layer, (_, without) in standing.ways.items()
        },
        director_dependence=standing.kept("dependence", state, lambda: _dependence(blocks, director)),
        cut_points=standing.kept(
            "cut points", state, lambda: {ids[n]: lost for n, lost in cut_points(blocks, director).items()}
        ),
        fragmentation=standing.kept("now", state, lambda: _fragmentation(blocks, None)),
        fragmentation_without_director=standing.kept("without", state, lambda: _fragmentation(blocks, director)),
        distance_fragmentation=standing.distance_fragmentation,
        unknown_layers=unknown,
        resting_on_one=tuple(layer for layer, people in layers.items() if len(people) == 1),
        all_through={
            layer: tuple(ids[n] for n in on_every_way(without))
            for layer, (_, without) in standing.ways.items()
            if without.value == 1
        },
    )


def _fragmentation(blocks: Blocks, away: int | None) -> float | None:
    return fragmentation_of(counts[-1] for counts in blocks.pieces(away))


def _dependence(blocks: Blocks, director: int | None) -> float | None:
    """`director_dependence` from blocks: in each piece, its sources times the layers that have somebody in it."""
    if director is None:
        return None
    with_, without = (
        sum(here * sum(count > 0 for count in layers) for here, *layers, _ in blocks.pieces(away))
        for away in (None, director)
    )
    return 1 - without / with_ if with_ else None
