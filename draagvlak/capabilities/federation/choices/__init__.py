from django.db import models
from django.utils.translation import gettext_lazy as _

SCHEMA = "draagvlak.shared/1"
MOST_BYTES = 1024 * 1024  # of a signed file, which is what an outgoing request reads at most


class Piece(models.TextChoices):
    """What has a key of its own, so that it can be withdrawn."""

    QUOTE = "quote", _("citaat")
    STORY = "story", _("verhaal")
    PRACTICE = "practice", _("praktijk")


class Size(models.TextChoices):
    """By how many people there are in a network, in groups of five: the official list has no inhabitants."""

    SMALL = "small", _("minder dan 25 mensen")
    MIDDLE = "middle", _("25 tot 49 mensen")
    LARGE = "large", _("50 tot 99 mensen")
    LARGEST = "largest", _("100 mensen of meer")


def size_of(people: int) -> str:
    """The class of a network of so many people.

    >>> [size_of(people) for people in (24, 25, 50, 100)]
    ['small', 'middle', 'large', 'largest']
    """
    ends = ((25, Size.SMALL), (50, Size.MIDDLE), (100, Size.LARGE))
    return str(next((size.value for end, size in ends if people < end), Size.LARGEST.value))
