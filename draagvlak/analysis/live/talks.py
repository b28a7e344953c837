"""The proposal of conversations as it is kept: sought again only where it may have become another."""

from collections.abc import Collection, Iterable

from draagvlak.analysis.conversations import TIES, Proposal, most_work, numbered, proposed
from draagvlak.analysis.conversations.introductions import Introductions, Pair
from draagvlak.analysis.conversations.links import LinksHeld
from draagvlak.analysis.conversations.looked import Looked
from draagvlak.analysis.conversations.pieces import pieces_held
from draagvlak.analysis.conversations.residual import MOST, Ways
from draagvlak.analysis.conversations.setting import Setting
from draagvlak.analysis.live.held import HeldTies
from draagvlak.analysis.live.narrow import NarrowWays, rests_on
from draagvlak.analysis.standing import Standing


class HeldTalks:
    """What a proposal rests on: the pieces without the director, and the ways to the layers that could have more.

    A tie within a piece joins none. One among people who have room around them (`room.py`) adds no way, whatever else
    is tied: then what the last search looked at still holds, and where pieces were joined too, the proposal.
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
        self._looked: Looked | None = None
        self._is_sure = True
        self._links: LinksHeld | None = None
        self._links_before: LinksHeld | None = None
        self._paths: dict[str, int] = {}
        self._open: dict[str, Ways] = {}

    def joined(self, person: int) -> None:
        """Somebody new, who is one piece more."""
        self._joins_otherwise()
        if not self._narrow.joined(person):
            self._looked = None
        if self._looked is not None:
            self._looked.joined(person, person in self.whole.sources)
        if any(self.whole.ids[person] in pair for pair in self._refused):
            self._asked, self._looked = self._introductions(), None

    def tie_comes(self, a: int, b: int) -> None:
        """Told before it is known."""
        if not self._leads_nowhere(self._beside(a, b)):
            self._found = None
            if not self._only_brings_closer(a, b):
                self._looked = None
        if self._links is not None and not self._joins_nothing(a, b):
            self._joins_otherwise()

    def tie_came(self, a: int, b: int) -> None:
        director = self.whole.director
        self._narrow.tie_came(a, b)
        self._became_others(a, b, *self.whole.known[a], *self.whole.known[b])
        if self._looked is not None and director is not None and director in (a, b):
            self._looked.brought_closer(a + b - director, self.whole.known[director])

    def tie_went(self, a: int, b: int) -> None:
        if self._found is not None and any(rests_on(way, a, b) for way in self._open.values()):
            self._found = None
        self._looked = None
        self._narrow.tie_went(a, b)
        self._became_others(a, b, *self.whole.known[a], *self.whole.known[b])

    def all_told(self, gone: Iterable[Pair], faint: Iterable[Pair]) -> None:
        """Which ties went quiet, and which pairs met without one: both may be revived."""
        for a, b in gone:
            if self._links is not None and not self._together(a, b):
                self._joins_otherwise()
            elif self._found is not None and not self._leads_nowhere(self._beside(a, b)):
                self._found = None
        for a, b in faint:
            self._became_others(a, b)
            if not self._leads_nowhere((a, b)):
                self._found = self._looked = None
            if self._links is not None and not self._together(a, b):
                self._joins_otherwise()

    def _became_others(self, a: int, b: int, *beside: int) -> None:
        """These two, and with them those `beside`, may be tied to others than before.

        Of people who are alike with many the first are looked at: those may be others now (decision "The first of who
        are alike"). And a search that stopped early may now come further, or less far.
        """
        self._asked.forget((a, b, *beside))
        twins = self._asked.twins
        if twins.is_crowded(a, TIES) or twins.is_crowded(b, TIES):
            self._asked, self._found, self._looked = self._introductions(), None, None
        if not self._is_sure:
            self._found = None

    def now(self) -> Proposal:
        whole = self.whole
        without = {name: ways.value for name, (_, ways) in whole.ways.items()}
        paths = {name: min(MOST, count) for name, count in without.items()}
        if self._found is None or paths != self._paths:
            if self._looked is not None and paths == self._paths:
                found = self._searched(without, self._looked)
                if self._looked.is_sure(most_work(len(whole.ids))):
                    self._found = found
                    return found
            self._paths, self._open, self._looked = paths, self._narrow.of(paths), Looked()
            self._found = self._searched(without, self._looked)
            self._is_sure = self._looked.is_sure(most_work(len(whole.ids)))
            if self._found.first_step is not None or not self._is_sure:
                self._looked = None
        return self._found

    def _searched(self, without: dict[str, int], looked: Looked) -> Proposal:
        if self._links is None:
            pieces = pieces_held(self.whole.whole_blocks(), self.whole.director)
            self._links = self._links_before = LinksHeld(pieces, self._links_before)
        return proposed(self._asked, self._links, without, ways=self._open, looked=looked)

    def _joins_otherwise(self) -> None:
        """Pieces came, went or became others."""
        self._found = self._links = None

    def _introductions(self) -> Introductions:
        return Introductions(self._setting, numbered(self._refused, self.held.number), self.held.once.of)

    def _joins_nothing(self, a: int, b: int) -> bool:
        """Whether a tie that comes leaves it to the same people to join pieces."""
        director = self.whole.director
        if director in (a, b):
            return self._is_behind_others(a + b - director, director)
        return self._together(a, b)

    def _beside(self, a: int, b: int) -> set[int]:
        """Those among whom a tie a–b counts, or makes an introduction possible."""
        known = self.whole.known
        if self.whole.director in (a, b):
            return {*known[self.whole.director], a, b}
        return {a, b, *known[a], *known[b]}

    def _leads_nowhere(self, people: Collection[int]) -> bool:
        """Whether ties among these people add no way, whatever else is tied."""
        if not self._open:
            return True
        if self._found is None and self._looked is None:
            return False
        if self._found is not None and self._found.first_step is not None:
            return False  # a chain of introductions may go anywhere
        some = [person for person in people if person != self.whole.director]
        return self._narrow.lead_nowhere(some, self.held.once.of)

    def _only_brings_closer(self, a: int, b: int) -> bool:
        """Whether all that a tie does is to let the director bring somebody together with those they know: of whom all
        that was looked at is still so. They had room when it was, or nobody could be brought together with them before.
        """
        director = self.whole.director
        if director not in (a, b) or self._looked is None:
            return False
        person = a + b - director
        if self._narrow.had_room(person):
            return True
        return not self.whole.known[person] and self.held.once.of(person) <= {director}

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
