"""Queries that are built once: building one takes Django as long as answering it takes the database, often longer."""

import json
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from draagvlak.basics.tenancy import in_scope

MOST = 2000  # queries that one process holds


@dataclass(frozen=True)
class Built:
    """`said`: "" where it is known beforehand that there is no row. `turned`: by place, what makes Python's values."""

    said: str
    values: tuple[Any, ...] = ()
    turned: tuple[tuple[int, Any, Any], ...] = ()

    def rows(self) -> list[tuple[Any, ...]]:
        if not self.said:
            return []
        with connection.cursor() as cursor:
            cursor.execute(self.said, self.values)
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


def rows_of(key: Hashable, rows: Callable[[], QuerySet[Any, Any]]) -> list[tuple[Any, ...]]:
    """The `rows` (by `values_list`) of the authority in scope, asked anew and built once for each `key`: its own name,
    and all that the query follows from besides the authority. Nothing that somebody typed, since keys are held.
    """
    whole = connection.settings_dict["NAME"], in_scope(), key
    built = _BUILT.get(whole)
    if built is None:
        built = _build(rows())
        with _LOCK:
            if len(_BUILT) >= MOST:
                _BUILT.clear()
            _BUILT[whole] = built
    return built.rows()


def first_of(key: Hashable, rows: Callable[[], QuerySet[Any, Any]]) -> tuple[Any, ...] | None:
    """The first of them; None without one."""
    return next(iter(rows_of(key, lambda: rows()[:1])), None)


def keys_as_rows(keys: Iterable[int]) -> RawSQL:
    """Many keys for `…__in`, as one value: each of a list would be a value of its own, which takes long to read."""
    text = json.dumps(list(keys))
    if connection.vendor == "postgresql":
        return RawSQL("SELECT value::bigint FROM json_array_elements_text(%s::json)", [text])
    return RawSQL("SELECT value FROM json_each(%s)", [text])


def _build(rows: QuerySet[Any, Any]) -> Built:
    compiler = rows.query.get_compiler(rows.db)
    try:
        said, values = compiler.as_sql()
    except EmptyResultSet:
        return Built("")
    turns = compiler.get_converters([each[0] for each in compiler.select[: compiler.col_count]])
    return Built(said, tuple(values), tuple((place, *how) for place, how in turns.items()))
