"""Places in a text, each from its first sign up to and without its last, and the text with others there."""

from collections.abc import Iterable, Sequence

Place = tuple[int, int]


def joined(places: Iterable[Place]) -> list[Place]:
    """In order; those that touch, or lie in each other, are one.

    >>> joined([(15, 20), (4, 7), (4, 10)])
    [(4, 10), (15, 20)]
    """
    found: list[Place] = []
    for start, end in sorted(places):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def replaced(text: str, places: Sequence[Place], instead: str) -> str:
    """`places` in order, none over another.

    >>> replaced("Een bal en een feest", [(4, 7), (15, 20)], "[…]")
    'Een […] en een […]'
    """
    for start, end in reversed(places):
        text = text[:start] + instead + text[end:]
    return text
