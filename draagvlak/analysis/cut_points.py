"""People through whom the only way runs."""

from draagvlak.analysis.engine import Network
from draagvlak.analysis.layers import GOVERNANCE_LAYERS

Counts = list[int]


class _Walk:
    """One depth-first walk (Tarjan 1972): order of entry, low points, and what hangs under each person."""

    def __init__(self, known: list[set[int]], groups: list[frozenset[int]]) -> None:
        self.known, self.groups = known, groups
        size = len(known)
        self.entry, self.low, self.parent = [-1] * size, [0] * size, [-1] * size
        self.under: list[Counts] = [[int(n in group) for group in groups] for n in range(size)]
        self.hanging: list[list[int]] = [[] for _ in range(size)]  # children cut off when this person leaves
        self.root = [0] * size
        self.clock = 0
        for person in range(size):
            if self.entry[person] < 0:
                self._from(person)

    def _enter(self, person: int, parent: int, root: int) -> None:
        self.entry[person] = self.low[person] = self.clock
        self.parent[person], self.root[person] = parent, root
        self.clock += 1

    def _from(self, root: int) -> None:
        self._enter(root, -1, root)
        stack = [(root, iter(sorted(self.known[root])))]
        while stack:
            person, others = stack[-1]
            for other in others:
                if self.entry[other] < 0:
                    self._enter(other, person, root)
                    stack.append((other, iter(sorted(self.known[other]))))
                    break
                if other != self.parent[person]:
                    self.low[person] = min(self.low[person], self.entry[other])
            else:
                stack.pop()
                self._leave(person)

    def _leave(self, person: int) -> None:
        parent = self.parent[person]
        if parent < 0:
            return
        self.low[parent] = min(self.low[parent], self.low[person])
        self.under[parent] = [a + b for a, b in zip(self.under[parent], self.under[person], strict=True)]
        if self.low[person] >= self.entry[parent]:
            self.hanging[parent].append(person)

    def pieces_without(self, person: int) -> list[Counts]:
        """How many of each group every piece holds that this person's piece falls into when they leave."""
        whole = list(self.under[self.root[person]])
        own = [int(person in group) for group in self.groups]
        parts = [self.under[child] for child in self.hanging[person]]
        rest = [w - o - sum(part[n] for part in parts) for n, (w, o) in enumerate(zip(whole, own, strict=True))]
        return [*parts, rest]


def cut_points(network: Network, sources: frozenset[int]) -> dict[int, tuple[str, ...]]:
    """Everybody but the director whose leaving cuts somebody else of `sources` off from a layer that still has
    members, with the governance layers lost (Tarjan 1972; linear). Their own membership doesn't count.
    """
    groups = [sources, *(network.members(layer) for layer in GOVERNANCE_LAYERS)]
    walk = _Walk(network.neighbours(), groups)
    found: dict[int, tuple[str, ...]] = {}
    for person in range(network.size):
        if person == network.director or not walk.hanging[person]:
            continue
        pieces = walk.pieces_without(person)
        lost = tuple(
            layer
            for n, layer in enumerate(GOVERNANCE_LAYERS, start=1)
            if sum(piece[n] for piece in pieces) and any(piece[0] and not piece[n] for piece in pieces)
        )
        if lost:
            found[person] = lost
    return found
