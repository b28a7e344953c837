"""Names: which texts are one person, several names in a cell, and who may be a double."""

import re
import unicodedata
from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz, process

from draagvlak.capabilities.exchange.mapping.listing import Duplicate, ListedPerson

APART = re.compile(r"\s*(?:[,;\n\r|]|\s&\s|\s\+\s|\sen\s|\sand\s)\s*", re.IGNORECASE)
ALIKE = 90  # of 100, rapidfuzz's ratio
MOST_ALIKE = 1000  # pairs whose names are only alike
MOST_COMPARED = 3000  # people; above it, doubles are looked for by e-mail, accents and initials only


def identity(name: str) -> str:
    """Names with one identity are one person: they differ only in Unicode form, spaces or letter case."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def tidy(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def names_in(text: str) -> list[str]:
    """The names in a cell, in order.

    >>> names_in("An Peeters, Bo & Cas en Dré")
    ['An Peeters', 'Bo', 'Cas', 'Dré']
    """
    return [tidy(name) for name in texts_in(text)]


def texts_in(text: str) -> list[str]:
    """The same, as they are written."""
    return [name for name in APART.split(text) if name and not name.isspace()]


def plain(name: str) -> str:
    """Without accents and punctuation."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c if c.isalnum() else " " for c in letters if not unicodedata.combining(c)).split())


def duplicates(people: Sequence[ListedPerson]) -> tuple[Duplicate, ...]:
    """Pairs that may be one person, the one listed first as `a`; for the director to decide."""
    found: dict[tuple[int, int], str] = {}
    plains = [plain(person.name) for person in people]
    _same(found, [person.email.casefold() for person in people], "email")
    _same(found, plains, "accents")
    _same_initials(found, plains)
    if len(people) <= MOST_COMPARED:
        _alike(found, plains)
    return tuple(Duplicate(people[a].id, people[b].id, reason) for (a, b), reason in sorted(found.items()))


def _alike(found: dict[tuple[int, int], str], plains: list[str]) -> None:
    """Of names that are numbered, nearly all are alike: then only the most alike pairs are told."""
    scores = np.triu(process.cdist(plains, plains, scorer=fuzz.ratio, score_cutoff=ALIKE), k=1)
    a, b = scores.nonzero()
    if len(a) > MOST_ALIKE:
        best = np.argsort(-scores[a, b], kind="stable")[:MOST_ALIKE]
        a, b = a[best], b[best]
    for pair in zip(a.tolist(), b.tolist(), strict=True):
        found.setdefault(pair, "name")


def _same(found: dict[tuple[int, int], str], values: list[str], reason: str) -> None:
    seen: dict[str, int] = {}
    for n, value in enumerate(values):
        if value and value in seen:
            found.setdefault((seen[value], n), reason)
        seen.setdefault(value, n)


def _same_initials(found: dict[tuple[int, int], str], plains: list[str]) -> None:
    """ "K. Dossier" beside "Katrien Dossier"; only where one person fits."""
    families: dict[tuple[str, str], list[int]] = {}
    for n, name in enumerate(plains):
        first, _, family = name.partition(" ")
        if family:
            families.setdefault((first[0], family), []).append(n)
    for group in families.values():
        short = [n for n in group if plains[n][1] == " "]
        whole = [n for n in group if plains[n][1] != " "]
        if len(whole) == 1:
            for n in short:
                found.setdefault((min(n, whole[0]), max(n, whole[0])), "initials")
