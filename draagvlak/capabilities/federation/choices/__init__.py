from django.db import models
from django.utils.translation import gettext_lazy as _

SCHEMA = "draagvlak.shared/1"
MOST_BYTES = 1024 * 1024  # of a signed file, which is what an outgoing request reads at most


class Piece(models.TextChoices):
    """What has a key of its own, so that it can be withdrawn."""

    QUOTE = "quote", _("citaat")
    STORY = "story", _("verhaal")
    PRACTICE = "practice", _("praktijk")
