"""How many draws keep the stage: most by ways of the whole network that stand in them, others by a search."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise

import numpy

from draagvlak.analysis.confidence.lots import Lots
from draagvlak.analysis.confidence.trials import Ground, Missing, Thinned
from draagvlak.analysis.paths import Flow

MOST_OFFERED = 12  # ways to a layer: of so many that share nobody, hardly ever fewer than three stand
SOME_TIES = 8  # all of which are hardly ever left out
WITHOUT_DIRECTOR = {3: 1, 4: 2, 5: 3}  # by stage, how many such ways it asks for to each layer (METHOD §2)
Way = Sequence[int]


@dataclass(frozen=True)
class Offered:
    """Ways of the whole network to a layer, and, by draw and way, whether it stands."""

    layer: str
    ways: Sequence[Way]
    stands: numpy.ndarray

    def standing(self, draw: int) -> list[Way]:
        return list(compress(self.ways, self.stands[draw].tolist()))


class Keeping:
    """Draws of the network of `ground`, whose stage is `now` and whose ties are `ends`.

    No draw has more ways than the whole network, so none has a higher stage. `flows`: the ways to each known layer
    with and without the director.
    """

    def __init__(
        self, ground: Ground, ends: numpy.ndarray, lots: Lots, flows: Mapping[str, tuple[Flow, Flow]], now: int
    ) -> None:
        self.ground, self.ends, self.lots, self.now = ground, ends, lots, now
        self._needed, without = WITHOUT_DIRECTOR.get(now, 1), now > 2
        self._away = ground.director if without else None
        self._ways = {layer: both[without].routes()[:MOST_OFFERED] for layer, both in flows.items()} if now > 1 else {}

    def count(self, draws: int) -> int:
        """How many of so many draws have the same stage."""
        if not self.now or not draws:
            return draws
        offered = [Offered(layer, ways, self._stand(ways, draws)) for layer, ways in self._ways.items()]
        is_bare = self._left_out(self.ends[:SOME_TIES], draws).all(axis=1)
        lacking = [some.stands.sum(axis=1) < self._needed for some in offered]
        searched = numpy.flatnonzero(numpy.logical_or.reduce([is_bare, *lacking])).tolist()
        kept = sum(
            self._keeps(draw, missing, [some for some, lacks in zip(offered, lacking, strict=True) if lacks[draw]])
            for draw, missing in zip(searched, self.lots.missing(self.ends, searched), strict=True)
        )
        return draws - len(searched) + kept

    def _keeps(self, draw: int, missing: Missing, lacking: Sequence[Offered]) -> bool:
        """Whether more ways are found in this draw to the layers that lack them."""
        known = Thinned(self.ground.known, missing)
        return missing.count < self.ground.ties and all(
            Flow(known, self.ground.sources, self.ground.layers[some.layer], self._away, limit=0)
            .take(some.standing(draw), self._needed)
            .value
            == self._needed
            for some in lacking
        )

    def _stand(self, ways: Sequence[Way], draws: int) -> numpy.ndarray:
        """Whether each of `ways` stands, by draw; one of a single person always does."""
        stands = numpy.ones((draws, len(ways)), dtype=bool)
        longer = [n for n, way in enumerate(ways) if len(way) > 1]
        if longer:
            ties = numpy.array([tie for n in longer for tie in pairwise(ways[n])])
            begins = numpy.cumsum([0, *(len(ways[n]) - 1 for n in longer[:-1])])
            stands[:, longer] = ~numpy.logical_or.reduceat(self._left_out(ties, draws), begins, axis=1)
        return stands

    def _left_out(self, ties: numpy.ndarray, draws: int) -> numpy.ndarray:
        return self.lots.of_ties(ties, numpy.arange(draws)[:, numpy.newaxis])
