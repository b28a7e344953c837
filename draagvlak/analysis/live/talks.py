"""The proposal of conversations as it is kept: sought again only where it may have become another."""

from collections.abc import Iterable

from draagvlak.analysis.conversations import Proposal, numbered, proposed
from draagvlak.analysis.conversations.introductions import Introductions, Pair
from draagvlak.analysis.conversations.pieces import pieces_held
from draagvlak.analysis.conversations.residual import MOST, Ways
from draagvlak.analysis.conversations.setting import Setting
from draagvlak.analysis.live.held import HeldTies
from draagvlak.analysis.live.narrow import NarrowWays, on_one_side, rests_on
from draagvlak.analysis.standing import Standing


class HeldTalks:
    """What a proposal rests on: the pieces without the director, and the ways to the layers that could have more.

    A tie within a piece joins none. It brings no way nearer where its ends and all they know lie on one side of a
    layer's ways, all reached from the source or all reaching the sink: nobody there is brought across (METHOD §4).
    """

    def __init__(
        self, whole: Standing, layers: list[tuple[str, ...]], refused: Iterable[tuple[str, str]], held: HeldTies
    ) -> None:
        self.whole, self.held = whole, held
        self._setting = Setting(whole.ids, layers, whole.known, whole.director, whole.sources, whole.layers)
        self._refused = list(refused)
        self._asked = self._introductions()
        self._narrow = NarrowWays(whole)
        self._found: Proposal | None = None
        self._paths: dict[str, int] = {}
        self._open: dict[str, Ways] = {}

    def joined(self, person: int) -> None:
        """Somebody new, who is one piece more."""
        self._found = None
        self._narrow.joined(person)
        if any(self.whole.ids[person] in pair for pair in self._refused):
            self._asked = self._introductions()

    def tie_comes(self, a: int, b: int) -> None:
        """Told before it is known."""
        if self._found is not None and not self._stands(a, b):
            self._found = None

    def tie_came(self, a: int, b: int) -> None:
        self._narrow.tie_came(a, b)
        self._asked.forget((a, b, *self.whole.known[a], *self.whole.known[b]))

    def tie_went(self, a: int, b: int) -> None:
        if self._found is not None and any(rests_on(way, a, b) for way in self._open.values()):
            self._found = None
        self._narrow.tie_went(a, b)
        self._asked.forget((a, b, *self.whole.known[a], *self.whole.known[b]))

    def all_told(self, gone: Iterable[Pair], faint: Iterable[Pair]) -> None:
        """Which ties went quiet, and which pairs met without one: both may be revived."""
        for a, b in gone:
            if self._found is not None and not (self._together(a, b) and self._leads_no_further(a, b)):
                self._found = None
        for a, b in faint:
            self._asked.forget((a, b))
            if self._found is not None and not (self._together(a, b) and self._on_one_side((a, b))):
                self._found = None

    def now(self) -> Proposal:
        whole = self.whole
        without = {name: ways.value for name, (_, ways) in whole.ways.items()}
        paths = {name: min(MOST, count) for name, count in without.items()}
        if self._found is None or paths != self._paths:
            self._paths, self._open = paths, self._narrow.of(paths)
            pieces = pieces_held(whole.whole_blocks(), whole.director)
            self._found = proposed(self._asked, pieces, without, ways=self._open)
        return self._found

    def _introductions(self) -> Introductions:
        return Introductions(self._setting, numbered(self._refused, self.held.number), self.held.once.of)

    def _stands(self, a: int, b: int) -> bool:
        """Whether a tie that comes changes neither pieces nor what leads to a layer."""
        director = self.whole.director
        if director not in (a, b):
            return self._together(a, b) and self._leads_no_further(a, b)
        other = a + b - director
        return self._is_behind_others(other, director) and self._on_one_side((other, *self.whole.known[director]))

    def _leads_no_further(self, a: int, b: int) -> bool:
        return self._on_one_side((a, b, *self.whole.known[a], *self.whole.known[b]))

    def _on_one_side(self, people: Iterable[int]) -> bool:
        if self._open and (self._found is None or self._found.first_step is not None):
            return False  # a chain of introductions may go anywhere
        some = [person for person in people if person != self.whole.director]
        return all(on_one_side(way, some) for way in self._open.values())

    def _together(self, a: int, b: int) -> bool:
        """Whether two people reach each other without the director, who isn't one of them."""
        whole = self.whole
        return whole.director not in (a, b) and whole.whole_blocks().same_piece(a, b, whole.director)

    def _is_behind_others(self, person: int, director: int) -> bool:
        """Whether the director knows somebody of the same piece and layer who comes first: then others are joined to
        that piece through them, and not through this person (`conversations/links.py`).
        """
        ids, layers, blocks = self.whole.ids, self._setting.layers, self.whole.whole_blocks()
        if not self._is_plain(person):
            return False
        piece = blocks.top(person, director)
        return any(
            ids[other] < ids[person]
            and layers[other][:1] == layers[person][:1]
            and blocks.top(other, director) == piece
            and self._is_plain(other)
            for other in self.whole.known[director]
        )

    def _is_plain(self, person: int) -> bool:
        """Whether nothing is refused to this person, and nobody they were once in touch with is out of their reach."""
        if any(person in pair for pair in self._asked.refused):
            return False
        blocks, director = self.whole.whole_blocks(), self.whole.director
        piece = blocks.top(person, director)
        return all(other == director or blocks.top(other, director) == piece for other in self.held.once.of(person))
