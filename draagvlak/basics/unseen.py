"""Rows of which nobody may learn that they are there: what they point to goes or stays as if they were not.

A table says so by `leaves_no_trace = True`. Whoever takes rows away without Django asking each table, or refuses to
where something hangs on them, passes over such tables, and calls `part_from` first.
"""

from collections.abc import Collection
from typing import Any

from django.db import models

from draagvlak.basics.bulk import chunks
from draagvlak.basics.moving import tables_that_point_to

AT_ONCE = 500


def leaves_no_trace(table: Any) -> bool:
    return bool(getattr(table, "leaves_no_trace", False))


def part_from(model: type[models.Model], keys: Collection[int]) -> None:
    """Rows that leave no trace let go of the rows of `model` with these keys: they point nowhere, or go too."""
    for table, columns in tables_that_point_to(model).items() if keys else ():
        for column in columns if leaves_no_trace(table) else ():
            field = table._meta.get_field(column.removesuffix("_id"))
            for some in chunks(list(keys), AT_ONCE):
                rows = table._default_manager.filter(**{f"{column}__in": some})
                if field.null:
                    rows.update(**{column: None})
                else:
                    rows.delete()
