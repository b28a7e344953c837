"""What the paper of a note says beside what was written: headings and tables, in Dutch whatever the page's language."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import override

from draagvlak.basics.money import shown_euros
from draagvlak.capabilities.publications.choices import Chapter, NoteForm
from draagvlak.capabilities.publications.wording.blocks import MONTHS

Json = dict[str, Any]
FIXED = {
    "not_written": "Hier is nog niets geschreven.",
    "fits": "Past bij",
    "signatures": "Handtekeningen",
    "not_signed": "nog niet getekend",
    "filed": "Ingediend op",
    "made": "Opgemaakt op",
    "edition": "Versie",
    "present": "Ontwerp",
    "page": "bladzijde",
}
PARTNERS = ("Partners van het netwerk", ("Partner", "Gemeente", "Is in het netwerk"))
FIGURES = ("Cijfers", ("Cijfer", "Gemeente", "Jaar", "Waarde", "Bron"))
YEARS = ("Gepland per jaar, in euro", ("Jaar", "Uitgaven", "Ontvangsten"))
SIGNATURES = ("Wie tekent", ("Partner", "Naam", "Functie", "Getekend op"))


def table(named: tuple[str, tuple[str, ...]], rows: Sequence[tuple[str, ...]], figures: tuple[int, ...] = ()) -> Json:
    """`figures`: the columns with numbers, which stand to the right."""
    caption, head = named
    return {"caption": caption, "head": list(head), "rows": [list(row) for row in rows], "figures": list(figures)}


def chapter_title(chapter: str) -> str:
    with override("nl"):
        label = str(Chapter(chapter).label)
    return label[:1].upper() + label[1:]


def form_named(form: str) -> str:
    with override("nl"):
        return str(NoteForm(form).label)


def day_named(day: date) -> str:
    """
    >>> day_named(date(2026, 3, 31))
    '31 maart 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def year_row(year: int, expense: Decimal, receipt: Decimal) -> tuple[str, ...]:
    return str(year), shown_euros(expense), shown_euros(receipt)


def edition_named(number: int, made: str) -> str:
    return f"{FIXED['edition']} {number}, {made}"


def present_named(made: str) -> str:
    return f"{FIXED['present']}, {made}"
