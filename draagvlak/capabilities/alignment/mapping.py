"""Names that mean the same: whatever their capitals and spaces (decision 0025)."""

from collections.abc import Iterable


def alike(name: str) -> str:
    """
    >>> alike("  Gezinnen met   Kinderen ")
    'gezinnen met kinderen'
    """
    return " ".join(name.split()).casefold()


def names_once(names: Iterable[str]) -> list[str]:
    """Each name once, as it was first written, in that order; empty ones not.

    >>> names_once(["Jeugd ", "", "jeugd", "Sport"])
    ['Jeugd', 'Sport']
    """
    found: dict[str, str] = {}
    for name in names:
        tidy = " ".join(name.split())
        if tidy:
            found.setdefault(tidy.casefold(), tidy)
    return list(found.values())


def by_alike(names: Iterable[str]) -> dict[str, str]:
    """Names by what they mean, each as it was first written."""
    return {alike(name): name for name in names_once(names)}
