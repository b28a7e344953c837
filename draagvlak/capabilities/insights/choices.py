from django.db import models
from django.utils.translation import gettext_lazy as _

REFUSED_FOR = 90  # days


class Answer(models.TextChoices):
    """What the director says of a proposed conversation."""

    DONE = "done", _("Gedaan")
    NOT_NOW = "not_now", _("Niet nu")
    NOT_RIGHT = "not_right", _("Klopt niet")


class Level(models.TextChoices):
    """How close a map comes: to organisations, or to persons."""

    ORGANISATIONS = "organisations", _("Organisaties")
    PEOPLE = "people", _("Personen")
