"""A newsletter as its files tell it, in Dutch; and as plain text, to put into a mail."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

THANKS, READ_ON, EVERYTHING = "Dank je wel", "Lees verder", "Alles over het netwerk"
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip


class Quoted(Protocol):
    """Words as they were agreed to, and the name to say with them, "" for none."""

    @property
    def words(self) -> str: ...
    @property
    def name(self) -> str: ...


@dataclass(frozen=True)
class Piece:
    """`heading`: of its kind, "" where the piece before it has that already; `words`: the maker's own; `address`: where
    everybody may read on, "" where nobody may.
    """

    heading: str
    title: str
    text: str
    words: str
    quotes: tuple[Quoted, ...]
    address: str = ""


@dataclass(frozen=True)
class Letter:
    """A whole newsletter. It names no maker. `address`: of the public page, "" where there is none."""

    title: str
    authority: str
    network: str
    day: date
    introduction: str
    pieces: tuple[Piece, ...]
    thanks: str
    address: str = ""

    @property
    def whose(self) -> str:
        return f"{self.network} · {self.authority} · {self.day.day} {MONTHS[self.day.month - 1]} {self.day.year}"


def paragraphs(text: str) -> list[str]:
    """What is typed in lines, without empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def quoted(quote: Quoted) -> str:
    """
    >>> from types import SimpleNamespace as One
    >>> quoted(One(words="Ik kom terug.", name="Fatima")), quoted(One(words="Ik ook.", name=""))
    ('‘Ik kom terug.’ — Fatima', '‘Ik ook.’')
    """
    return f"‘{quote.words}’ — {quote.name}" if quote.name else f"‘{quote.words}’"


def as_text(letter: Letter) -> str:
    return "\n\n".join(_lines(letter)) + "\n"


def _lines(letter: Letter) -> Iterator[str]:
    yield letter.title
    yield letter.whose
    yield from paragraphs(letter.introduction)
    for piece in letter.pieces:
        if piece.heading:
            yield piece.heading.upper()
        said = (*paragraphs(piece.text), *paragraphs(piece.words), *map(quoted, piece.quotes))
        more = [f"{READ_ON}: {piece.address}"] if piece.address else []
        yield "\n".join((piece.title, *said, *more))
    if letter.thanks.strip():
        yield THANKS.upper()
        yield from paragraphs(letter.thanks)
    if letter.address:
        yield f"{EVERYTHING}: {letter.address}"
