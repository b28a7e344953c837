"""A word of its own for an address."""

from collections.abc import Collection

from django.utils.text import slugify


def free_slug(name: str, taken: Collection[str], otherwise: str, longest: int) -> str:
    """The name as a word of an address, `otherwise` where nothing of it is left; numbered where it is taken.

    >>> free_slug("De Haan", {"de-haan"}, "bestuur", 40), free_slug("?", (), "bestuur", 40)
    ('de-haan-2', 'bestuur')
    """
    wanted = slugify(name)[:longest] or otherwise
    numbered = (f"{wanted}-{n}" for n in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *numbered) if slug not in taken)
