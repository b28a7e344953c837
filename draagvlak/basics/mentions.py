"""Somebody's name in a text, whatever its accents, capitals, order and spaces; and the text without it."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from draagvlak.basics.places import replaced

GONE = "[gewist]"
SHORTEST = 2  # letters of a word that may stand for somebody
LEAST_FIGURES = 6  # of a telephone number
# Parts of names that also stand in other names and between other words.
PARTICLES = frozenset({"aan", "al", "bij", "da", "de", "del", "den", "der", "di", "do", "dos", "du", "el", "en", "het"})
PARTICLES |= {"in", "la", "le", "los", "op", "te", "ten", "ter", "van", "vande"}
EDGE = r"(?<![^\W_]){}(?![^\W_])"  # "_" parts words too: names stand in names of files


@dataclass(frozen=True)
class Names:
    """What somebody is called. `wholes` (full names, addresses, numbers) mean them wherever they stand; `words`, such
    as a first name, only where it is known that it is about them, and with a capital.
    """

    wholes: frozenset[str]
    words: frozenset[str] = frozenset()

    @cached_property
    def _whole(self) -> re.Pattern[str] | None:
        return _either(pattern for text in self.wholes for pattern in _spellings(text))

    @cached_property
    def _signs(self) -> tuple[str, ...]:
        """Where none of these stands, no whole does: of each name its longest word, of a number its first figure."""
        return tuple(
            {max(words_of(text), key=len) if not _is_number(text) else _figures(text)[0] for text in self.wholes}
        )

    @cached_property
    def _word(self) -> re.Pattern[str] | None:
        return _either(EDGE.format(re.escape(word)) for word in self.words)

    def are_in(self, text: str) -> bool:
        return bool(self._places(text, with_words=False))

    def words_are_in(self, text: str) -> bool:
        """Whether one of the words stands in what is left of the text without the wholes."""
        return bool(self._places(self.taken_out(text), with_words=True))

    def taken_out(self, text: str, with_words: bool = False, instead: str = GONE) -> str:
        """
        >>> names_of(["An Peeters", "an@x.be"]).taken_out("Overleg met PEETERS, An (an@x.be)")
        'Overleg met [gewist] ([gewist])'
        """
        return replaced(text, self._places(text, with_words), instead)

    def around_a_word(self, text: str, room: int = 60) -> tuple[str, str, str] | None:
        """Where one of the words stands in what is left of the text without the wholes: what is before it, the word,
        and what comes after, as far as there is `room`. None where none does.

        >>> Names(frozenset({"An Peeters"}), frozenset({"an"})).around_a_word("An Peeters kwam. An zong.")
        ('[gewist] kwam. ', 'An', ' zong.')
        """
        plain = self.taken_out(text)
        places = self._places(plain, with_words=True)
        if not places:
            return None
        start, end = places[0]
        before, after = plain[max(0, start - room) : start], plain[end : end + room]
        return (
            ("…" if start > room else "") + before,
            plain[start:end],
            after + ("…" if end + room < len(plain) else ""),
        )

    def taken_out_of(self, value: Any, instead: str = GONE) -> Any:
        """The same of every text in a JSON value; keys of objects are words of ours."""
        if isinstance(value, str):
            return self.taken_out(value, instead=instead)
        if isinstance(value, list):
            return [self.taken_out_of(one, instead) for one in value]
        if isinstance(value, dict):
            return {key: self.taken_out_of(one, instead) for key, one in value.items()}
        return value

    def _places(self, text: str, with_words: bool) -> list[tuple[int, int]]:
        """Where they stand, from start up to end, without overlap, in order."""
        plain, at = _folded(text)
        found: list[tuple[int, int]] = []
        if self._whole and any(sign in plain for sign in self._signs):
            found = [(at[m.start()], at[m.end() - 1] + 1) for m in self._whole.finditer(plain)]
        if with_words and self._word:
            said = ((at[m.start()], at[m.end() - 1] + 1) for m in self._word.finditer(plain))
            found += [(start, end) for start, end in said if text[start].isupper()]
        kept: list[tuple[int, int]] = []
        for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
            if not kept or start >= kept[-1][1]:
                kept.append((start, end))
        return kept


def names_of(texts: Iterable[str], alone: bool = True) -> Names:
    """A text of several words, an address or a number is a whole; so is one word, if it stands `alone`: nobody else
    bears it. The words of names are `words`.
    """
    wholes: set[str] = set()
    words: set[str] = set()
    for text in filter(None, (" ".join(text.split()) for text in texts)):
        parts = words_of(text)
        is_name = "@" not in text and not any(sign.isdigit() for sign in text)
        if is_name:
            words |= {part for part in parts if part not in PARTICLES and len(part) >= SHORTEST}
        if parts and (not is_name or len(parts) > 1 or (alone and len(text) > SHORTEST)):
            wholes.add(text)
    return Names(frozenset(wholes), frozenset(words))


def words_of(text: str) -> list[str]:
    """The words of a text without accents and capitals."""
    return re.findall(r"[^\W_]+", _folded(text)[0])


def _spellings(text: str) -> Iterable[str]:
    """A name in every order that keeps its words together; a number with or without what parts its figures."""
    plain = _folded(text)[0]
    if _is_number(text):
        yield r"(?<!\d)\+?" + r"[\s./()-]*".join(_figures(text)) + r"(?!\d)"
        return
    if "@" in plain:
        yield EDGE.format(re.escape(plain))
        return
    parts = words_of(text)
    for turn in range(len(parts)):
        yield EDGE.format(r"[\W_]+".join(map(re.escape, parts[turn:] + parts[:turn])))


def _figures(text: str) -> str:
    return re.sub(r"\D", "", _folded(text)[0])


def _is_number(text: str) -> bool:
    return len(_figures(text)) >= LEAST_FIGURES and not re.search(r"[^\W\d_]", text)


def _either(patterns: Iterable[str]) -> re.Pattern[str] | None:
    found = sorted(set(patterns), key=len, reverse=True)
    return re.compile("|".join(found)) if found else None


def _folded(text: str) -> tuple[str, Any]:
    """The text without accents and capitals, and of each of its signs the place in `text`."""
    if text.isascii():
        return text.lower(), range(len(text))
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for part in unicodedata.normalize("NFKD", sign):
            if not unicodedata.combining(part):
                for one in part.casefold():
                    signs.append(one)
                    places.append(place)
    return "".join(signs), places
