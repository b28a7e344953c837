"""What a layer gets to see, where a step stands, and what a newsletter is made of."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Shown(models.TextChoices):
    """What is shown in a visible step."""

    STORY = "story", _("een verhaal")
    RESULT = "result", _("een resultaat")
    ACTIVITY = "activity", _("een activiteit")
    BRIEF = "brief", _("de bladzijde voor het bestuur")
    PUBLIC_PAGE = "public_page", _("de openbare pagina")
    OWN = "own", _("iets anders")


class StepState(models.TextChoices):
    """Where a step stands: planned, shown, and then whether it came across."""

    PLANNED = "planned", _("gepland")
    DONE = "done", _("gedaan")
    LANDED = "landed", _("kwam aan")
    MISSED = "missed", _("kwam niet aan")


class ItemKind(models.TextChoices):
    """What a piece of a newsletter is of; by this name the column that says which."""

    RESULT = "result", _("Resultaten")
    INDICATOR = "indicator", _("Cijfers")
    STORY = "story", _("Verhalen")
    ACTIVITY = "activity", _("Activiteiten")
    IDEA = "idea", _("Ideeën die openstaan")


FIRST_BACK = 92  # days that the first newsletter looks back
AHEAD = 92  # days of activities that a newsletter announces
MOST_QUOTES = 2  # of a story, in a newsletter or on one page
