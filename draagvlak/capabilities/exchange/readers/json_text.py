"""JSON, weighed before it is read: Python makes ten bytes and more of each that stands there."""

import json
import re
from typing import Any

from draagvlak.capabilities.exchange.readers.limits import MOST_COLUMNS
from draagvlak.capabilities.exchange.readers.table import Refused

MOST_VALUES = 3_000_000
MOST_NAMES = 20_000  # of members, that differ: each is kept as a text of its own
KEY = re.compile(r'"((?:[^"\\]|\\.){0,100})"\s*:')


def json_of(text: str) -> Any:
    """What `text` holds. Raises Refused(too-many-cells, too-many-columns), and ValueError or RecursionError where it is
    no JSON.
    """
    if text.count(",") + text.count("[") + text.count("{") > MOST_VALUES:
        raise Refused("too-many-cells", limit=MOST_VALUES)
    if text.count(":") > MOST_NAMES:
        names: set[str] = set()
        for found in KEY.finditer(text):
            names.add(found[1])
            if len(names) > MOST_NAMES:
                raise Refused("too-many-columns", limit=MOST_COLUMNS)
    return json.loads(text)
