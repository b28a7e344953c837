"""How much a layer trusts the network and gets from it, from answers 1–4 of some of its people (METHOD §5).

What it does not mean: the score of a person, or of whoever did not answer; for those there are the bounds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import fmean, stdev

from scipy.special import stdtrit

from draagvlak.analysis.aggregates import K

LOWEST, HIGHEST = 1, 4
ANSWERED_AT_LEAST = 2
CONSTRUCTS: dict[str, tuple[int, ...]] = {"trust": (0, 1, 2), "value": (3, 4, 5)}  # places among the six items
TOO_LITTLE, ENOUGH = 0.3, 0.6
CONFIDENCE = 0.95

Answers = Sequence[int | None]
Range = tuple[float, float]


class Certainty(StrEnum):
    """What may be said of a layer, by how many of it answered."""

    NOTHING = "nothing"  # fewer than k
    RESPONSE = "response"  # only how many
    BOUNDS = "bounds"  # the bounds first
    SCORE = "score"  # score and interval, the bounds beside


@dataclass(frozen=True)
class LayerScore:
    """`score`, `interval` and `bounds` are from 0 to 1, all None where fewer than k people answered."""

    n: int
    invited: int
    score: float | None = None
    interval: Range | None = None
    bounds: Range | None = None

    @property
    def response(self) -> float:
        return self.n / self.invited if self.invited else 0.0

    @property
    def certainty(self) -> Certainty:
        return certainty_of(self.n, self.invited)


def certainty_of(n: int, invited: int) -> Certainty:
    """
    >>> [certainty_of(n, 20).value for n in (4, 5, 6, 12)]
    ['nothing', 'response', 'bounds', 'score']
    """
    if n < K or not invited:
        return Certainty.NOTHING
    if n / invited < TOO_LITTLE:
        return Certainty.RESPONSE
    return Certainty.BOUNDS if n / invited < ENOUGH else Certainty.SCORE


def respondent_score(answers: Answers) -> float | None:
    """The mean of the answered items of one construct, from 0 to 1; None with fewer than two of them.

    Raises ValueError for an answer that isn't 1–4.

    >>> respondent_score([4, None, 1]), respondent_score([4, None, None])
    (0.5, None)
    """
    given = [answer for answer in answers if answer is not None]
    if any(not LOWEST <= answer <= HIGHEST for answer in given):
        raise ValueError("An answer is from 1 to 4.")
    if len(given) < ANSWERED_AT_LEAST:
        return None
    return (fmean(given) - LOWEST) / (HIGHEST - LOWEST)


def layer_score(scores: Sequence[float], invited: int) -> LayerScore:
    """Mean, 95 % interval by Student's t with finite-population correction, and bounds for whoever kept silent.

    The interval supposes that who answered is like who didn't; the bounds suppose nothing: all the others at the
    lowest, or all at the highest (Manski 1989, Anatomy of the selection problem). An interval may reach past 0 or 1.
    Raises ValueError where more people answered than were asked.
    """
    n = len(scores)
    if n > invited:
        raise ValueError("More people answered than were asked.")
    if n < K:
        return LayerScore(n, invited)
    score = fmean(scores)
    spread = stdev(scores) / sqrt(n) * sqrt(1 - n / invited)
    margin = float(stdtrit(n - 1, (1 + CONFIDENCE) / 2)) * spread
    lowest, highest = score * n / invited, (score * n + invited - n) / invited
    return LayerScore(n, invited, score, (score - margin, score + margin), (lowest, highest))
