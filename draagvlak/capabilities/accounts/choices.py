from django.db import models
from django.utils.translation import gettext_lazy as _


class RoleKind(models.TextChoices):
    """What somebody is in an authority's workspace."""

    DIRECTOR = "director", _("netwerkregisseur")
