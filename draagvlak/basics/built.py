"""Queries that are built once: building one takes Django as long as answering it takes the database, often longer."""

import json
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL

from draagvlak.basics.tenancy import in_scope

MOST = 2000  # queries that one process holds
HOLE = -7_340_033_001  # a key that no row has
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Built:
    """`said`: "" where it is known beforehand that there is no row. `turned`: by place, what makes Python's values.
    `holes`: places of values that are given each time.
    """

    said: str
    values: tuple[Any, ...] = ()
    turned: tuple[tuple[int, Any, Any], ...] = ()
    holes: tuple[int, ...] = ()

    def rows(self, value: int | str | None) -> list[tuple[Any, ...]]:
        if not self.said:
            return []
        values = list(self.values)
        for place in self.holes:
            values[place] = value
        with connection.cursor() as cursor:
            cursor.execute(self.said, values)
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return [self._row(row) for row in found] if self.turned else found

    def _row(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        values = list(row)
        for place, turns, expression in self.turned:
            for turn in turns:
                values[place] = turn(values[place], expression, connection)
        return tuple(values)


_BUILT: dict[Hashable, Built] = {}
_LOCK = Lock()


def rows_of(
    key: Hashable, rows: Callable[[], QuerySet[Any, Any]], value: int | str | None = None
) -> list[tuple[Any, ...]]:
    """The `rows` (by `values_list`) of the authority in scope, asked anew and built once for each `key`: its own name,
    and all that the query follows from besides the authority. Nothing that somebody typed, since keys are held.

    Where `rows` says `HOLE`, `value` is put, another one each time: the key of a row, or in `any_of(HOLE)` several of
    them, `listed_keys`.
    """
    whole = connection.settings_dict["NAME"], in_scope(), key
    built = _BUILT.get(whole)
    if built is None:
        built = _build(rows())
        with _LOCK:
            if len(_BUILT) >= MOST:
                _BUILT.clear()
            _BUILT[whole] = built
    return built.rows(value)


def objects_of(
    key: Hashable,
    model: type[Row],
    rows: Callable[[], QuerySet[Row]],
    value: int | str | None = None,
    also: Sequence[str] = (),
) -> list[Row]:
    """The same as objects, with all their columns; `also`: columns of others, each as `also_…` at the object."""
    made: list[Row] = []
    names = [field.attname for field in model._meta.concrete_fields]
    for row in rows_of(("objects", key), lambda: rows().values_list(*names, *also), value):
        one = model.from_db(connection.alias, names, row[: len(names)])
        for name, told in zip(also, row[len(names) :], strict=True):
            setattr(one, f"also_{name}", told)
        made.append(one)
    return made


def _build(rows: QuerySet[Any, Any]) -> Built:
    compiler = rows.query.get_compiler(rows.db)
    try:
        said, values = compiler.as_sql()
    except EmptyResultSet:
        return Built("")
    turns = compiler.get_converters([each[0] for each in compiler.select[: compiler.col_count]])
    holes = tuple(place for place, value in enumerate(values) if value == HOLE)
    return Built(said, tuple(values), tuple((place, *how) for place, how in turns.items()), holes)


def listed_keys(values: Iterable[int | str]) -> str:
    """Many values as the one that `any_of` takes."""
    return json.dumps(list(values))


def any_of(values: str | int, are_keys: bool = True) -> RawSQL:
    """For `…__in`, with `listed_keys` values, or with `HOLE`: many as one value, which is read at once."""
    if connection.vendor == "postgresql":
        kind = "bigint" if are_keys else "text"
        return RawSQL(f"SELECT value::{kind} FROM json_array_elements_text(%s::json)", [values])  # noqa: S608, S611 ours
    return RawSQL("SELECT value FROM json_each(%s)", [values])
