"""Many rows as one text, made by the database: to see at little cost whether anything in them changed."""

from collections.abc import Callable, Hashable
from hashlib import blake2b
from typing import Any

from django.db.models import Aggregate, QuerySet, TextField

from draagvlak.basics.built import rows_of


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
    found = rows_of(("texts", key), lambda: _asked(rows(), texts))
    return found[0] if found else ("",) * len(texts)


def mark_of(*texts: str) -> str:
    """A short mark of long texts, in this order."""
    return blake2b(";".join(texts).encode(), digest_size=16).hexdigest()


def _asked(rows: QuerySet[Any], texts: tuple[tuple[Any, ...], ...]) -> QuerySet[Any, Any]:
    named = {f"text_{place}": OneText(*columns) for place, columns in enumerate(texts)}
    asked: QuerySet[Any, Any] = rows.order_by().values("authority").annotate(**named).values_list(*named)
    return asked
