"""Where marked words stand once the text around them was changed: exactly there, or nowhere. Never at a wrong place.

Between the old text and the new one, lines that stand once in each of them, in the same order, are held to be the same
line; and between those, three words in a row. What is left is seen as one change: a stretch of signs that went and
one that came. Where that change could as well have been made elsewhere ("ja ja" became "ja": which of the two went?),
words that would then stand elsewhere have no place any more.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from draagvlak.basics.places import Place

WORD = re.compile(r"\S+|\s+")
RUN = 5  # words, and the spaces between them: three words in a row are known again, one or two may be said by anybody


@dataclass(frozen=True)
class Stretch:
    """A piece of the old text, from `start` up to `end`, and the piece of the new one that stands for it."""

    start: int
    end: int
    now: int
    until: int


def moved(old: str, new: str, places: Iterable[Place]) -> list[Place | None]:
    """The places (start, end) in `new` of what stood at `places` in `old`, in order; None where it is gone.

    >>> moved("Zonder vervoer geen feest", "Hij zei: zonder vervoer, geen feest", [(15, 25), (0, 14)])
    [(24, 34), None]
    """
    wanted = list(places)
    if old == new:
        return [(start, end) for start, end in wanted]
    stretches = list(_stretches(old, new)) if wanted else []
    starts = [one.start for one in stretches]
    return [_checked(old, new, place, _moved(old, new, place, stretches, starts)) for place in wanted]


def only_place(text: str, words: str) -> Place | None:
    """Where the words stand, if they stand in the text exactly once.

    >>> only_place("ja, en nog eens ja", "nog eens"), only_place("ja, en nog eens ja", "ja")
    ((7, 15), None)
    """
    start = text.find(words) if words else -1
    return None if start < 0 or text.find(words, start + 1) >= 0 else (start, start + len(words))


def places_of(text: str, words: str) -> list[Place]:
    """Everywhere where the words stand.

    >>> places_of("ja, en nog eens ja", "ja")
    [(0, 2), (16, 18)]
    """
    return [one.span() for one in re.finditer(re.escape(words), text)] if words else []


def _checked(old: str, new: str, before: Place, after: Place | None) -> Place | None:
    return after if after and new[slice(*after)] == old[slice(*before)] else None


def _moved(old: str, new: str, place: Place, stretches: Sequence[Stretch], starts: Sequence[int]) -> Place | None:
    """Words over the border of two stretches stand where both halves do, if these still touch."""
    start, end = place
    found: list[Place] = []
    at = max(bisect_left(starts, start + 1) - 1, 0)
    for one in stretches[at:]:
        if one.start >= end:
            break
        part = max(start, one.start), min(end, one.end)
        if part[0] < part[1]:
            there = _within(old, new, one, part)
            if there is None or (found and found[-1][1] != there[0]):
                return None
            found.append(there)
    return (found[0][0], found[-1][1]) if found else None


def _within(old: str, new: str, one: Stretch, place: Place) -> Place | None:
    before, after = old[one.start : one.end], new[one.now : one.until]
    start, end = place[0] - one.start, place[1] - one.start
    shift = _shift(before, after, start, end)
    return None if shift is None else (one.now + start + shift, one.now + end + shift)


def _shift(before: str, after: str, start: int, end: int) -> int | None:
    """How far what stands in `before` from `start` up to `end` moved; None where it was touched, or may have been."""
    if before == after:
        return 0
    head, tail = _alike(before, after), _alike(before[::-1], after[::-1])
    further = len(after) - len(before)
    if head + tail < min(len(before), len(after)):  # one stretch of signs came in the place of another
        return 0 if end <= head else further if start >= len(before) - tail else None
    if further > 0:  # signs only came, at any place from `len(before) - tail` up to `head`
        stays, moves = end <= head, start >= len(before) - tail
        return None if stays == moves else 0 if stays else further
    if end <= len(after) - tail:  # signs only went, beginning at any place from there up to `head`
        return 0
    return further if start >= head - further else None


def _alike(one: str, other: str) -> int:
    """With how many signs both begin."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _stretches(old: str, new: str) -> Iterator[Stretch]:
    """The texts in pieces that stand for each other: lines that are the same, and what is between them; of that, words
    that are the same, and what is between those.
    """
    for one in _between(old.splitlines(keepends=True), new.splitlines(keepends=True), Stretch(0, 0, 0, 0), 1):
        before, after = old[one.start : one.end], new[one.now : one.until]
        if before == after or not before or not after:
            yield one
        else:
            yield from _between(WORD.findall(before), WORD.findall(after), one, RUN)


def _between(before: Sequence[str], after: Sequence[str], where: Stretch, run: int) -> Iterator[Stretch]:
    """Of parts of both texts, which begin at `where`: those that are the same, and what is between them."""
    at_old, at_new = _starts(before, where.start), _starts(after, where.now)
    a = b = 0
    for here, there in [*_anchors(before, after, run), (len(before), len(after))]:
        if here > a or there > b:
            yield Stretch(at_old[a], at_old[here], at_new[b], at_new[there])
        if here < len(before):
            yield Stretch(at_old[here], at_old[here + 1], at_new[there], at_new[there + 1])
        a, b = here + 1, there + 1


def _starts(parts: Sequence[str], first: int) -> list[int]:
    found = [first]
    for part in parts:
        found.append(found[-1] + len(part))
    return found


def _anchors(before: Sequence[str], after: Sequence[str], run: int) -> list[tuple[int, int]]:
    """Parts in runs of so many that stand once in each text, by their numbers in both, in the same order."""
    runs, runs_now = _runs(before, run), _runs(after, run)
    once, once_now = Counter(runs), Counter(runs_now)
    at = {one: number for number, one in enumerate(runs_now) if once_now[one] == 1}
    pairs = [(n, at[one]) for n, one in enumerate(runs) if once[one] == 1 and one in at and "".join(one).strip()]
    found: list[tuple[int, int]] = []
    for here, there in _rising(pairs):
        for n in range(run):  # runs overlap; what one says of a part, the next does not gainsay
            if not found or (here + n > found[-1][0] and there + n > found[-1][1]):
                found.append((here + n, there + n))
    return found


def _runs(parts: Sequence[str], run: int) -> list[tuple[str, ...]]:
    return [tuple(parts[n : n + run]) for n in range(len(parts) - run + 1)]


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs of which both numbers rise (patience)."""
    tops: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for place, (_n, number) in enumerate(pairs):
        pile = bisect_left(tops, number)
        previous.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [number]
        ends[pile : pile + 1] = [place]
    found, place = [], ends[-1] if ends else -1
    while place >= 0:
        found.append(pairs[place])
        place = previous[place]
    return found[::-1]
