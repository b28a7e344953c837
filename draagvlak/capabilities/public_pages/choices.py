from django.db import models
from django.utils.translation import gettext_lazy as _


class Block(models.TextChoices):
    """What a public page may show, in the order in which it does."""

    PURPOSE = "purpose", _("waarvoor het netwerk er is")
    HEADLINE = "headline", _("hoe stevig het netwerk staat, in één zin zonder namen")
    ACTIVITIES = "activities", _("open activiteiten")
    EVENTS = "events", _("activiteiten uit de UiTdatabank")
    STORIES = "stories", _("verhalen")
    RESULTS = "results", _("resultaten")
    PARTNERS = "partners", _("partners")
    CONTACT = "contact", _("contact")


class Partners(models.TextChoices):
    """Which organisations of the network stand on its page."""

    TICKED = "ticked", _("alleen die je aanvinkt")
    EVERY = "all", _("alle organisaties van het netwerk")


class Shape(models.TextChoices):
    """The pictures that are made of a story, by what stands in their address."""

    WIDE = "kaart-breed", _("Kaart, liggend (1200 × 630)")
    SQUARE = "kaart-vierkant", _("Kaart, vierkant (1080 × 1080)")
    A4 = "affiche-a4", _("Affiche A4")
    A3 = "affiche-a3", _("Affiche A3")


# In which formats each is made.
FORMATS = {
    Shape.WIDE: ("png", "svg"),
    Shape.SQUARE: ("png", "svg"),
    Shape.A4: ("pdf", "png"),
    Shape.A3: ("pdf", "png"),
}
