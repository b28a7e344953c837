"""Many rows as one text, made by the database: to see at little cost whether anything in them changed."""

from typing import Any

from django.db.models import Aggregate, TextField


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
