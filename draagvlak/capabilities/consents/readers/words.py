"""Which words an answer is about, without the words."""

from collections.abc import Collection
from hashlib import sha256


def mark_of(words: str) -> str:
    """The same for the same words, whatever their spaces: laid out otherwise they are what somebody agreed to."""
    return sha256(" ".join(words.split()).encode()).hexdigest()


def secret_mark_of(words: str, salt: str) -> str:
    """Of these words to the letter; nobody can look for it in a list of marks made before."""
    return sha256(f"{salt} {words}".encode()).hexdigest()


def places_by_mark(text: str, salt: str, marks: Collection[tuple[int, str]]) -> list[tuple[int, int]]:
    """Where in `text` words stand of which only the length and the mark are known.

    >>> places_by_mark("ja, en nog eens ja", "x", [(8, secret_mark_of("nog eens", "x"))])
    [(7, 15)]
    """
    known = set(marks)
    sizes = sorted({size for size, _mark in known})
    places = ((start, start + size) for size in sizes for start in range(len(text) - size + 1))
    return [(a, b) for a, b in places if (b - a, secret_mark_of(text[a:b], salt)) in known]
