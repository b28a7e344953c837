"""Names: which texts are one person, several names in a cell, and who may be a double."""

import re
import unicodedata
from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz, process

from draagvlak.basics.letters import plain
from draagvlak.capabilities.exchange.mapping.listing import Duplicate, ListedPerson
from draagvlak.capabilities.exchange.readers.limits import MOST_NAME

APART = re.compile(r"\s*(?:[,;\n\r|]|\s&\s|\s\+\s|\sen\s|\sand\s)\s*", re.IGNORECASE)
BETWEEN_PEOPLE = re.compile(r"\s*(?:[;\n\r|/]|\s&\s|\s\+\s|\sen\s|\sand\s)\s*", re.IGNORECASE)
BY_WORD = re.compile(r"\s(?:[&+]|en|and)\s", re.IGNORECASE)
NO_NAME = re.compile(
    r"[^\w]*|\W*\d+(?:\W.*)?|(?:e\.?a\.?|enz\.?|etc\.?|(?:de |vele |enkele )?(?:anderen|andere)|iedereen|niemand|"
    r"onbekend|n\.?v\.?t\.?|geen|others|everybody|nobody|unknown)",
    re.IGNORECASE,
)
TOTAL = re.compile(
    r"(?:(?:sub|eind|algemeen )?totaal|(?:sub|grand )?total|aantal|som|sum|gemiddelde|average)"
    r"(?: (?:aanwezig\w*|deelnemers|personen|present))?\W*",
    re.IGNORECASE,
)
BESIDE = re.compile(r"\(.*?\)|\b(?:dhr|mevr|mw|dr|ir|ing|prof|mr|mrs|ms)\b\.?", re.IGNORECASE)
BEGINS_LAST_NAME = frozenset({"van", "vanden", "de", "den", "der", "ver", "vander", "le", "la", "el", "ben", "'t"})
ALIKE = 90  # of 100, rapidfuzz's ratio
ALIKE_AT_WORK = 82
MOST_COLLEAGUES = 100
MOST_ALIKE = 1000  # pairs whose names are only alike
MOST_COMPARED = 3000  # people; above it, doubles are not looked for in all pairs


def identity(name: str) -> str:
    """Names with one identity are one person: they differ only in Unicode form, spaces or letter case."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def tidy(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def names_in(text: str, last_name_first: bool = False) -> list[str]:
    """The names in a cell, in order.

    >>> names_in("An Peeters, Bo & Cas en Dré"), names_in("Van den Broeck, Jan; Peeters, An", last_name_first=True)
    (['An Peeters', 'Bo', 'Cas', 'Dré'], ['Jan Van den Broeck', 'An Peeters'])
    """
    return [tidy(name) for name in texts_in(text, last_name_first)]


def texts_in(text: str, last_name_first: bool = False) -> list[str]:
    """The same, with their spaces and letters as they are written."""
    if last_name_first:
        return [turned(part) for part in BETWEEN_PEOPLE.split(text) if part and not part.isspace()]
    small = text.lower()
    if ("&" in text or "+" in text or "en" in small or "and" in small) and BY_WORD.search(text):
        return [name for name in APART.split(text) if name and not name.isspace()]
    for mark in ";\n\r|":  # the same as APART does, without looking at each letter
        if mark in text:
            text = text.replace(mark, ",")
    return [name for part in text.split(",") if (name := part.strip())]


def turned(name: str) -> str:
    """ "Peeters, An" as "An Peeters"; a name with another number of commas as it is."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and "," not in first and first.strip() else name


def has_last_name_first(cells: Sequence[str]) -> tuple[bool, str]:
    """Whether in these cells a comma stands within a name, and a cell in which it matters ("" where in none).

    It does where nearly all parts have one comma, a single word after it, and something else parts the people or what
    stands before it begins as a last name does ("Van den Broeck, Jan"). "An, Bo" alone are two people, unless one says
    otherwise.
    """
    parts = [(cell, part.strip()) for cell in cells for part in BETWEEN_PEOPLE.split(cell) if part.strip()]
    one = [(cell, part) for cell, part in parts if part.count(",") == 1]
    fitting = [part for _, part in one if len(part.split(",")[1].split()) == 1]
    if len(one) * 5 < len(parts) * 4 or len(fitting) * 5 < len(one) * 4 or not fitting:
        return False, ""
    parted = any(BETWEEN_PEOPLE.search(cell) for cell in cells)
    longer = sum(part.split(" ")[0].casefold() in BEGINS_LAST_NAME for _, part in one)
    return parted or longer * 4 >= len(one), fitting[0][:60]


def is_name(text: str) -> bool:
    """Not a count ("3 bewoners"), a dash or a word for nobody in particular."""
    return not NO_NAME.fullmatch(text) and not is_total(text)


def is_total(text: str) -> bool:
    """The title of a row that adds up the others ("Totaal", "Aantal aanwezigen:")."""
    return bool(TOTAL.fullmatch(text.strip()))


def duplicates(people: Sequence[ListedPerson]) -> tuple[Duplicate, ...]:
    """Pairs that may be one person, the one listed first as `a`; for the director to decide."""
    found: dict[tuple[int, int], str] = {}
    whole = [person.name[:MOST_NAME] for person in people]
    plains = [plain(name) for name in whole]
    _same(found, [person.email.casefold() for person in people], "email")
    _same(found, [identity(name) for name in whole], "same")
    _same(found, plains, "accents")
    plains = [plain(BESIDE.sub(" ", name)) or known for name, known in zip(whole, plains, strict=True)]
    _same(found, plains, "suffix")
    _same(found, [" ".join(sorted(name.split())) for name in plains], "order")
    _same_initials(found, plains)
    _same_organisation(found, plains, [plain(person.organisation) for person in people])
    if len(people) <= MOST_COMPARED:
        _alike(found, plains)
    return tuple(Duplicate(people[a].id, people[b].id, reason) for (a, b), reason in sorted(found.items()))


def _alike(found: dict[tuple[int, int], str], plains: list[str]) -> None:
    """Of names that are numbered, nearly all are alike: then only the most alike pairs are told."""
    scores = np.triu(process.cdist(plains, plains, scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.uint8), k=1)
    a, b = scores.nonzero()
    if len(a) > MOST_ALIKE:
        best = np.argsort(255 - scores[a, b], kind="stable")[:MOST_ALIKE]
        a, b = a[best], b[best]
    for pair in zip(a.tolist(), b.tolist(), strict=True):
        found.setdefault(pair, "name")


def _same(found: dict[tuple[int, int], str], values: list[str], reason: str) -> None:
    seen: dict[str, int] = {}
    for n, value in enumerate(values):
        if value and value in seen:
            found.setdefault((seen[value], n), reason)
        seen.setdefault(value, n)


def _same_organisation(found: dict[tuple[int, int], str], plains: list[str], organisations: list[str]) -> None:
    """Who works at one place may be one person with names that lie further apart; the first letter must be the same."""
    groups: dict[tuple[str, str], list[int]] = {}
    for n, (name, organisation) in enumerate(zip(plains, organisations, strict=True)):
        if organisation and name:
            groups.setdefault((organisation, name[0]), []).append(n)
    for group in groups.values():
        for at, a in enumerate(group[:MOST_COLLEAGUES]):
            for b in group[at + 1 : MOST_COLLEAGUES]:
                if fuzz.ratio(plains[a], plains[b], score_cutoff=ALIKE_AT_WORK):
                    found.setdefault((a, b), "organisation")


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
