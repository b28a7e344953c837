"""JSON, weighed before it is read: Python makes ten bytes and more of each that stands there."""

import json
import re
from typing import Any

from draagvlak.capabilities.exchange.readers.limits import MOST_COLUMNS, MOST_KEYS, MOST_VALUES
from draagvlak.capabilities.exchange.readers.table import Refused

KEY = re.compile(r'"((?:[^"\\]|\\.){0,100})"\s*:')


def json_of(text: str) -> Any:
    """What `text` holds. Raises Refused(too-many-cells, too-many-columns), and ValueError or RecursionError where it is
    no JSON.
    """
    if text.count(",") + text.count("[") + text.count("{") > MOST_VALUES:
        raise Refused("too-many-cells", limit=MOST_VALUES)
    if text.count(":") > MOST_KEYS:
        names: set[str] = set()
        for found in KEY.finditer(text):
            names.add(found[1])
            if len(names) > MOST_KEYS:
                raise Refused("too-many-columns", limit=MOST_COLUMNS)
    return json.loads(text)
