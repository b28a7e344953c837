"""Is the network anchored: does it stay connected when the director is away?"""

from dataclasses import dataclass, field

from draagvlak.analysis import engine
from draagvlak.analysis.cut_points import cut_points
from draagvlak.analysis.engine import Network
from draagvlak.analysis.fragmentation import distance_fragmentation, fragmentation
from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.analysis.paths import Flow, independent_paths

STAGES = ("unknown", "scattered", "hangs_on_director", "single_thread", "anchored", "firmly_anchored")
MOST_FOR_DISTANCES = 2000  # above this many people, distances between all pairs take longer than they tell


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


def sources_of(network: Network) -> tuple[tuple[str, ...], frozenset[int]]:
    """Where ways begin: people in poverty, or, where nobody is known, the associations."""
    poor = network.members("people_in_poverty")
    if poor:
        return ("people_in_poverty",), poor
    return ("association",), network.members("association")


def known_layers(network: Network) -> dict[str, frozenset[int]]:
    members = {layer: network.members(layer) for layer in GOVERNANCE_LAYERS}
    return {layer: people for layer, people in members.items() if people}


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
    """All of METHOD §2 for one network. κ by augmenting paths, the rest linear; distances up to 2,000 people."""
    source_layers, sources = sources_of(network)
    layers = known_layers(network)
    known, director = network.neighbours(), network.director
    paths: dict[str, tuple[int, int]] = {}
    routes: dict[str, tuple[tuple[str, ...], ...]] = {}
    for layer, people in layers.items():
        flow = Flow(known, sources, people, away=director)
        with_director = independent_paths(known, sources, people) if director is not None else flow.value
        paths[layer] = (with_director, flow.value)
        routes[layer] = tuple(tuple(network.ids[n] for n in way) for way in flow.routes())
    unknown = tuple(layer for layer in GOVERNANCE_LAYERS if layer not in layers)
    is_small = network.size <= MOST_FOR_DISTANCES
    return Anchoring(
        stage=stage_of(paths if sources else {}, bool(unknown), not network.ties),
        source_layers=source_layers,
        paths=paths,
        routes=routes,
        director_dependence=director_dependence(network),
        cut_points={network.ids[n]: lost for n, lost in cut_points(network, sources).items()},
        fragmentation=fragmentation(network),
        fragmentation_without_director=fragmentation(network, director),
        distance_fragmentation=distance_fragmentation(network) if is_small else None,
        unknown_layers=unknown,
        resting_on_one=tuple(layer for layer, people in layers.items() if len(people) == 1),
        all_through=_all_through(network, sources, layers, routes),
    )


def _all_through(
    network: Network,
    sources: frozenset[int],
    layers: dict[str, frozenset[int]],
    routes: dict[str, tuple[tuple[str, ...], ...]],
) -> dict[str, tuple[str, ...]]:
    """For each layer that one way leads to without the director: the people on it whom no way goes round."""
    number = {id_: n for n, id_ in enumerate(network.ids)}
    known = network.neighbours()
    found = {}
    for layer, ways in routes.items():
        if len(ways) == 1:
            away = {network.director} if network.director is not None else set()
            people = layers[layer]
            found[layer] = tuple(id_ for id_ in ways[0] if not _reaches(known, sources, people, away | {number[id_]}))
    return found


def _reaches(known: list[set[int]], sources: frozenset[int], sinks: frozenset[int], away: set[int]) -> bool:
    seen = set(sources - away)
    todo = list(seen)
    while todo:
        person = todo.pop()
        if person in sinks:
            return True
        fresh = known[person] - seen - away
        seen |= fresh
        todo += fresh
    return False
