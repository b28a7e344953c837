from django.db import models
from django.utils.translation import gettext_lazy as _


class NetworkKind(models.TextChoices):
    """What a network is for."""

    LEISURE = "leisure", _("vrijetijdsparticipatie")
    SOCIAL_POLICY = "social_policy", _("lokaal sociaal beleid")
    CHILDCARE = "childcare", _("kinderopvang")
    CARE = "care", _("zorg")
    OTHER = "other", _("ander netwerk")


class OrganisationKind(models.TextChoices):
    """What an organisation is in the network."""

    ASSOCIATION = "association", _("vereniging waar mensen in armoede het woord nemen")
    PARTNER = "partner", _("partnerorganisatie")
    SERVICE = "service", _("dienst van de gemeente of het OCMW")
    OTHER = "other", _("andere organisatie")


class Presence(models.TextChoices):
    """What came of asking somebody to a meeting."""

    INVITED = "invited", _("uitgenodigd")
    PRESENT = "present", _("was er")
    EXCUSED = "excused", _("verontschuldigd")
    ABSENT = "absent", _("was er niet")


class Rhythm(models.TextChoices):
    """How often a meeting comes back; "" stands for once."""

    ONCE = "", _("één keer")
    WEEKLY = "weekly", _("elke week")
    FORTNIGHTLY = "fortnightly", _("om de twee weken")
    MONTHLY_WEEKDAY = "monthly_weekday", _("elke maand, op dezelfde weekdag (bv. de tweede dinsdag)")
    MONTHLY_DAY = "monthly_day", _("elke maand, op dezelfde datum")


class Shared(models.TextChoices):
    """What a municipality may let a partnership see of a network of its own."""

    REPORT = "report", _("het ankerrapport, zonder namen")
    ORGANISATIONS = "organisations", _("de kaart van organisaties")


MEETING_KIND = "vergadering"  # the kind of the contact that a held meeting makes, as lists of directors say it
CALENDAR = "calendar"  # what a batch begins with that a calendar file brought
