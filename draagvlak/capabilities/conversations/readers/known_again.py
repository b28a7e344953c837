"""Words that were taken back, known again in a text without being kept: by length and a mark with a salt of its own.

Few words anybody may have said. They are known with the words around them, where they stood in a text.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from hashlib import sha256

from draagvlak.basics.places import Place, joined, replaced

WORDS_KNOWN_AGAIN = 4  # so many in a row are theirs wherever the conversation says them; fewer anybody may have said
WORD = re.compile(r"\S+")


@dataclass(frozen=True, order=True)
class Mark:
    """Of `size` characters, of which those from `start` up to `end` are the words that were taken back."""

    size: int
    mark: str
    start: int
    end: int


def is_known_again(words: str) -> bool:
    return len(words.split()) >= WORDS_KNOWN_AGAIN


def secret_mark_of(words: str, salt: str) -> str:
    """Of these words to the letter; nobody can look for it in a list of marks made before."""
    return sha256(f"{salt} {words}".encode()).hexdigest()


def mark_of_words(words: str, salt: str) -> Mark:
    return Mark(len(words), secret_mark_of(words, salt), 0, len(words))


def mark_of_place(text: str, place: Place, salt: str) -> Mark | None:
    """Of the words at `place`, with as many around them as make them known again; None where the text has no more.

    >>> mark = mark_of_place("An zei: geen feest. Bo zweeg.", (8, 18), "x")
    >>> places_by_mark("Nog eens. An zei: geen feest. Bo kwam.", "x", [mark])
    [(18, 28)]
    """
    words = [one.span() for one in WORD.finditer(text)]
    here = [n for n, (a, b) in enumerate(words) if a < place[1] and place[0] < b]
    if not here or len(words) < WORDS_KNOWN_AGAIN:
        return None
    first, last = here[0], here[-1]
    while last - first + 1 < WORDS_KNOWN_AGAIN:
        first, last = (first - 1, last) if first else (first, last + 1)
    a, b = min(words[first][0], place[0]), max(words[last][1], place[1])
    return Mark(b - a, secret_mark_of(text[a:b], salt), place[0] - a, place[1] - a)


def places_by_mark(
    text: str, salt: str, marks: Collection[Mark], within: Place | None = None, at_words: bool = False
) -> list[Place]:
    """Where in `text` words of `marks` stand. `within`: only those of which what is marked touches it. `at_words`: only
    where a word begins, which is quicker; words that were cut out of the middle of one are passed over.

    >>> places_by_mark("ja, en nog eens ja", "x", [mark_of_words("nog eens", "x")])
    [(7, 15)]
    """
    found = set()
    first, last = within or (0, len(text))
    for size in sorted({one.size for one in marks}):
        known = {one.mark: one for one in marks if one.size == size}
        for start in _starts(text, max(first - size, 0), min(last, len(text) - size) + 1, at_words):
            one = known.get(secret_mark_of(text[start : start + size], salt))
            if one is not None:
                found.add((start + one.start, start + one.end))
    return sorted(found)


def touched(before: str, after: str) -> Place:
    """Where `after` says something else than `before`.

    >>> touched("Een bal en een feest", "Een bal, en een feest")
    (7, 8)
    """
    most = min(len(before), len(after))
    start = next((n for n in range(most) if before[n] != after[n]), most)
    end = next((n for n in range(most - start) if before[-1 - n] != after[-1 - n]), most - start)
    return start, len(after) - end


def without_places(text: str, places: Iterable[Place], instead: str) -> str:
    """Places may lie in each other.

    >>> without_places("Een bal en een feest", [(4, 7), (4, 10), (15, 20)], "[…]")
    'Een […] een […]'
    """
    return replaced(text, joined(places), instead)


def _starts(text: str, first: int, end: int, at_words: bool) -> Iterable[int]:
    if not at_words:
        return range(first, end)
    return [n for n in range(first, end) if not text[n].isspace() and (n == 0 or not text[n - 1].isalnum())]
