"""Many rows at the speed of the database: COPY on PostgreSQL, `executemany` on SQLite, without a model object a row.

It gives the same rows as `bulk_create` (a test compares them), within the transaction that is open.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import count, islice, repeat
from operator import add
from sqlite3 import Cursor
from typing import Any

from django.db import connection, models

AS_THEY_ARE = (models.IntegerField, models.FloatField, models.CharField, models.TextField, models.ForeignKey)

LOOKED_AT = 1000  # entries of each index of SQLite, which is near enough to plan by

Converter = Callable[[Any], Any]


def add_rows(model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[int]:
    """Add `rows`, whose values stand in the order of `columns` (names as `field.attname`), and give their keys.

    Values are of the Python type of their field. Raises IntegrityError, and RuntimeError outside a transaction.
    """
    keys = new_keys(model, len(rows))
    write(model, ("id", *columns), ((key, *row) for key, row in zip(keys, rows, strict=True)))
    return keys


def new_keys(model: type[models.Model], number: int) -> list[int]:
    """Keys that nobody else gets."""
    if not connection.in_atomic_block:
        raise RuntimeError("Rows come in within a transaction.")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            sequence = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
            cursor.execute(sequence, [model._meta.db_table, number])
            return [key for (key,) in cursor.fetchall()]
    last = _last_key(model)
    return list(range(last + 1, last + 1 + number))


def _last_key(model: type[models.Model]) -> int:
    """Of SQLite, where every transaction begins IMMEDIATE, so that nobody else can take a key before it is written."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
        return int((cursor.fetchone() or [0])[0])


def write(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Add `rows` as they come. A column that is not given gets its default, "id" a key of its own."""
    if connection.vendor == "sqlite" and "id" not in columns and connection.in_atomic_block:
        # For each row without a key SQLite looks up the last one, which takes as long as writing the row.
        rows = map(add, zip(count(_last_key(model) + 1)), map(tuple, rows))
        columns = ("id", *columns)
    fields = {field.attname: field for field in model._meta.concrete_fields}
    rest = {name: _default(field) for name, field in fields.items() if name not in {"id", *columns}}
    others = tuple(default for default in rest.values() if default is not None)
    chosen = [fields[name] for name in (*columns, *(name for name in rest if rest[name] is not None))]
    rows = map(add, map(tuple, rows), repeat(others)) if others else rows
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in chosen)
    table = connection.ops.quote_name(model._meta.db_table)
    ready = _converted(rows, chosen)
    with connection.cursor() as cursor, connection.wrap_database_errors:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in ready:
                    copy.write_row(row)
        else:
            # The driver itself: Django keeps all rows of one call to look at the first.
            places = ", ".join("?" * len(chosen))
            said = f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608 our names only
            Cursor.executemany(cursor.cursor, said, ready)


def _default(field: Any) -> Any:
    """What a column gets that is not given; None where the database sees to it."""
    default = field.get_default()
    return None if field.has_db_default() and (not field.has_default() or default == field.db_default) else default


def change_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Give each row, (its key, *values in the order of `columns`), what it becomes."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    chosen = [fields[name] for name in columns]
    given = list(rows)
    if not given:
        return
    values = _converted((row[1:] for row in given), chosen)
    said = ", ".join(f"{connection.ops.quote_name(str(field.column))} = %s" for field in chosen)
    table = connection.ops.quote_name(model._meta.db_table)
    ready = [(*now, row[0]) for row, now in zip(given, values, strict=True)]
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {table} SET {said} WHERE id = %s", ready)  # noqa: S608 our names only


def count_anew(*tables: type[models.Model]) -> None:
    """Let the database know that tables grew much, since it plans for small ones.

    PostgreSQL does until its own upkeep comes by, in a minute or so: undoing a list of 200,000 contacts within that
    minute took more than ten of them. SQLite, which has no upkeep, does for ever; it looks at a part of each index.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit = {LOOKED_AT}")
        for model in tables:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")


def _converted(rows: Iterable[Sequence[Any]], fields: Sequence[Any]) -> Iterable[Sequence[Any]]:
    needed = [(n, _converter(field)) for n, field in enumerate(fields) if not isinstance(field, AS_THEY_ARE)]
    return _by_column(rows, needed) if needed else rows


def _by_column(rows: Iterable[Sequence[Any]], needed: list[tuple[int, Converter]]) -> Iterable[Sequence[Any]]:
    for some in chunks(rows, 1000):
        columns: list[Iterable[Any]] = list(zip(*some, strict=True))
        for n, convert in needed:
            columns[n] = map(convert, columns[n])
        yield from zip(*columns, strict=True)


def _converter(field: Any) -> Converter:
    """As the field itself would write the value; of values that come back, such as days, only once."""
    known: dict[Any, Any] = {}

    def convert(value: Any) -> Any:
        try:
            found = known.get(value, known)
        except TypeError:  # a list or a dictionary
            return field.get_db_prep_save(value, connection)
        if found is known:
            found = field.get_db_prep_save(value, connection)
            if len(known) < 20_000:
                known[value] = found
        return found

    return convert


def chunks(rows: Iterable[Any], size: int) -> Iterable[list[Any]]:
    """`rows` in lists of `size`, without holding more than one."""
    walk = iter(rows)
    while chunk := list(islice(walk, size)):
        yield chunk


def delete_at_once(rows: models.QuerySet[Any]) -> None:
    """In one statement: Django's `delete` first reads every row, for what may point to it and for those who listen, by
    which a history would be written of each. Who calls it knows that nothing points there, or lets it go (letting_go).
    """
    rows.order_by()._raw_delete(rows.db)
