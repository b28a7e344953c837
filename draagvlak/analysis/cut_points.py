"""People through whom the only way runs, and the pieces that are left when they go."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from draagvlak.analysis import engine
from draagvlak.analysis.engine import Network, Walk
from draagvlak.analysis.layers import GOVERNANCE_LAYERS

Counts = list[int]
Parents = Sequence[int] | dict[int, int]


class Lost(NamedTuple):
    """The governance layers that are lost, and whether the piece with the root has some of every group: then it stays
    as good where more hang on it.
    """

    layers: tuple[str, ...]
    is_rest_full: bool


class Blocks:
    """A network as blocks, parts that no single person's leaving breaks, hung together at the people they share.

    Every piece of the network is a tree of them (Tarjan 1972). A block is named by one of its people and hangs under
    its `head`; `block[v]` is the one in which v hangs under another, -1 for the root of a piece. `under[b]` counts,
    for each group and last of all for everybody, who hangs under the head through block b; `totals[r]` the same for
    the whole piece with root r. Kept when ties are added (Westbrook & Tarjan 1992): blocks between the two ends
    become one.
    """

    def __init__(self, known: list[set[int]], groups: list[set[int]], walk: Walk) -> None:
        self.known, self.groups = known, groups
        size = len(known)
        self.block, self.into = [-1] * size, list(range(size))
        self.head: dict[int, int] = {}
        self.under: dict[int, Counts] = {}
        self.below: dict[int, set[int]] = {}
        self.totals: dict[int, Counts] = {}
        self.changes = 0  # how often the blocks became others
        self.lost: dict[int, Lost] = {}  # what is lost without whom, for as long as it is so
        self._hang(walk.order, walk.parents)

    def own(self, person: int) -> Counts:
        return [*(int(person in group) for group in self.groups), 1]

    def of(self, person: int) -> int:
        """The block in which `person` hangs under another; -1 for a root."""
        block = self.block[person]
        while block >= 0 and self.into[block] != block:
            block = self.into[block]
        return block

    def chain(self, person: int) -> tuple[list[int], int]:
        """The blocks from `person` up to the root, and the root."""
        found = []
        while (block := self.of(person)) >= 0:
            found.append(block)
            person = self.head[block]
        return found, person

    def roots(self, people: Iterable[int]) -> dict[int, int]:
        """The root of the piece of each of these people, and of who stand between. Each of them is passed once."""
        found: dict[int, int] = {}
        for person in people:
            passed = [person]
            while passed[-1] not in found and (block := self.of(passed[-1])) >= 0:
                passed.append(self.head[block])
            found.update(dict.fromkeys(passed, found.get(passed[-1], passed[-1])))
        return found

    def pieces_without(self, person: int, root: int | None = None) -> list[Counts]:
        """What this person's piece, whose `root` may be known already, falls into when they leave."""
        parts = [self.under[block] for block in self.below.get(person, ())]
        whole = self.totals[self.chain(person)[1] if root is None else root]
        return [*parts, [a - b - sum(c) for a, b, *c in zip(whole, self.own(person), *parts, strict=True)]]

    def pieces(self, without: int | None = None) -> list[Counts]:
        """Every piece of the network, once `without` has left."""
        if without is None:
            return list(self.totals.values())
        root = self.chain(without)[1]
        return [counts for top, counts in self.totals.items() if top != root] + self.pieces_without(without)

    def joined(self, person: int, groups: Iterable[int]) -> None:
        """Somebody new, without ties yet, who stands in `known` and belongs to these of the groups."""
        for group in groups:
            self.groups[group].add(person)
        self.block.append(-1)
        self.into.append(person)
        self.totals[person] = self.own(person)
        self.changes += 1

    def tie_added(self, a: int, b: int) -> None:
        """`known` has the tie a–b now."""
        (above_a, root_a), (above_b, root_b) = self.chain(a), self.chain(b)
        if root_a != root_b:
            small, large = (a, b) if self.totals[root_a][-1] < self.totals[root_b][-1] else (b, a)
            self._hang_under(small, large)
            return
        shared = -1  # the lowest block above both, if it reaches down to them
        while above_a and above_b and above_a[-1] == above_b[-1]:
            shared = above_a.pop()
            above_b.pop()
        meet_a, meet_b = (self.head[above[-1]] if above else end for above, end in ((above_a, a), (above_b, b)))
        between = above_a + above_b
        if meet_a == meet_b:
            if len(between) > 1:
                self._become_one(between, between[0], meet_a)
        elif between:
            self._become_one([*between, shared], shared, self.head[shared])

    def same_piece(self, a: int, b: int, without: int | None) -> bool:
        """Whether two people reach each other when `without`, neither of them, has left."""
        return self.top(a, without) == self.top(b, without)

    def top(self, person: int, without: int | None) -> int:
        """A name, one of its people, for the piece of `person` when `without`, somebody else, has left."""
        above, root = self.chain(person)
        return next((block for block in above if self.head[block] == without), root)

    def _become_one(self, blocks: list[int], one: int, head: int) -> None:
        self.changes += 1
        self._forget(self.head[block] for block in blocks)
        tops = [block for block in blocks if self.head[block] == head]
        counts = [sum(some) for some in zip(*(self.under[block] for block in tops), strict=True)]
        for block in blocks:
            self.below[self.head[block]].discard(block)
            if not self.below[self.head[block]]:
                del self.below[self.head[block]]
            del self.under[block]
            if block != one:
                self.into[block] = one
                del self.head[block]
        self.head[one], self.under[one] = head, counts
        self.below.setdefault(head, set()).add(one)

    def _hang_under(self, person: int, host: int) -> None:
        """Turn the piece of `person` so that they are its root, and hang it under `host`."""
        self.changes += 1
        root = self.chain(person)[1]
        walk = _walk_from(self.known, person, host)
        counts = self.totals.pop(root)
        self._forget(walk.parents)
        for member in walk.parents:
            self.below.pop(member, None)
            self.head.pop(member, None)
            self.under.pop(member, None)
        self._hang(walk.order, walk.parents)
        del self.totals[person]
        above, top = self.chain(host)
        self._forget([host, *(self.head[block] for block in above)])
        self._forget([person for person, lost in self.lost.items() if not lost.is_rest_full])
        for block in above:
            self.under[block] = [a + b for a, b in zip(self.under[block], counts, strict=True)]
        self.totals[top] = [a + b for a, b in zip(self.totals[top], counts, strict=True)]
        self.block[person], self.head[person], self.under[person] = person, host, counts
        self.below.setdefault(host, set()).add(person)

    def _forget(self, people: Iterable[int]) -> None:
        for person in people:
            self.lost.pop(person, None)

    def _hang(self, order: list[int], parents: Parents) -> None:
        """Make the tree of the pieces that a depth-first walk went through."""
        low = self._low(order, parents)
        entry = {person: place for place, person in enumerate(order)}
        for person in order:
            parent = parents[person]
            self.into[person] = person
            if parent < 0:
                self.block[person] = -1
            elif low[person] < entry[parent]:
                self.block[person] = self.block[parent]
            else:
                self.block[person], self.head[person] = person, parent
                self.below.setdefault(parent, set()).add(person)
        self._count(order, parents)

    def _low(self, order: list[int], parents: Parents) -> dict[int, int]:
        """For each person the earliest whom they or those under them know otherwise than by the walk."""
        entry = {person: place for place, person in enumerate(order)}
        low = dict(entry)
        for person in reversed(order):
            parent, least = parents[person], low[person]
            for other in self.known[person]:
                if other != parent and entry.get(other, least) < least:  # whoever is not on this walk hangs above it
                    least = entry[other]
            low[person] = least
            if parent >= 0 and least < low[parent]:
                low[parent] = least
        return low

    def _count(self, order: list[int], parents: Parents) -> None:
        waiting: dict[int, Counts] = {}
        for person in reversed(order):
            counts, parent = _sum(waiting.pop(person, None), self.own(person)), parents[person]
            if self.block[person] == person:
                self.under[person] = counts
            if parent < 0:
                self.totals[person] = counts
            else:
                waiting[parent] = _sum(waiting.get(parent), counts)


