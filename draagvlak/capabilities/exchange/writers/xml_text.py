"""Text for XML."""

import html
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from draagvlak.capabilities.exchange.writers.held import written

LINES = str.maketrans({"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


@lru_cache(maxsize=20_000)
def xml(text: str) -> str:
    """The text as XML holds it, in an element or an attribute, line ends kept."""
    return html.escape(written(text)).translate(LINES)


@contextmanager
def each_text_once() -> Iterator[None]:
    """While a file is written its texts are known, since most come back with every pair; afterwards none is held."""
    try:
        yield
    finally:
        xml.cache_clear()
