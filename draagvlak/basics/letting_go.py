"""Before rows go in one statement, past Django's own care for what points to them: those let go, as they would have."""

from collections.abc import Collection
from typing import Any

from django.db import models

from draagvlak.basics.bulk import chunks
from draagvlak.basics.moving import tables_that_point_to

AT_ONCE = 500


def let_go(model: type[models.Model], keys: Collection[int]) -> None:
    """Rows of any table that point to rows of `model` with these keys, and may point nowhere, do so from now on."""
    for table, columns in tables_that_point_to(model).items() if keys else ():
        for column in columns:
            field: Any = table._meta.get_field(column.removesuffix("_id"))
            if field.remote_field.on_delete is models.SET_NULL:
                for some in chunks(list(keys), AT_ONCE):
                    table._default_manager.filter(**{f"{column}__in": some}).update(**{column: None})
