"""Words in a row that were typed over in other texts: known by the words alone, whatever their capitals and signs."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import F, Q

from draagvlak.basics.places import Place, joined, replaced

LEAST, RUN = 6, 8  # words: fewer in a row anybody may say; of more, so many in a row
MOST_LOOKED_FOR = 400  # words in columns at once: SQLite nests no deeper than 1000
SHORTEST_TEXT = 80  # characters that a column may hold, which is a text then and no name or code
WORD = re.compile(r"\w+")
PLAIN = re.compile(r"[a-z]{3,}", re.IGNORECASE | re.ASCII)


def places_of_copies(text: str, said: str) -> list[Place]:
    """Where `text` says RUN words in a row of `said`, or all of it where that has fewer; [] for less than LEAST.

    >>> places_of_copies("Ze zei: Zonder vervoer -- geen feest voor ons!", "zonder vervoer, geen feest voor ons")
    [(8, 45)]
    """
    runs = _runs(said)
    if not runs:
        return []
    known, size = set(runs), len(runs[0])
    spans = [one.span() for one in WORD.finditer(text)]
    found = enumerate(_in_a_row(_words(text), size))
    return joined((spans[n][0], spans[n + size - 1][1]) for n, run in found if run in known)


def take_copies_out(authority: Any, said: Collection[str], instead: str, but: Collection[str] = ()) -> list[Any]:
    """Out of every text of `authority`, and out of what histories keep of them; not out of tables with a label in
    `but`. Rows get a new version, where they have one. Gives the rows that changed, those of histories left out.
    """
    changed: list[Any] = []
    some = [one for one in said if _runs(one)]
    for model, columns in _texts_of_authorities() if some else ():
        if model._meta.label in but:
            continue
        is_before = model.__name__.startswith("Historical")
        for row in model._base_manager.filter(may_hold(columns, some), authority=authority).order_by("pk"):
            values: dict[str, Any] = {part: _without(getattr(row, part), some, instead) for part in columns}
            values = {part: now for part, now in values.items() if now != getattr(row, part)}
            if values and not is_before:
                values |= {"version": F("version") + 1} if hasattr(row, "version") else {}
                changed.append(row)
            if values:
                model._base_manager.filter(pk=row.pk).update(**values)
    return changed


def _without(text: str, said: Collection[str], instead: str) -> str:
    for one in said:
        text = replaced(text, places_of_copies(text or "", one), instead)
    return text


def _texts_of_authorities() -> Iterator[tuple[type[models.Model], list[str]]]:
    for model in apps.get_models():
        fields = model._meta.concrete_fields
        columns = [field.name for field in fields if _is_text(field)]
        if columns and any(field.name == "authority" for field in fields):
            yield model, columns


def _is_text(field: Any) -> bool:
    is_long = isinstance(field, models.TextField) or (
        isinstance(field, models.CharField) and (field.max_length or 0) >= SHORTEST_TEXT
    )
    return is_long and not (field.choices or field.unique or field.primary_key)


def may_hold(columns: Sequence[str], said: Collection[str]) -> Q:
    """Rows with one of the words that every run has one of. Where a run has none to look for, all rows."""
    signs = set().union(*map(_signs, said))
    if "" in signs or len(signs) * len(columns) > MOST_LOOKED_FOR:
        return Q()
    found = Q(pk=None)
    for sign in sorted(signs):
        for column in columns:
            found |= Q(**{f"{column}__icontains": sign})
    return found


def _signs(said: str) -> set[str]:
    """Of each run a long word without an accent, few in all: a database knows the capitals of those alone."""
    signs: set[str] = set()
    for run in _runs(said):
        there = PLAIN.findall(" ".join(run))
        if signs.isdisjoint(there):
            signs.add(max(there, key=len, default=""))
    return signs


def _runs(said: str) -> list[tuple[str, ...]]:
    """All the words in a row by which `said` is known again; none where it has too few."""
    words = _words(said)
    return _in_a_row(words, min(RUN, len(words))) if len(words) >= LEAST else []


def _in_a_row(words: Sequence[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(words[n : n + size]) for n in range(len(words) - size + 1)]


def _words(text: str) -> list[str]:
    return [one.casefold() for one in WORD.findall(text)]
