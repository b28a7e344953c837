"""What a story may be used for, and how somebody said yes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Use(models.TextChoices):
    """Where the words may stand. Each use is asked apart."""

    PAGES = "pages", _("op de pagina's van het netwerk")
    PACK = "pack", _("in het verantwoordingsdossier")


class How(models.TextChoices):
    """How consent was given."""

    SAID = "said", _("mondeling, in een gesprek")
    SIGNED = "signed", _("op papier")
    WRITTEN = "written", _("in een bericht")
