from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """How far a merger is."""

    OPEN = "open", _("in voorbereiding")
    MERGING = "merging", _("bezig")
    MERGED = "merged", _("samengegaan")
    FAILED = "failed", _("niet gelukt")


class What(models.TextChoices):
    """What turns out to be one, or two."""

    PERSON = "person", _("persoon")
    ORGANISATION = "organisation", _("organisatie")