def _sum(some: Counts | None, more: Counts) -> Counts:
    return list(more) if some is None else [a + b for a, b in zip(some, more, strict=True)]


def _walk_from(known: list[set[int]], first: int, host: int) -> Walk:
    """A depth-first walk through the piece of `first`, not over their tie with `host`."""
    parents, order = {first: -1}, [first]
    stack = [(first, iter(known[first] - {host}))]
    while stack:
        person, others = stack[-1]
        for other in others:
            if other not in parents:
                parents[other] = person
                order.append(other)
                stack.append((other, iter(known[other])))
                break
        else:
            stack.pop()
    return Walk(order, parents)


def blocks_of(network: Network, sources: frozenset[int]) -> Blocks:
    """The blocks, with counts of `sources`, of each governance layer in order, and of everybody."""
    groups = [set(sources), *(set(network.members(layer)) for layer in GOVERNANCE_LAYERS)]
    return Blocks(network.neighbours(), groups, engine.depth_first(network.size, network.ends))


def lost_without(blocks: Blocks, person: int, root: int | None = None) -> Lost:
    """What somebody else of the sources loses when `person` leaves, of the piece with `root`."""
    *_, rest = pieces = blocks.pieces_without(person, root)
    lacking = [piece for piece in pieces if piece[0] and 0 in piece]  # where the sources don't have every layer
    lost = tuple(
        layer
        for n, layer in enumerate(GOVERNANCE_LAYERS if lacking else (), start=1)
        if any(not piece[n] for piece in lacking) and any(piece[n] for piece in pieces)
    )
    return Lost(lost, 0 not in rest)


def cut_points(blocks: Blocks, director: int | None) -> dict[int, tuple[str, ...]]:
    """Everybody but the director whose leaving cuts somebody else of the sources off from a layer that still has
    members, with the governance layers lost (Tarjan 1972; linear). Their own membership doesn't count.
    """
    people = sorted(blocks.below)
    fresh = [person for person in people if person not in blocks.lost]
    roots = blocks.roots(fresh)
    blocks.lost.update((person, lost_without(blocks, person, roots[person])) for person in fresh)
    lost = ((person, blocks.lost[person].layers) for person in people if person != director)
    return {person: layers for person, layers in lost if layers}
