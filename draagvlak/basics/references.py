"""How a row is known again after it left in a file: what it is, its key, and the mark of the network it belongs to.

The mark is eight random letters and figures, made with the network. So a reference from another installation, another
authority or another network never means a row here by accident; and it gives no right to anything, since rows are
only ever looked up among those of the network that one is at work in.
"""

import re
from functools import lru_cache

from django.utils.crypto import get_random_string

PERSON, CONTACT = "p", "c"
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike
LENGTH = 8
SHAPE = re.compile(rf"([pc])([1-9]\d{{0,17}})-([a-z0-9]{{{LENGTH}}})", re.ASCII)


def new_mark() -> str:
    return get_random_string(LENGTH, LETTERS)


def reference(kind: str, key: int, mark: str) -> str:
    """
    >>> reference(PERSON, 12, "kd7m2xqa")
    'p12-kd7m2xqa'
    """
    return f"{kind}{key}-{mark}"


def is_reference(text: str) -> bool:
    return SHAPE.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def mark_in(text: str) -> str:
    """The mark of the network that the text refers to; "" where it is no reference."""
    found = SHAPE.fullmatch(text)
    return found[3] if found else ""


def key_in(text: str, kind: str, mark: str) -> int | None:
    """The key of the row of this kind, in the network of this mark; None for anything else.

    >>> key_in("p12-kd7m2xqa", PERSON, "kd7m2xqa"), key_in("p12-kd7m2xqa", PERSON, "aaaaaaaa")
    (12, None)
    """
    found = SHAPE.fullmatch(text) if text else None
    return int(found[2]) if found and (found[1], found[3]) == (kind, mark) else None
