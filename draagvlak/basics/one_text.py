"""Many rows as one text, made by the database: to see at little cost whether anything in them changed."""

from collections.abc import Callable, Hashable
from hashlib import blake2b
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Aggregate, QuerySet, TextField

from draagvlak.basics.tenancy import in_scope

MOST = 1000  # queries that one process holds
_BUILT: dict[Hashable, tuple[str, tuple[Any, ...]]] = {}


class OneText(Aggregate):
    """What stands in some columns of every row, none of them null; None without a row. In no promised order: the same
    text means the same rows, another text that there may be a difference.
    """

    function = "GROUP_CONCAT"
    arg_joiner = " || ' ' || "
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        template = "STRING_AGG(%(expressions)s, ',')"
        return self.as_sql(compiler, connection, template=template, **context)


def texts_of(key: Hashable, rows: Callable[[], QuerySet[Any]], *texts: tuple[Any, ...]) -> tuple[str, ...]:
    """Of the `rows` of one authority a text for each tuple of columns, "" without a row; all in one order.

    Building such a query takes longer than asking it: it is built once for each `key`, which is all that it follows
    from, besides the authority in scope.
    """
    whole = connection.settings_dict["NAME"], in_scope(), key
    built = _BUILT.get(whole)
    if built is None:
        if len(_BUILT) >= MOST:
            _BUILT.clear()
        built = _BUILT[whole] = _built(rows(), texts)
    found = None
    if built[0]:
        with connection.cursor() as cursor:
            cursor.execute(*built)
            found = cursor.fetchone()
    return found or ("",) * len(texts)


def mark_of(*texts: str) -> str:
    """A short mark of long texts, in this order."""
    return blake2b(";".join(texts).encode(), digest_size=16).hexdigest()


def _built(rows: QuerySet[Any], texts: tuple[tuple[Any, ...], ...]) -> tuple[str, tuple[Any, ...]]:
    """An empty one where it is known beforehand that there is no row."""
    named = {f"text_{place}": OneText(*columns) for place, columns in enumerate(texts)}
    asked = rows.order_by().values("authority").annotate(**named).values_list(*named)
    try:
        said, values = asked.query.sql_with_params()
    except EmptyResultSet:
        return "", ()
    return said, values
