"""The lot of each tie in each draw: whether it is left out."""

from collections.abc import Iterable, Iterator

import numpy

from draagvlak.analysis.confidence.trials import Ground, Missing, Trial, Ways

SEED = 2027
ALL = 2**64


class Lots:
    """Draws of a network: in each, every tie is left out with probability `chance`.

    A person's mark is their place among all: the same list gives the same draws whatever ids it was given.
    """

    def __init__(self, chance: float) -> None:
        self.chance = chance

    def trials(self, ground: Ground, ends: numpy.ndarray, draws: Iterable[int], ways: Ways) -> Iterator[Trial]:
        """A trial for each of `draws`; `ends` are the ties, `ways` may offer ways of the whole network."""
        return (Trial(ground, missing, ways) for missing in self.missing(ends, draws))

    def missing(self, ends: numpy.ndarray, draws: Iterable[int]) -> Iterator[Missing]:
        """The ties, of `ends`, that each of `draws` leaves out."""
        lots = self._lots(ends)
        for draw in draws:
            yield Missing(ends[_dropped(lots, numpy.array([draw]), self.chance)])

    def of_tie(self, a: int, b: int, draws: int) -> list[bool]:
        """In which draws the tie a–b is left out."""
        out: list[bool] = self.of_ties(numpy.array([[a, b]]), numpy.arange(draws)).tolist()
        return out

    def of_ties(self, ends: numpy.ndarray, draws: numpy.ndarray) -> numpy.ndarray:
        """Which of some ties are left out: in one draw, or in each of `draws` as a column."""
        return _dropped(self._lots(ends), draws, self.chance)

    def _lots(self, ends: numpy.ndarray) -> numpy.ndarray:
        """What every draw makes the lots of some ties of: each its own, so one tie more or less changes no other's."""
        marks = _mixed(ends.astype(numpy.uint64) + numpy.uint64(1))
        return _mixed(marks[:, 0] + marks[:, 1]) + numpy.uint64(SEED)


def _dropped(lots: numpy.ndarray, draw: numpy.ndarray, chance: float) -> numpy.ndarray:
    """Which ties draw number `draw` leaves out, each with probability `chance`, by mixing (SplitMix64: Steele, Lea &
    Flood 2014).
    """
    turns = _mixed(draw.astype(numpy.uint64) + numpy.uint64(1))
    return _mixed(lots ^ turns) < numpy.uint64(int(chance * ALL))


def _mixed(values: numpy.ndarray) -> numpy.ndarray:
    some = values + numpy.uint64(0x9E3779B97F4A7C15)
    some = (some ^ (some >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
    some = (some ^ (some >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
    return some ^ (some >> numpy.uint64(31))
