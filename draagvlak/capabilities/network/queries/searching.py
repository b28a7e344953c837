"""A search that forgives: accents, capitals, the order of words, a few wrong letters, and Dutch names by their sound.

Every word of what is looked for must resemble some word of a row. What resembles best comes first; a name weighs more
than an organisation or a function.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

Texts = tuple[int, str, str]  # the key of a row, its names, and what else is known of it

MOST_WORDS = 8
SAME, BEGINS, SOUNDS = 1.0, 0.9, 0.7  # how well a word resembles; each wrong letter takes ERROR off SOUNDS
ERROR = 0.1
BESIDE_NAME = 0.8
GLUED = 85  # of 100, rapidfuzz's partial ratio, where nothing else is found
ALSO = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ĳ": "ij"})
SPACED = {ord(mark): " " for mark in "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~–—·…’‘'"}
SOUND = (
    ("sch", "sg"), ("ch", "g"), ("ck", "k"), ("c", "k"), ("q", "k"), ("x", "ks"), ("ph", "f"), ("th", "t"),
    ("dt", "t"), ("z", "s"), ("v", "f"), ("ae", "a"), ("ij", "y"), ("ey", "y"), ("ei", "y"), ("i", "y"),
)  # fmt: skip
TWICE = re.compile(r"([^\n])\1+")


def plain(text: str) -> str:
    """Small letters and figures, without accents, one space between words.

    >>> plain("Van  den Broeck-Özdemir, Zoë")
    'van den broeck ozdemir zoe'
    """
    small = text.casefold().translate(SPACED)
    if not small.isascii():
        parts = unicodedata.normalize("NFKD", small.translate(ALSO))
        small = "".join(c if c.isalnum() else " " for c in parts if not unicodedata.combining(c))
    return " ".join(small.split())


def sound(word: str) -> str:
    """A plain word much as it sounds in Dutch: "Peeters" as "Peters", "Claes" as "Klaas".

    >>> sound("peeters") == sound("peters"), sound("claes") == sound("klaas"), sound("dieltjens") == sound("dieltiens")
    (True, True, False)
    """
    for written, said in SOUND:
        word = word.replace(written, said)
    return "".join(c for n, c in enumerate(word) if n == 0 or word[n - 1] != c)


def plain_each(texts: Sequence[str]) -> list[str]:
    """`plain` of each, of most at once."""
    if any("\n" in text for text in texts):
        return [plain(text) for text in texts]
    small = "\n".join(texts).casefold().translate(SPACED).split("\n") if texts else []
    return [" ".join(one.split()) if one.isascii() else plain(text) for one, text in zip(small, texts, strict=True)]


def sound_each(words: Sequence[str]) -> list[str]:
    """`sound` of each, at once; words have no white space."""
    joined = "\n".join(words)
    for written, said in SOUND:
        joined = joined.replace(written, said)
    return TWICE.sub(r"\1", joined).split("\n") if words else []


def found(rows: Sequence[Texts], text: str) -> list[int]:
    """The keys of the rows that resemble `text`, best first; of equals, in the order of `rows`. All for no words."""
    tokens = plain(text).split()[:MOST_WORDS]
    if not tokens:
        return [row[0] for row in rows]
    names, beside = plain_each([row[1] for row in rows]), plain_each([row[2] for row in rows])
    at_names, at_beside = _Words(names), _Words(beside)
    total = np.zeros(len(rows))
    every = np.ones(len(rows), dtype=bool)
    for token in tokens:
        best = np.maximum(at_names.likeness(token), at_beside.likeness(token) * BESIDE_NAME)
        every &= best > 0
        total += best
    keys = np.flatnonzero(every)
    if not len(keys):
        return [rows[n][0] for n in _glued(names, "".join(tokens))]
    return [rows[n][0] for n in keys[np.argsort(-total[keys], kind="stable")]]


def _glued(names: Sequence[str], text: str) -> list[int]:
    """Where somebody wrote as one word what is two, or the other way round: "Vandenbroeck" for "Van den Broeck"."""
    if len(text) < 4:
        return []
    whole = [name.replace(" ", "") for name in names]
    likely = process.extract(text, whole, scorer=fuzz.partial_ratio, score_cutoff=GLUED, limit=200)
    return [n for name, _score, n in sorted(likely, key=lambda one: (-one[1], one[2])) if len(name) * 2 >= len(text)]


class _Words:
    """Which words stand in which of `texts` (plain)."""

    def __init__(self, texts: Iterable[str]) -> None:
        known: dict[str, int] = {}
        self.rows: list[int] = []
        self.words: list[int] = []
        self.count = 0
        for row, text in enumerate(texts):
            self.count += 1
            words = text.split()
            self.rows.extend([row] * len(words))
            self.words.extend([known.setdefault(word, len(known)) for word in words])
        self.listed = list(known)
        self.sounds: list[str] = []

    def likeness(self, token: str) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
        """How well the best word of each text resembles `token`, from 0 to 1."""
        best = np.zeros(self.count)
        if not self.listed:
            return best
        each = np.array([BEGINS if word.startswith(token) else 0.0 for word in self.listed])
        each[[n for n, word in enumerate(self.listed) if word == token]] = SAME
        allowed = _errors_allowed(token)
        if allowed:
            self.sounds = self.sounds or sound_each(self.listed)
            each = np.maximum(each, self._sounding(sound(token), allowed))
        np.maximum.at(best, self.rows, each[self.words])
        return best

    def _sounding(self, token: str, allowed: int) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
        """By sound, a whole word or its beginning; with as many wrong letters as are allowed."""
        likeness = np.zeros(len(self.sounds))
        for said, least in ((self.sounds, SOUNDS), ([one[: len(token)] for one in self.sounds], SOUNDS - ERROR / 2)):
            errors = process.cdist([token], said, scorer=OSA.distance, score_cutoff=allowed, dtype=np.uint8)[0]
            likeness = np.maximum(likeness, np.where(errors <= allowed, least - ERROR * errors, 0.0))
        return likeness


def _errors_allowed(token: str) -> int:
    """None in words so short that another letter makes another word."""
    return 0 if len(token) < 4 else 1 if len(token) < 7 else 2
