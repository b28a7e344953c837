from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What an authority is in Flemish law."""

    MUNICIPALITY = "municipality", _("gemeente")
    PARTNERSHIP = "partnership", _("intergemeentelijk samenwerkingsverband")


# First words of addresses that are no authority's.
RESERVED = frozenset(
    (
        "aanmelden",
        "account",
        "afmelden",
        "agenda",
        "api",
        "beheer",
        "demo",
        "gedeeld",
        "hoe-we-rekenen",
        "mijn",
        "noteren",
        "openbaar",
        "peiling",
        "privacy",
        "static",
        "taal",
        "toestemming",
        "uitnodiging",
        "wachtwoord",
    )
)


class Picture(models.TextChoices):
    """What a logo may be, by its content."""

    PNG = "png", "PNG"
    JPEG = "jpeg", "JPEG"
