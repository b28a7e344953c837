"""What differs between two texts: line by line, and word by word within a line that was put in other words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

SAME, GONE, NEW, CHANGED = "same", "gone", "new", "changed"
ALIKE = 0.5  # of their words in common: above it, two lines are one line in other words
MOST_WORDS = 2000  # of a line that is looked into
SHORT = 3  # letters: one word of no more, between two changes, is read as part of them
MOST_LINES = 20  # of a text that is shown whole
WORD = re.compile(r"\s*(?:\w+(?:[-'’.,]\w+)*|[^\w\s])")  # or a sign of its own, with the space before it
Words = list[str]


@dataclass(frozen=True)
class Run:
    """Words that are in both texts, only in the first or only in the second; with the space before them."""

    kind: str
    text: str


@dataclass(frozen=True)
class Line:
    """A line that is in both texts, in one of them, or in both in other words: then `runs` say which."""

    kind: str
    text: str
    runs: tuple[Run, ...] = ()


def differences(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    """The lines in order; where lines were replaced, what went before what came.

    >>> [(line.kind, line.text) for line in differences(["a", "b"], ["b", "c"])]
    [('gone', 'a'), ('same', 'b'), ('new', 'c')]
    """
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield from (Line(SAME, line) for line in old[a:b])
        else:
            yield from _replaced(old[a:b], new[c:d])


def word_runs(old: str, new: str) -> tuple[Run, ...]:
    """What of a line stayed, went and came, in order.

    >>> [(run.kind, run.text) for run in word_runs("Elke week een spel", "Elke maand een spel en een quiz")]
    [('same', 'Elke'), ('gone', ' week'), ('new', ' maand'), ('same', ' een spel'), ('new', ' en een quiz')]
    """
    before, after = WORD.findall(old), WORD.findall(new)
    gone, came = Words(), Words()
    found: list[Run] = []
    bare = [word.strip() for word in before]
    steps = SequenceMatcher(None, bare, [word.strip() for word in after], autojunk=False).get_opcodes()
    for place, (what, a, b, c, d) in enumerate(steps):
        is_short = b - a == 1 and bare[a].isalpha() and len(bare[a]) <= SHORT
        if what != "equal" or (gone and came and is_short and place < len(steps) - 1):
            gone, came = gone + before[a:b], came + after[c:d]
        else:
            found += [*_runs(gone, came), Run(SAME, "".join(after[c:d]))]
            gone, came = [], []
    return tuple(_apart([*found, *_runs(gone, came)]))


def _runs(gone: Words, came: Words) -> list[Run]:
    return [Run(kind, "".join(words)) for kind, words in ((GONE, gone), (NEW, came)) if words]


def _apart(runs: Sequence[Run]) -> Iterator[Run]:
    """What began a line, and does no longer, had no space before it."""
    for place, run in enumerate(runs):
        is_glued = place > 0 and run.text[:1].isalnum()
        yield replace(run, text=f" {run.text}") if is_glued else run


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    """Each old line beside the first new one, in order, that is much like it."""
    counted, at = [Counter(line.split()) for line in new], 0
    for line in old:
        words = Counter(line.split())
        like = next((place for place in range(at, len(new)) if _is_like(words, counted[place])), None)
        if like is None:
            yield Line(GONE, line)
            continue
        yield from (Line(NEW, came) for came in new[at:like])
        yield Line(CHANGED, new[like], word_runs(line, new[like]))
        at = like + 1
    yield from (Line(NEW, line) for line in new[at:])


def _is_like(one: Counter[str], other: Counter[str]) -> bool:
    lengths = one.total(), other.total()
    return max(lengths) <= MOST_WORDS and 2 * (one & other).total() > ALIKE * sum(lengths)


def where_they_differ(one: str, other: str) -> tuple[str, str]:
    """Of two long texts the lines between the first and the last that differ, with the line before and after these:
    nobody finds a word in a conversation of two hours.

    >>> where_they_differ("a\\n" * 30 + "b\\nc", "a\\n" * 30 + "d\\nc")
    ('…\\na\\nb\\nc', '…\\na\\nd\\nc')
    """
    lines, others = one.splitlines(), other.splitlines()
    if max(len(lines), len(others)) <= MOST_LINES:
        return one, other
    head = _alike(lines, others)
    tail = _alike(lines[head:][::-1], others[head:][::-1])
    first, last = max(head - 1, 0), max(tail - 1, 0)
    shown = (some[first : len(some) - last] for some in (lines, others))
    before, after = ["…"] if first else [], ["…"] if last else []
    said, stands = ("\n".join([*before, *some, *after]) for some in shown)
    return said, stands


def _alike(lines: Sequence[str], others: Sequence[str]) -> int:
    """With how many lines both begin."""
    pairs = enumerate(zip(lines, others, strict=False))
    return next((n for n, (one, other) in pairs if one != other), min(len(lines), len(others)))
