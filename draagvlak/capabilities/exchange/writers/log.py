"""A director's own log and their contacts by layer and month, as a workbook for themselves alone."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook

from draagvlak.capabilities.exchange.writers.sheet_rows import safe


def as_log(rows: Iterable[Any], drive: Any) -> bytes:
    """Two sheets: what was noted, and in how many contacts each layer was met. No cell is ever a formula."""
    book = Workbook(write_only=True)
    noted = book.create_sheet(_("Inspiratie"))
    noted.append([_("Dag"), _("Wat inspireerde je?"), _("Wat kwam ervan?")])
    for row in rows:
        noted.append([row.noted_on, safe(row.text), safe(row.came_of_it)])
    met = book.create_sheet(_("Contacten"))
    if drive is not None:
        met.append([_("Laag"), *drive.heads])
        for layer in drive.director:
            met.append([layer.name, *(column.count for column in layer.columns)])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
