"""What actions cost and bring in, year by year and in all."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from draagvlak.basics.money import shown_euros
from draagvlak.capabilities.policy.models import Amount

PLANNED = ("planned_expense", "planned_receipt")
REAL = ("real_expense", "real_receipt")
PARTS = (*PLANNED, *REAL)


@dataclass(frozen=True)
class Sums:
    """Euros in the order of PARTS; None where nobody said, which is not the same as nothing."""

    values: tuple[Decimal | None, ...] = (None, None, None, None)

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(map(shown_euros, self.values))

    @property
    def planned_expense(self) -> str:
        return shown_euros(self.values[0])


@dataclass(frozen=True)
class YearShown:
    year: int
    sums: Sums


@dataclass(frozen=True)
class AmountsShown:
    """A row for each year, and all of them together."""

    years: tuple[YearShown, ...]
    total: Sums

    @property
    def is_empty(self) -> bool:
        return not any(value is not None for value in self.total.values)


def sums_of(amounts: Iterable[Amount]) -> Sums:
    """
    >>> sums_of([Amount(planned_expense=Decimal(2)), Amount(planned_expense=Decimal(3))]).words
    ('5,00', '', '', '')
    """
    rows = list(amounts)
    found: list[Decimal | None] = []
    for part in PARTS:
        said = [value for row in rows if (value := getattr(row, part)) is not None]
        found.append(sum(said, Decimal(0)) if said else None)
    return Sums(tuple(found))


def amounts_shown(amounts: Iterable[Amount], years: Iterable[int]) -> AmountsShown:
    """`years`: those that have a row whether somebody said an amount or not. Others only where somebody did."""
    by_year: dict[int, list[Amount]] = {year: [] for year in years}
    for row in amounts:
        by_year.setdefault(row.year, []).append(row)
    shown = tuple(YearShown(year, sums_of(by_year[year])) for year in sorted(by_year))
    return AmountsShown(shown, sums_of(row for rows in by_year.values() for row in rows))
