"""Texts as they are compared: by their letters and figures alone."""

import unicodedata


def plain(text: str) -> str:
    """Small letters without accents or punctuation.

    >>> plain("Émile  D'Hondt-Maes")
    'emile d hondt maes'
    """
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c if c.isalnum() else " " for c in letters if not unicodedata.combining(c)).split())
