"""The introductions that could join pieces that lie apart without the director: of each two pieces the best."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain

from draagvlak.analysis.conversations.choice import Choice
from draagvlak.analysis.conversations.introductions import Apart, Cost, Introductions, Pair, People, pair_of
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

    def __init__(self, introductions: Introductions, joining: Joining, hint: Iterable[Pair] = ()) -> None:
        self.introductions, self.joining = introductions, joining
        self.complete = True
        self._is_left_out = False  # whether a piece of several layers is, whose pairs may cost anything
        self._least: dict[tuple[Groups, int, Joined], Cost | None] = {}
        self.pairs = self._pairs()
        joining.limit_to(self.pairs)
        self.choice = Choice(joining, self.pairs, [introductions.cost(pair) for pair in self.pairs], hint)

    def _pairs(self) -> list[Pair]:
        """Those that reach most by themselves come first."""
        by_kinds = self._by_kinds()
        reached: dict[Joined, list[Apart]] = {}
        for kinds, found in by_kinds.items():
            reached.setdefault(self._alone(*kinds), []).extend(found)
        self.complete = self.complete and sum(map(len, by_kinds.values())) <= MOST_LINKS
        ordered: list[Pair] = []
        for value in sorted(reached):
            if len(ordered) < MOST_LINKS:
                ordered += [pair for _, pair in nsmallest(MOST_LINKS - len(ordered), reached[value])]
        return ordered

    def _by_kinds(self) -> dict[Pair, list[Apart]]:
        """Of each two pieces the best pair, by the kinds of the two."""
        kind, best_of, revived = self.joining.kind, self.introductions.best_beside, self._revived()
        found: dict[Pair, list[Apart]] = {}
        kept = list(self._beside(revived).items())
        for n, (one, here) in enumerate(kept, start=1):
            best = best_of(here)
            for other, there in kept[n:]:
                told = best[there]
                if told is not None and pair_of(one, other) not in revived.best:
                    found.setdefault(pair_of(kind[one], kind[other]), []).append(told)
        beside = dict(kept)
        for (one, other), again in revived.best.items():
            new = best_of(beside[one])[beside[other]] if one in beside and other in beside else None
            told = least_of(again, new)
            if told is not None:
                found.setdefault(pair_of(kind[one], kind[other]), []).append(told)
        return found

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

    def _revived(self) -> "Revived":
        """Of those once in touch who no longer reach each other one is outside the largest piece."""
        asked, pieces, found = self.introductions, self.joining.all, Revived(set(), {})
        for person, piece in pieces.outside.items():
            some = asked.once_of(person)
            if person == asked.away or some <= asked.known[person]:
                continue
            apart: dict[int, set[int]] = {}
            for other in some:
                if other != asked.away:
                    apart.setdefault(pieces.of(other), set()).add(other)
            for there, others in apart.items():
                if there != piece:
                    place = pair_of(piece, there)
                    found.best[place] = least_of(found.best.get(place), asked.best_once(person, others))
                    found.people.update((person, *others))
        return found

    def _alone(self, one: int, other: int) -> Joined:
        """What is reached where only pieces of these two kinds are joined."""
        return self.joining.alike.value_once(ALONE, (one,), (other,))

    def _beside(self, revived: "Revived") -> dict[int, People]:
        """Of each piece the people the director knows; of pieces all alike, as many as a proposal can touch."""
        asked, joining = self.introductions, self.joining
        if asked.away is None or len(joining.pieces) < 2:
            return {}
        refused = {person for pair in asked.refused for person in pair}
        marked = {*map(joining.piece_of, refused), *chain.from_iterable(revived.best)}
        kept: dict[int, People] = {}
        alike: dict[object, int] = {}
        for piece, some in self._first_of_layers(refused | revived.people).items():
            layers = frozenset(asked.setting.layers[person][:1] for person in some)
            kind = (joining.pieces[piece], layers, piece if piece in marked else None)
            alike[kind] = alike.get(kind, 0) + 1
            if alike[kind] <= ALIKE:
                kept[piece] = tuple(some)
            elif len(layers) > 1:
                self._is_left_out = True
        order = sorted(kept, key=lambda n: (-joining.pieces[n].sources, -joining.pieces[n].size))
        self.complete = len(order) <= MOST_PIECES
        return {piece: kept[piece] for piece in order[:MOST_PIECES]}

    def _first_of_layers(self, special: Set[int]) -> dict[int, list[int]]:
        """Of those the director knows, by piece: the first of each layer, and all who are special."""
        pieces, layers = self.joining.all, self.introductions.setting.layers
        found: dict[int, list[int]] = {}
        met = set()
        for person in self.introductions.beside.first_of_layers(pieces.outside.keys(), special):
            piece = pieces.of(person)
            place = (piece, layers[person][:1])
            if person in special or place not in met:
                found.setdefault(piece, []).append(person)
            if person not in special:
                met.add(place)
        return found


@dataclass(frozen=True)
class Revived:
    """Those once in touch who no longer reach each other, and of each two pieces the pair that costs least, if any may
    be proposed.
    """

    people: set[int]
    best: dict[Pair, Apart | None]


def least_of(one: Apart | None, other: Apart | None) -> Apart | None:
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)


class LinksHeld:
    """The links between the same pieces, near ones and, where they are asked for, far ones too: made once.

    Good for as long as no pieces are joined or parted, and those the director knows stand behind others.
    """

    def __init__(self, pieces: Pieces, before: "LinksHeld | None" = None) -> None:
        self.pieces = pieces
        self._links: dict[bool, Links] = {}
        self._before = {} if before is None else before._told()

    def of(self, introductions: Introductions) -> Links:
        found = self._links.get(introductions.far)
        if found is None:
            joining = Joining(self.pieces, introductions.away)
            before = self._before.get(introductions.far, ())
            found = self._links[introductions.far] = Links(introductions, joining, before)
        return found

    def _told(self) -> dict[bool, list[Pair]]:
        """What joined pieces best, near and far."""
        return self._before | {far: links.choice.told for far, links in self._links.items()}
