"""Words of the papers that a network owes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NoteForm(models.TextChoices):
    """The two forms of an agreement note for 2027–2032."""

    LOCAL = "local", _("lokaal netwerk, onder de overgangsmaatregel")
    SUPRA_LOCAL = "supra_local", _("bovenlokaal netwerk van een intergemeentelijk samenwerkingsverband")


class NoteState(models.TextChoices):
    """How far an agreement note is."""

    WRITING = "writing", _("wordt geschreven")
    FILED = "filed", _("ingediend")


class Chapter(models.TextChoices):
    """The parts of an agreement note, in their order; what is in the product stands there already."""

    PARTNERS = "partners", _("partners")
    VISION = "vision", _("visie op drempels")
    ENVIRONMENT = "environment", _("omgevingsanalyse")
    OBJECTIVES = "objectives", _("doelstellingen en acties")
    ROLES = "roles", _("wie doet wat")
    BUSINESS = "business", _("zakelijk plan")
    TAKING_PART = "taking_part", _("hoe partners en mensen in armoede meewerkten")
