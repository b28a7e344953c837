"""Where a story stands, how somebody was asked and answered, and to what a story is linked."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LINK_DAYS = 60  # that a link to look over a story can be answered
SILENT_DAYS, REMINDED_DAYS = 21, 7  # since a voice was asked, and reminded, before a story may go on without them
GIVEN_DAYS = 365  # that who got a story reads what was done with their reaction


class State(models.TextChoices):
    """What is being done with a story. Readers keep what was published last, in whatever state it is."""

    DRAFT = "draft", _("in de maak")
    REVIEW = "review", _("bij wie aan het woord is")
    GIVEN_BACK = "given_back", _("teruggegeven")
    PUBLISHED = "published", _("te lezen")


class How(models.TextChoices):
    """How somebody got a story, or answered."""

    LINK = "link", _("met de link")
    PAPER = "paper", _("op papier")
    SAID = "said", _("in een gesprek")


class Answer(models.TextChoices):
    """What a voice says of the story it is quoted in."""

    GOOD = "good", _("Zo is het goed")
    OTHER = "other", _("Ik wil iets anders")


class LinkKind(models.TextChoices):
    """To what a story is linked; by this name the column of its link."""

    IDEA = "idea", _("Idee")
    ACTION = "action", _("Actie")
    RESULT = "result", _("Resultaat")
    LAYER = "layer", _("Laag")
    THEME = "theme", _("Thema")
    PLACE = "place", _("Plaats")
    OTHER = "other", _("Ander verhaal")
