"""The three conversations to have this month: which introductions would anchor the network most."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from draagvlak.analysis.conversations.chains import cheapest_chain
from draagvlak.analysis.conversations.effects import Conversation, conversations_of, first_step
from draagvlak.analysis.conversations.greedy import exchange, step_by_step
from draagvlak.analysis.conversations.introductions import Introductions, Pair, pair_of
from draagvlak.analysis.conversations.links import LinksHeld
from draagvlak.analysis.conversations.looked import Looked
from draagvlak.analysis.conversations.pieces import pieces_of
from draagvlak.analysis.conversations.quiet import NOBODY
from draagvlak.analysis.conversations.residual import MOST, Ways
from draagvlak.analysis.conversations.search import Search, TooMany
from draagvlak.analysis.conversations.setting import Setting, setting_of
from draagvlak.analysis.engine import Network
from draagvlak.analysis.layers import RANK
from draagvlak.analysis.paths import independent_paths

Pairs = Iterable[tuple[str, str]]
Layers = dict[str, int]
WORK = 6_000_000  # states of the residual graph a search may look at: above it the proposal is searched, not proven
WORK_LARGE = 1_000_000  # the same on a network of more than LARGE people, where each tie tried takes longer
LARGE = 1000
TIES = 3  # introductions in a month


@dataclass(frozen=True)
class Proposal:
    """Up to k conversations, what they reach together, and whether no better set exists for certain.

    `first_step`: where no set adds a way, the first introduction of the cheapest chain to the worst layer.
    """

    conversations: tuple[Conversation, ...]
    sorted_paths: tuple[int, ...]
    director_dependence: float | None
    fragmentation_without_director: float | None
    layer_jump: int
    proven_best: bool
    first_step: Conversation | None = None


def propose(
    network: Network, k: int = TIES, refused: Pairs = (), quiet: Pairs = (), without: Layers | None = None
) -> Proposal:
    """Up to `k` introductions; `refused` pairs (ids) stay out, `quiet` ones, once active, may be revived.

    `without`: the ways to each known layer without the director, where they were counted before.
    """
    number = {id_: n for n, id_ in enumerate(network.ids)}
    once: dict[int, set[int]] = {}
    for a, b in numbered(quiet, number):
        once.setdefault(a, set()).add(b)
        once.setdefault(b, set()).add(a)
    setting = setting_of(network)
    asked = Introductions(setting, numbered(refused, number), lambda person: once.get(person, NOBODY))
    return proposed(asked, LinksHeld(pieces_of(network, setting)), without or _paths(setting), k)


def proposed(
    asked: Introductions,
    links: LinksHeld,
    without: Layers,
    k: int = TIES,
    ways: Mapping[str, Ways] | None = None,
    looked: Looked | None = None,
) -> Proposal:
    """Up to `k` of `asked`, best by METHOD §4's order, ties broken by the smallest ids.

    `without`: how many ways lead to each known layer without the director; `ways`: those that could be more, where
    they were found before; `looked`: what a search from them looked at. Far pairs are let in only where no set of near
    ones adds a way.
    """
    looked = looked or Looked()
    paths = {layer: min(MOST, count) for layer, count in without.items()}
    search, proven = _searched(Search(asked, links.of(asked), paths, k, ways, looked), looked)
    adds = search.top.paths > search.sorted_paths({})
    if search.open and not adds:
        further, asked_far = looked.far(), asked.with_far()
        far, proven_far = _searched(Search(asked_far, links.of(asked_far), paths, k, search.open, further), further)
        proven = proven and proven_far
        adds = far.top.paths > search.top.paths
        search = far if adds else search
    return _proposal(search, proven, adds)


def numbered(pairs: Pairs, number: dict[str, int]) -> list[Pair]:
    """Pairs of ids as numbers, without those of whom one is not listed."""
    return [pair_of(number[a], number[b]) for a, b in pairs if a in number and b in number]


def _paths(setting: Setting) -> Layers:
    sources = setting.sources
    return {
        layer: independent_paths(setting.known, sources, people, setting.director, min(MOST, len(people), len(sources)))
        for layer, people in setting.groups.items()
    }


def _searched(search: Search, looked: Looked) -> tuple[Search, bool]:
    """Step by step first, then every set that could be better; where that is too much, one round of exchange."""
    step_by_step(search)
    most = search.work = most_work(search.asked.setting.size)
    try:
        search.best()
        looked.work = most - search.work
    except TooMany:
        search.work = looked.work = None
        exchange(search)
        return search, False
    search.work = None  # what is told of the set found may take what it takes
    return search, search.links.complete


def most_work(size: int) -> int:
    return WORK if size <= LARGE else WORK_LARGE


def _proposal(search: Search, proven: bool, adds: bool) -> Proposal:
    top = search.top
    dependence, fragments, jumps, *_ = top.order
    return Proposal(
        conversations=conversations_of(search, top.pairs),
        sorted_paths=top.paths,
        director_dependence=None if search.asked.away is None else dependence,
        fragmentation_without_director=None if search.joining.left < 2 else fragments,
        layer_jump=jumps,
        proven_best=proven,
        first_step=None if adds else _first_step(search),
    )


def _first_step(search: Search) -> Conversation | None:
    """To the layer with fewest ways that could have more; of layers alike, the one that takes fewest introductions."""
    if not search.open:
        return None
    fewest = min(way.value for way in search.open.values())
    asked, found = search.asked.with_far(), []
    for layer, way in search.open.items():
        chain = cheapest_chain(way, asked) if way.value == fewest else None
        if chain is not None:
            found.append((chain.steps, -RANK[layer], layer, chain.first))
    if not found:
        return None
    steps, _, layer, pair = min(found)
    return first_step(search, pair, layer, steps)
