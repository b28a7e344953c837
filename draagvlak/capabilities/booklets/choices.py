"""Where a booklet stands, and how long its texts are."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Who reads a booklet: only who makes it, or whoever reads stories."""

    DRAFT = "draft", _("in de maak")
    PUBLISHED = "published", _("te lezen")


LONGEST_TITLE, LONGEST_LINE, LONGEST_FOREWORD = 120, 200, 6_000
MOST_STORIES = 200  # in one booklet
