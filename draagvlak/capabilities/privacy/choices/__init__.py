"""What may be asked, how long an answer may take."""

from django.db import models
from django.utils.translation import gettext_lazy as _

ANSWER_WITHIN = 1  # month (GDPR art. 12, 3)


class RequestKind(models.TextChoices):
    """A right of somebody whose data are kept (GDPR art. 15–21)."""

    ACCESS = "access", _("inzage: wat weten jullie over mij?")
    PORTABILITY = "portability", _("meenemen: mijn gegevens als bestand")
    RECTIFICATION = "rectification", _("verbeteren: er klopt iets niet")
    OBJECTION = "objection", _("bezwaar: laat mij uit kaart en maten")
    ERASURE = "erasure", _("wissen: haal mij weg")


class Outcome(models.TextChoices):
    """How a request was answered."""

    DONE = "done", _("gedaan")
    REFUSED = "refused", _("niet gedaan, en gezegd waarom")
