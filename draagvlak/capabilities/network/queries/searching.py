"""A search that forgives: accents, capitals, the order of words, a few wrong letters, and Dutch names by their sound.

Every word of what is looked for must resemble some word of a row. What resembles best comes first; a name weighs more
than an organisation or a function.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

Texts = tuple[int, str, str]  # the key of a row, its names, and what else is known of it

MOST_WORDS = 8
SAME, BEGINS, SOUNDS = 1.0, 0.9, 0.7  # how well a word resembles; each wrong letter takes ERROR off SOUNDS
ERROR = 0.1
BESIDE_NAME = 0.8
LAST = chr(0x10FFFF)  # comes after every letter
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
    places = Sought([row[1] for row in rows], [row[2] for row in rows]).places(text) if text.strip() else None
    return [row[0] for row in rows] if places is None else [rows[n][0] for n in places]


class Sought:
    """Rows that can be searched, more than once: their names, and what else is known of each, in one order."""

    def __init__(self, names: Sequence[str], beside: Sequence[str]) -> None:
        self.names = plain_each(names)
        self.at_names, self.at_beside = _Words(self.names), _Words(plain_each(beside))
        self.joined: str | None = None

    def places(self, text: str, enough: int | None = None) -> list[int] | None:
        """Which rows resemble `text`, best first; of equals, in their order. None for no words: all of them.

        Where `enough` hold every word as it is written, or begin so, what only resembles it is not looked for.
        """
        tokens = plain(text).split()[:MOST_WORDS]
        if not tokens:
            return None
        if enough is not None:
            written = self._places(tokens, is_written=True)
            if len(written) >= enough:
                return written
        return self._places(tokens, is_written=False) or _glued(self.names, "".join(tokens))

    def holding(self, text: str) -> list[int]:
        """Which rows have `text` in their name, whatever the accents and capitals, also within a word; in order."""
        wanted = plain(text)
        if not wanted:
            return list(range(len(self.names)))
        if self.joined is None:
            self.joined = "\n".join(self.names)
            self.ends = np.cumsum([len(name) + 1 for name in self.names])
        begins = [at.start() for at in re.finditer(re.escape(wanted), self.joined)]
        places: list[int] = np.unique(np.searchsorted(self.ends, begins, side="right")).tolist()
        return places

    def _places(self, tokens: Sequence[str], is_written: bool) -> list[int]:
        total = np.zeros(len(self.names))
        every = np.ones(len(self.names), dtype=bool)
        for token in tokens:
            best = self.at_names.likeness(token, is_written)
            best = np.maximum(best, self.at_beside.likeness(token, is_written) * BESIDE_NAME)
            every &= best > 0
            total += best
        places = np.flatnonzero(every)
        ordered: list[int] = places[np.argsort(-total[places], kind="stable")].tolist()
        return ordered


def _glued(names: Sequence[str], text: str) -> list[int]:
    """Where somebody wrote as one word what is two, or the other way round: "Vandenbroeck" for "Van den Broeck"."""
    if len(text) < 4:
        return []
    whole = [name.replace(" ", "") for name in names]
    likely = process.extract(text, whole, scorer=fuzz.partial_ratio, score_cutoff=GLUED, limit=200)
    return [n for name, _score, n in sorted(likely, key=lambda one: (-one[1], one[2])) if len(name) * 2 >= len(text)]


class _Words:
    """Which words stand in which of `texts` (plain): the words by the alphabet, and the rows of each behind those of
    the one before.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        rows_of: dict[str, list[int]] = {}
        for row, text in enumerate(texts):
            for word in text.split():
                rows_of.setdefault(word, []).append(row)
        self.count = len(texts)
        self.listed = sorted(rows_of)
        self.rows = np.array([row for word in self.listed for row in rows_of[word]], dtype=np.int32)
        self.starts = np.cumsum([0, *(len(rows_of[word]) for word in self.listed)])
        self.sounds: list[str] = []

    def likeness(self, token: str, is_written: bool) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
        """How well the best word of each text resembles `token`, from 0 to 1; `is_written`: or is it, or begins so."""
        best = np.zeros(self.count)
        if not self.listed:
            return best
        allowed = 0 if is_written else _errors_allowed(token)
        if allowed:
            self.sounds = self.sounds or sound_each(self.listed)
            sounding = self._sounding(sound(token), allowed)
            for word in sorted(np.flatnonzero(sounding).tolist(), key=sounding.__getitem__):
                best[self._rows(word, word + 1)] = sounding[word]
        first, last = bisect_left(self.listed, token), bisect_left(self.listed, token + LAST)
        best[self._rows(first, last)] = BEGINS
        if first < last and self.listed[first] == token:
            best[self._rows(first, first + 1)] = SAME
        return best

    def _rows(self, first: int, last: int) -> "np.ndarray[tuple[int], np.dtype[np.int32]]":
        """Of the words from place `first` up to `last`."""
        return self.rows[self.starts[first] : self.starts[last]]

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
