from django.db import models
from django.utils.translation import gettext_lazy as _


class RoleKind(models.TextChoices):
    """What somebody is in an authority's workspace (TRUST §1); all but the administrator hold per network."""

    ADMINISTRATOR = "administrator", _("beheerder van de gemeente")
    DIRECTOR = "director", _("netwerkregisseur")
    COLLEAGUE = "colleague", _("collega in het netwerk")
    PARTNER = "partner", _("lid van een partnerorganisatie")
    EXPERIENCE = "experience", _("ervaringsdeskundige")
    STORYTELLER = "storyteller", _("verhalenverteller")
    LEADER = "leader", _("leidinggevende of management")
    POLITICIAN = "politician", _("bestuurder")
