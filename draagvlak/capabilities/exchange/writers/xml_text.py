"""Text for XML."""

import html

from draagvlak.capabilities.exchange.writers.held import written

LINES = str.maketrans({"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def xml(text: str) -> str:
    """The text as XML holds it, in an element or an attribute, line ends kept."""
    return html.escape(written(text)).translate(LINES)
