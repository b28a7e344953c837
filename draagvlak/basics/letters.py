"""Texts as they are compared: by their letters and figures alone."""

import re
import unicodedata

NO_LETTER = re.compile(r"[^0-9a-z]+")


def plain(text: str) -> str:
    """Small letters without accents or punctuation.

    >>> plain("Émile  D'Hondt-Maes")
    'emile d hondt maes'
    """
    if text.isascii():  # most texts are, and need no look at each letter
        return NO_LETTER.sub(" ", text.lower()).strip()
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c if c.isalnum() else " " for c in letters if not unicodedata.combining(c)).split())
