"""How far an introduction is, and what somebody may wonder about."""

from django.db import models
from django.utils.translation import gettext_lazy as _

MOST_PROPOSED = 60  # ties of one leaver that a plan begins with, the strongest
LONGEST = 5000  # signs of own words


class Stage(models.TextChoices):
    """How far a hand-over is."""

    PROPOSED = "proposed", _("voorgesteld")
    PLANNED = "planned", _("gepland")
    DONE = "done", _("gedaan")


class Wonder(models.TextChoices):
    """What is changed in the network before it is measured."""

    AWAY = "away", _("Iemand is drie maanden weg")
    GONE = "gone", _("Iemand valt weg")
    MERGER = "merger", _("Gemeenten worden één")


class Doing(models.TextChoices):
    """What somebody does in a succession; for their right of access."""

    LEAVES = "leaves", _("weggaan")
    SUCCEEDS = "succeeds", _("in de plaats komen")
    IS_MET = "is_met", _("leren kennen")
    TAKES_OVER = "takes_over", _("overnemen")
    INTRODUCES = "introduces", _("samenbrengen")
