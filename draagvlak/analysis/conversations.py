"""The three conversations to have this month: which introductions would anchor the network most."""

from dataclasses import dataclass
from itertools import chain, combinations

from draagvlak.analysis.anchoring import director_dependence, known_layers, sources_of
from draagvlak.analysis.bridges import improving_pairs
from draagvlak.analysis.engine import Network
from draagvlak.analysis.fragmentation import fragmentation
from draagvlak.analysis.layers import RANK
from draagvlak.analysis.paths import independent_paths

Pair = tuple[int, int]
Value = tuple[tuple[int, ...], float, float, int]
MOST_SETS = 1500  # so many sets can be tried one by one; above it the proposal is searched, not proven
MOST_TRIED = 60  # candidates tried in one step of the search
NEAR_POVERTY = {"association", "partner_organisation", "colleague"}


@dataclass(frozen=True)
class Conversation:
    """An introduction: `a` and `b` (ids) meet through `introducer`; paths to `layer` go from `before` to `after`.

    `joined` counts the pairs of people who would reach each other without the director, and don't now.
    """

    a: str
    b: str
    introducer: str
    layer: str
    kind: str
    far: bool
    before: int
    after: int
    joined: int = 0


@dataclass(frozen=True)
class Proposal:
    """Up to k conversations, what they reach together, and whether no better set exists for certain."""

    conversations: tuple[Conversation, ...]
    sorted_paths: tuple[int, ...]
    director_dependence: float | None
    fragmentation_without_director: float | None
    layer_jump: int
    proven_best: bool


def is_near(network: Network, a: int, b: int) -> bool:
    """Whether two main layers lie close enough for ordinary life (METHOD §4)."""
    first, second = (network.layers[n][0] if network.layers[n] else None for n in (a, b))
    if first is None or second is None:
        return False
    if "people_in_poverty" in (first, second) and NEAR_POVERTY & {first, second}:
        return True
    return abs(RANK[first] - RANK[second]) <= 2


def jump(network: Network, a: int, b: int) -> int:
    ranks = [RANK[network.layers[n][0]] if network.layers[n] else 0 for n in (a, b)]
    return abs(ranks[0] - ranks[1])


def candidates(network: Network, refused: frozenset[Pair] = frozenset()) -> list[Pair]:
    """Pairs who don't know each other but both know somebody who could introduce them; without the director."""
    known = network.neighbours()
    found = {
        (min(a, b), max(a, b))
        for others in known
        for a, b in combinations(others, 2)
        if b not in known[a] and network.director not in (a, b)
    }
    return sorted(found - refused)


def value_of(network: Network, pairs: tuple[Pair, ...]) -> Value:
    """What a set of new ties reaches, to be made small: METHOD §4's objectives 1 to 4, 1 with its sign turned."""
    after = network.with_ties(pairs)
    paths = tuple(-n for n in sorted(_paths(after).values()))
    dependence, fragments = director_dependence(after), fragmentation(after, network.director)
    return (
        paths,
        1.0 if dependence is None else round(dependence, 12),
        1.0 if fragments is None else round(fragments, 12),
        sum(jump(network, a, b) for a, b in pairs),
    )


def _paths(network: Network) -> dict[str, int]:
    known = network.neighbours()
    _, sources = sources_of(network)
    return {
        layer: independent_paths(known, sources, people, away=network.director, limit=min(3, len(people), len(sources)))
        for layer, people in known_layers(network).items()
    }


def propose(network: Network, k: int = 3, refused: frozenset[tuple[str, str]] = frozenset()) -> Proposal:
    """Up to `k` introductions; `refused` pairs (ids) stay out. Far pairs only where no near set adds a path.

    Exact by enumeration while there are at most 1,500 sets; above that greedy by the residual rule, looking two
    ahead where no single tie gains, then pairwise exchange, and `proven_best` is False.
    """
    number = {id_: n for n, id_ in enumerate(network.ids)}
    out = frozenset((min(number[a], number[b]), max(number[a], number[b])) for a, b in refused if {a, b} <= set(number))
    everybody = candidates(network, out)
    near = [pair for pair in everybody if is_near(network, *pair)]
    chosen, proven = _best(network, near, k)
    if value_of(network, chosen)[0] == value_of(network, ())[0] and len(near) < len(everybody):
        reaching, proven_far = _best(network, everybody, k)
        if value_of(network, reaching)[0] < value_of(network, chosen)[0]:
            chosen, proven = reaching, proven_far
        proven = proven and proven_far
    return _proposal(network, chosen, proven)


def _best(network: Network, pairs: list[Pair], k: int) -> tuple[tuple[Pair, ...], bool]:
    if _sets(len(pairs), k) <= MOST_SETS:
        every = chain.from_iterable(combinations(pairs, size) for size in range(k + 1))
        return min(every, key=lambda chosen: (value_of(network, chosen), len(chosen), chosen)), True
    return _searched(network, pairs, k), False


