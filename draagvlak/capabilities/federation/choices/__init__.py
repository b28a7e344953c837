from django.db import models
from django.utils.translation import gettext_lazy as _

SCHEMA = "draagvlak.shared/1"
MOST_BYTES = 4 * 1024 * 1024  # of a signed file
STAGES = ("unknown", "scattered", "hangs_on_director", "single_thread", "anchored", "firmly_anchored")


class Size(models.TextChoices):
    """How many persons are in a network; "" where it isn't told."""

    SMALL = "small", _("tot 30 mensen")
    MIDDLE = "middle", _("31 tot 80 mensen")
    LARGE = "large", _("81 tot 200 mensen")
    VERY_LARGE = "very_large", _("meer dan 200 mensen")


class Piece(models.TextChoices):
    """What has a key of its own, so that it can be withdrawn."""

    QUOTE = "quote", _("citaat")
    STORY = "story", _("verhaal")
    PRACTICE = "practice", _("praktijk")


def size_of(persons: int) -> str:
    """The class of a network of so many persons.

    >>> [size_of(persons) for persons in (30, 31, 200, 201)]
    ['small', 'middle', 'large', 'very_large']
    """
    above = [size for size, most in ((Size.SMALL, 30), (Size.MIDDLE, 80), (Size.LARGE, 200)) if persons <= most]
    return str((above or [Size.VERY_LARGE])[0].value)
