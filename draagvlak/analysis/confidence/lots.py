"""The lot of each tie in each draw: whether it is left out."""

from collections.abc import Iterator

import numpy

from draagvlak.analysis.confidence.trials import Ground, Missing, Trial, Ways

SEED = 2027
ALL = 2**64


class Lots:
    """Draws of a network: in each, every tie is left out with probability `chance`.

    A person's mark is their place among all: the same list gives the same draws whatever ids it was given.
    """

    def __init__(self, size: int, chance: float) -> None:
        self.chance = chance
        self._marks = numpy.arange(1, size + 1, dtype=numpy.uint64)

    def joined(self) -> None:
        """One person more, who comes last."""
        self._marks = numpy.append(self._marks, numpy.uint64(len(self._marks) + 1))

    def trials(self, ground: Ground, ends: numpy.ndarray, draws: range, ways: Ways) -> Iterator[Trial]:
        """A trial for each of `draws`; `ends` are the ties, `ways` may offer ways of the whole network."""
        first, second = self._marks[ends[:, 0]], self._marks[ends[:, 1]]
        for draw in draws:
            lost = dropped(first, second, numpy.array([draw]), self.chance)
            yield Trial(ground, Missing(ends[lost]), ways)

    def of_tie(self, a: int, b: int, draws: int) -> list[bool]:
        """In which draws the tie a–b is left out."""
        out: list[bool] = dropped(self._marks[[a]], self._marks[[b]], numpy.arange(draws), self.chance).tolist()
        return out


def dropped(first: numpy.ndarray, second: numpy.ndarray, draw: numpy.ndarray, chance: float) -> numpy.ndarray:
    """Which ties (the marks of their two ends) draw number `draw` leaves out, each with probability `chance`.

    Every tie has its own lot in every draw, by mixing (SplitMix64: Steele, Lea & Flood 2014), so one tie more or
    less changes no other's.
    """
    lots = _mixed(_mixed(first) + _mixed(second)) + numpy.uint64(SEED)
    turns = _mixed(draw.astype(numpy.uint64) + numpy.uint64(1))
    return _mixed(lots ^ turns) < numpy.uint64(int(chance * ALL))


def _mixed(values: numpy.ndarray) -> numpy.ndarray:
    some = values + numpy.uint64(0x9E3779B97F4A7C15)
    some = (some ^ (some >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
    some = (some ^ (some >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
    return some ^ (some >> numpy.uint64(31))
