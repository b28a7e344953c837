from django.db import models
from django.utils.translation import gettext_lazy as _

KEPT_FOR = 30  # days that the read cells of a list are kept


class State(models.TextChoices):
    """How far a list has come."""

    READ = "read", _("wacht op jou")
    IMPORTING = "importing", _("we zijn bezig")
    DONE = "done", _("ingelezen")
    UNDONE = "undone", _("ongedaan gemaakt")
    FAILED = "failed", _("niet gelukt")
    CANCELLED = "cancelled", _("gestopt")


class Kept(models.TextChoices):
    """What is kept of a list in pieces."""

    CELLS = "cells"
    BROUGHT = "brought"


class Holds(models.TextChoices):
    """What a file is read for."""

    CONTACTS = "contacts"
    PLAN = "plan"
