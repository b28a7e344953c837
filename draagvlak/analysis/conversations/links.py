"""The introductions that could join pieces that lie apart without the director: of each two pieces the best."""

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from draagvlak.analysis.conversations.choice import Choice
from draagvlak.analysis.conversations.introductions import Cost, Introductions, Pair, pair_of
from draagvlak.analysis.conversations.joining import Groups, Joining
from draagvlak.analysis.conversations.kinds import ALONE, Joined
from draagvlak.analysis.conversations.pieces import Pieces

ALIKE = 6  # pieces alike in everything that counts: three ties touch no more than six
MOST_PIECES = 40
MOST_LINKS = 120
LEAST: Cost = (0, ("", ""))


class Links:
    """One pair for every two pieces that an introduction can join: it takes the least jump, then the smallest ids.

    Pieces lie apart only where nobody but the director knows both sides, or a tie went quiet: so only people the
    director knows, and quiet ties, are looked at. `complete` is False where more were possible than are kept.
    """

    def __init__(self, introductions: Introductions, joining: Joining) -> None:
        self.introductions, self.joining = introductions, joining
        self.complete = True
        self._is_left_out = False  # whether a piece of several layers is, whose pairs may cost anything
        self._least: dict[tuple[Groups, int, Joined], Cost | None] = {}
        self.pairs = self._pairs()
        joining.limit_to(self.pairs)
        self.choice = Choice(joining, self.pairs, [introductions.cost(pair) for pair in self.pairs])

    def _pairs(self) -> list[Pair]:
        found: dict[Pair, tuple[Cost, Pair]] = {}
        apart = self.introductions.apart
        for place, pair in self._between():
            told = apart(pair)
            if told is not None and (place not in found or told < found[place]):
                found[place] = told
        alone = {kinds: self._alone(*kinds) for kinds in {self._kinds_of(place) for place in found}}
        ordered = [
            pair
            for *_, pair in sorted((alone[self._kinds_of(place)], cost, pair) for place, (cost, pair) in found.items())
        ]
        self.complete = self.complete and len(ordered) <= MOST_LINKS
        return ordered[:MOST_LINKS]

    def _between(self) -> Iterator[tuple[Pair, Pair]]:
        """Two pieces, and a pair that may join them: all there are that could be the best."""
        quiet = self._quiet_between()
        beside = self._beside(quiet)
        yield from quiet
        for one, other in combinations(beside, 2):
            pieces = pair_of(one, other)
            for pair in product(beside[one], beside[other]):
                yield pieces, pair

    def least(self, groups: Groups, ties: int, most: Joined) -> Cost | None:
        """No tie costs less that joins pieces, once `groups` are joined, and with which `ties` in all may reach `most`.
        None where no tie does.
        """
        if self._is_left_out:
            return LEAST
        place = (groups, ties, most)
        if place not in self._least:
            self._least[place] = min(self.choice.costs_of(groups, ties, most), default=None)
        return self._least[place]

    def _quiet_between(self) -> list[tuple[Pair, Pair]]:
        """Those once in touch who no longer reach each other, and their pieces: one is outside the largest piece."""
        asked, piece_of, found = self.introductions, self.joining.piece_of, list[tuple[Pair, Pair]]()
        for person in self.joining.outside_largest():
            one = piece_of(person)
            others = ((other, piece_of(other)) for other in asked.once_of(person) if other != asked.away)
            found += [(pair_of(one, piece), (person, other)) for other, piece in others if piece != one]
        return found

    def _kinds_of(self, pieces: Pair) -> Pair:
        return pair_of(self.joining.kind[pieces[0]], self.joining.kind[pieces[1]])

    def _alone(self, one: int, other: int) -> Joined:
        """What is reached where only pieces of these two kinds are joined."""
        return self.joining.alike.value_once(ALONE, (one,), (other,))

    def _beside(self, quiet: list[tuple[Pair, Pair]]) -> dict[int, list[int]]:
        """Of each piece the people the director knows; of pieces all alike, as many as a proposal can touch."""
        asked, joining = self.introductions, self.joining
        if asked.away is None or len(joining.pieces) < 2:
            return {}
        refused = {person for pair in asked.refused for person in pair}
        special = refused | {person for _, pair in quiet for person in pair}
        marked = {*map(joining.piece_of, refused), *(piece for pieces, _ in quiet for piece in pieces)}
        people: dict[int, list[int]] = {}
        for person in sorted(asked.known[asked.away], key=asked.setting.ids.__getitem__):
            people.setdefault(joining.piece_of(person), []).append(person)
        kept: dict[int, list[int]] = {}
        alike: dict[object, int] = {}
        for piece, known in people.items():
            some = self._first_of_layers(known, special)
            layers = frozenset(asked.setting.layers[person][:1] for person in some)
            kind = (joining.pieces[piece], layers, piece if piece in marked else None)
            alike[kind] = alike.get(kind, 0) + 1
            if alike[kind] <= ALIKE:
                kept[piece] = some
            elif len(layers) > 1:
                self._is_left_out = True
        order = sorted(kept, key=lambda n: (-joining.pieces[n].sources, -joining.pieces[n].size))
        self.complete = len(order) <= MOST_PIECES
        return {piece: kept[piece] for piece in order[:MOST_PIECES]}

    def _first_of_layers(self, people: Iterable[int], special: set[int]) -> list[int]:
        layers, some = set(), []
        for person in people:
            layer = self.introductions.setting.layers[person][:1]
            if person in special or layer not in layers:
                some.append(person)
            if person not in special:
                layers.add(layer)
        return some


class LinksHeld:
    """The links between the same pieces, near ones and, where they are asked for, far ones too: made once.

    Good for as long as no pieces are joined or parted, and those the director knows stand behind others.
    """

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self._links: dict[bool, Links] = {}

    def of(self, introductions: Introductions) -> Links:
        found = self._links.get(introductions.far)
        if found is None:
            joining = Joining(self.pieces, introductions.away)
            found = self._links[introductions.far] = Links(introductions, joining)
        return found
