from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """How far a survey is. It takes answers while it is open, from its first day up to and including its last."""

    DRAFT = "draft", _("in voorbereiding")
    OPEN = "open", _("open")
    CLOSED = "closed", _("gesloten")


class FormKind(models.TextChoices):
    """Which of the two forms a link opens."""

    WORDS = "words", _("met woorden")
    PICTURES = "pictures", _("met pictogrammen en voorlezen")


class Unsaid(models.TextChoices):
    """Why a sheet has no value for an item; "" where it has one."""

    UNKNOWN = "unknown", _("weet ik niet")
    RATHER_NOT = "rather_not", _("zeg ik liever niet")
    LEFT_OPEN = "left_open", _("niet ingevuld")


ITEMS = 6  # three of trust, then three of value, in the order of METHOD §5
ANSWERS = (1, 2, 3, 4)
K = 5  # as many answers as there must be before anything is told of them
INVITATIONS_KEPT = 30  # days after the last day of a survey that its addresses and links are kept
REMIND_AFTER = 7  # days
LONGEST_REMARK = 600
