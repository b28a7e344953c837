"""How often each table is asked, so that a bound holds however many tables there are."""

import re
from collections import Counter
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

TABLE = re.compile(r'\b(?:FROM|INTO|UPDATE) "(\w+)"')


@contextmanager
def asked_by_table():
    """Yields a count of statements by the table that each is about first; full once the block is over."""
    found = Counter()
    with CaptureQueriesContext(connection) as seen:
        yield found
    found.update(match[1] for query in seen if (match := TABLE.search(query["sql"])))
