"""A table of figures, as a file brings it: which column says what, which rows are figures, and why others are not.

Plain cells come in, whoever read the file; nothing of a file is known here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from draagvlak.basics.register_numbers import numbers_in
from draagvlak.capabilities.publications.readers.numbers import number_of

# Titles of a column, without capitals; the first is the one that our own example has.
COLUMNS = {
    "name": ("cijfer", "naam", "indicator", "omschrijving", "wat", "name", "figure"),
    "municipality": ("gemeente", "municipality", "plaats"),
    "year": ("jaar", "year", "periode"),
    "value": ("waarde", "aantal", "value", "getal", "percentage"),
    "unit": ("eenheid", "unit"),
    "source": ("bron", "source", "herkomst"),
}
NEEDED = ("name", "value")
LONGEST = {"name": 200, "municipality": 80, "unit": 60, "source": 500}
TITLES_WITHIN = 10  # rows in which the titles are looked for
MOST = 2000  # figures in one file


@dataclass(frozen=True)
class NewFigure:
    name: str
    value: Decimal
    municipality: str = ""
    year: int | None = None
    unit: str = ""
    source: str = ""

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"value": str(self.value)}

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> "NewFigure":
        return cls(**said | {"value": Decimal(said["value"])})


@dataclass(frozen=True)
class Skipped:
    """A row that is no figure: `why` is "name", "value", "year", "long", "register-number", "source" or "most"."""

    row: int
    why: str


@dataclass(frozen=True)
class Figures:
    figures: tuple[NewFigure, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    has_titles: bool = False


def figures_in(rows: Iterable[tuple[int, Sequence[object]]], source: str = "") -> Figures:
    """The figures of a table of (number in the file, cells). `source` stands where a row names none.

    Without a column for what is counted and one for its value, `has_titles` is False and there is nothing.
    """
    titles: dict[str, int] | None = None
    found: list[NewFigure] = []
    skipped: list[Skipped] = []
    for seen, (number, cells) in enumerate(rows):
        if titles is None:
            titles = _titles(cells)
            if titles is None and seen >= TITLES_WITHIN:
                break
            continue
        made = _figure(titles, cells, source) if len(found) < MOST else "most"
        if isinstance(made, NewFigure):
            found.append(made)
        elif made:
            skipped.append(Skipped(number, made))
    return Figures(tuple(found), tuple(skipped), titles is not None)


def _titles(cells: Sequence[object]) -> dict[str, int] | None:
    said = [" ".join(str(cell or "").casefold().split()) for cell in cells]
    found = {part: next((said.index(word) for word in words if word in said), None) for part, words in COLUMNS.items()}
    if any(found[part] is None for part in NEEDED):
        return None
    return {part: place for part, place in found.items() if place is not None}


def _figure(titles: dict[str, int], cells: Sequence[object], source: str) -> NewFigure | str:
    """The figure, why there is none, or "" for a row that says nothing."""
    said = {part: cells[place] if place < len(cells) else None for part, place in titles.items()}
    texts = {part: " ".join(str(said.get(part) or "").split()) for part in LONGEST}
    if not any(value not in (None, "") for value in said.values()):
        return ""
    texts["source"] = texts["source"] or source
    value, year = number_of(said.get("value")), _year(said.get("year"))
    wrong = (
        ("name", not texts["name"]),
        ("value", value is None),
        ("year", year is False),
        ("long", any(len(text) > LONGEST[part] for part, text in texts.items())),
        ("register-number", any(numbers_in(text) for text in (*texts.values(), str(said.get("value"))))),
        ("source", not texts["source"]),
    )
    why = next((code for code, is_wrong in wrong if is_wrong), None)
    if why or value is None or year is False:
        return why or "value"
    return NewFigure(value=value, year=year, **texts)


def _year(said: object) -> Any:
    """A year, None where none is said, False where what is said is no year."""
    if said in (None, ""):
        return None
    year = getattr(said, "year", None) or number_of(str(said))
    return int(year) if year is not None and year == int(year) and 1900 <= year <= 2100 else False