def _sets(size: int, k: int) -> int:
    total = term = 1
    for taken in range(min(k, size)):
        term = term * (size - taken) // (taken + 1)
        total += term
    return total


def _searched(network: Network, pairs: list[Pair], k: int) -> tuple[Pair, ...]:
    allowed = set(pairs)
    chosen: tuple[Pair, ...] = ()
    while len(chosen) < k:
        following = _step(network, chosen, allowed, k)
        if following is None:
            break
        chosen = following
    return _exchanged(network, chosen, allowed)


def _step(network: Network, chosen: tuple[Pair, ...], allowed: set[Pair], k: int) -> tuple[Pair, ...] | None:
    """`chosen` with the one tie more that gains most; with two where one alone gains no path; None if none gains."""
    now = value_of(network, chosen)
    promising = _promising(network.with_ties(chosen), allowed - set(chosen))
    ones = [(*chosen, pair) for pair in promising]
    best = min(ones, key=lambda some: (value_of(network, some), some), default=None)
    if len(chosen) + 2 <= k and (best is None or value_of(network, best)[0] >= now[0]):
        ahead = [(*chosen, *two) for two in combinations(promising[: MOST_TRIED // 3], 2)]
        two = min(ahead, key=lambda some: (value_of(network, some), some), default=None)
        if two is not None and value_of(network, two)[0] < now[0]:
            return two
    return best if best is not None and value_of(network, best) < now else None


def _promising(network: Network, allowed: set[Pair]) -> list[Pair]:
    """The pairs that add a path to the layer with fewest that can gain; else those that join what lies apart."""
    paths = _paths(network)
    for layer in sorted(paths, key=lambda name: (paths[name], RANK[name])):
        if paths[layer] >= 3:
            continue
        _, helping = improving_pairs(network, layer)
        if helping & allowed:
            return _shortest(network, helping & allowed)
    return _shortest(network, allowed)


def _shortest(network: Network, pairs: set[Pair] | frozenset[Pair]) -> list[Pair]:
    known = network.neighbours()
    return sorted(pairs, key=lambda pair: (jump(network, *pair), -len(known[pair[0]] & known[pair[1]]), pair))[
        :MOST_TRIED
    ]


def _exchanged(network: Network, chosen: tuple[Pair, ...], allowed: set[Pair]) -> tuple[Pair, ...]:
    """One round of swapping each chosen tie for another that reaches more."""
    for place in range(len(chosen)):
        rest = chosen[:place] + chosen[place + 1 :]
        options = [(*rest, pair) for pair in _promising(network.with_ties(rest), allowed - set(rest))]
        chosen = min([chosen, *options], key=lambda some: (value_of(network, some), some))
    return chosen


def _proposal(network: Network, chosen: tuple[Pair, ...], proven: bool) -> Proposal:
    after = network.with_ties(chosen)
    value = value_of(network, chosen)
    return Proposal(
        conversations=tuple(_conversation(network, pair) for pair in _in_order(network, chosen)),
        sorted_paths=tuple(-n for n in value[0]),
        director_dependence=director_dependence(after),
        fragmentation_without_director=fragmentation(after, network.director),
        layer_jump=value[3],
        proven_best=proven,
    )


def _in_order(network: Network, chosen: tuple[Pair, ...]) -> list[Pair]:
    return sorted(chosen, key=lambda pair: (value_of(network, (pair,)), pair))


def _conversation(network: Network, pair: Pair) -> Conversation:
    known = network.neighbours()
    common = known[pair[0]] & known[pair[1]]
    introducer = network.director if network.director in common else min(common)
    now, then = _paths(network), _paths(network.with_ties((pair,)))
    gained = [layer for layer in now if then[layer] > now[layer]]
    ends = [layer for n in pair for layer in network.layers[n] if layer in now]
    layer = min(gained or ends or list(now), key=lambda name: (now[name], -RANK[name]))
    a, b = pair
    return Conversation(
        a=network.ids[a],
        b=network.ids[b],
        introducer=network.ids[introducer] if introducer is not None else "",
        layer=layer,
        kind="new",
        far=not is_near(network, a, b),
        before=now[layer],
        after=then[layer],
        joined=_joined(network, pair),
    )


def _joined(network: Network, pair: Pair) -> int:
    """Pairs of people, the director left out, who reach each other once `pair` are tied and don't now."""
    left = network.size - (network.director is not None)
    now = fragmentation(network, network.director)
    then = fragmentation(network.with_ties((pair,)), network.director)
    if now is None or then is None:
        return 0
    return round((now - then) * left * (left - 1) / 2)
