"""The proposal of conversations as it is kept: sought again only where it may have become another."""

from collections.abc import Iterable, Set

from draagvlak.analysis.conversations import Proposal, numbered, proposed
from draagvlak.analysis.conversations.introductions import Introductions, Pair
from draagvlak.analysis.conversations.pieces import pieces_held
from draagvlak.analysis.conversations.residual import Ways
from draagvlak.analysis.conversations.search import MOST, open_ways
from draagvlak.analysis.conversations.setting import Setting
from draagvlak.analysis.live.held import HeldTies
from draagvlak.analysis.standing import Standing


class HeldTalks:
    """What a proposal rests on: the pieces without the director, and the ways to the layers that could have more.

    A tie within a piece joins none. It brings no way nearer where its ends and all they know lie on one side of a
    layer's ways, all reached from the source or all reaching the sink: nobody there is brought across (METHOD §4).
    """

    def __init__(
        self, whole: Standing, layers: list[tuple[str, ...]], refused: Iterable[tuple[str, str]], held: HeldTies
    ) -> None:
        self.whole, self.layers, self.refused, self.held = whole, layers, refused, held
        self._found: Proposal | None = None
        self._paths: dict[str, int] = {}
        self._open: dict[str, Ways] = {}

    def joined(self) -> None:
        """Somebody new: one piece more."""
        self._found = None

    def tie_comes(self, a: int, b: int) -> None:
        """Told before it is known."""
        if self._found is not None and not self._stands(a, b, self.whole.known[a] | self.whole.known[b]):
            self._found = None

    def ties_went(self, pairs: Iterable[Pair]) -> None:
        """Told once nothing else is to come."""
        for a, b in pairs:
            if self._found is None:
                return
            rest_on_it = any(way.rests_on(a, b) for way in self._open.values())
            if rest_on_it or not self._stands(a, b, self.whole.known[a] | self.whole.known[b]):
                self._found = None

    def in_touch(self, pairs: Iterable[Pair]) -> None:
        """Pairs that met and have no active tie: they may be revived one day."""
        if self._found is not None and not all(self._stands(a, b, frozenset()) for a, b in pairs):
            self._found = None

    def now(self) -> Proposal:
        whole = self.whole
        without = {name: ways.value for name, (_, ways) in whole.ways.items()}
        paths = {name: min(MOST, count) for name, count in without.items()}
        if self._found is None or paths != self._paths:
            setting = Setting(whole.ids, self.layers, whole.known, whole.director, whole.sources, whole.layers)
            asked = Introductions(setting, numbered(self.refused, self.held.number), self.held.once.of)
            self._paths, self._open = paths, open_ways(setting, paths)
            pieces = pieces_held(whole.whole_blocks(), whole.director)
            self._found = proposed(asked, pieces, without, ways=self._open)
        return self._found

    def _stands(self, a: int, b: int, beside: Set[int]) -> bool:
        """Whether a tie between two, who know those `beside`, changes neither pieces nor what leads to a layer."""
        if not self._together(a, b):
            return False
        if self._open and (self._found is None or self._found.first_step is not None):
            return False  # a chain of introductions may go anywhere
        people = (a, b, *beside)
        return all(way.on_one_side(people) for way in self._open.values())

    def _together(self, a: int, b: int) -> bool:
        """Whether two people reach each other without the director, who isn't one of them."""
        whole = self.whole
        return whole.director not in (a, b) and whole.whole_blocks().same_piece(a, b, whole.director)
