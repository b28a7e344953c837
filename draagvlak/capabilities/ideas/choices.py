"""Words of the incubator, and of how free space, policy and results are felt to balance."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class IdeaState(models.TextChoices):
    """What became of an idea. One never expires by itself."""

    GROWING = "growing", _("broedt")
    LET_GO = "let_go", _("losgelaten")
    MERGED = "merged", _("opgegaan in een ander idee")


class Part(models.TextChoices):
    """What somebody who was invited does with an idea."""

    GUEST = "guest", _("denkt mee")
    SCRIBE = "scribe", _("schrijft voor de eigenaar")


class NoteKind(models.TextChoices):
    """What is laid with an idea."""

    NOTE = "note", _("notitie")
    VOICE = "voice", _("stem van iemand in armoede")
    PICTURE = "picture", _("beeld")


class Verdict(models.TextChoices):
    """What comes after a small experiment."""

    GO_ON = "go_on", _("verder")
    TURN = "turn", _("anders")
    LET_GO = "let_go", _("loslaten")


class Side(models.TextChoices):
    """From where somebody looks at the balance."""

    DIRECTOR = "director", _("regisseur")
    LEADER = "leader", _("leidinggevende")


QUIET_DAYS = 90  # an idea at which nobody did anything for so long is asked after, kindly
SHOWN_FROM = 5  # of how many who warm to it the number is told to whom the idea was opened
MOST_BYTES, MOST_SIDE = 5 * 1024 * 1024, 10_000  # of a picture; pixels
MOST_PARTS = 12  # ideas that one is split into, or that go together, at once
