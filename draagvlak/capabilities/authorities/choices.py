from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What an authority is in Flemish law."""

    MUNICIPALITY = "municipality", _("gemeente")
    PARTNERSHIP = "partnership", _("intergemeentelijk samenwerkingsverband")
