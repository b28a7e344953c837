from django.db import models
from django.utils.translation import gettext_lazy as _


class NetworkKind(models.TextChoices):
    """What a network is for."""

    LEISURE = "leisure", _("vrijetijdsparticipatie")
    SOCIAL_POLICY = "social_policy", _("lokaal sociaal beleid")
    CHILDCARE = "childcare", _("kinderopvang")
    CARE = "care", _("zorg")
    OTHER = "other", _("ander netwerk")


# What is known of an organisation besides its name, as its columns are called.
ORGANISATION_DETAILS = ("kind", "enterprise_number", "association_code", "municipality", "email", "phone", "website")


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


class ContactKind(models.TextChoices):
    """Kinds of contact that we propose. Kept as the Dutch word, as lists bring it; any other word is a kind too."""

    COFFEE = "koffie", _("koffie")
    TALK = "gesprek", _("gesprek")
    TELEPHONE = "telefoon", _("telefoon")
    MAIL = "mail", _("mail")
    CHAT = "chat", _("chat")
    HOME_VISIT = "huisbezoek", _("huisbezoek")
    VISIT = "bezoek", _("bezoek")
    MEETING = "vergadering", _("vergadering")
    CONSULTATION = "overleg", _("overleg")
    ACTIVITY = "activiteit", _("activiteit")
    LUNCH = "lunch", _("lunch")
    INTAKE = "intake", _("intake")


class Layer(models.TextChoices):
    """Where somebody stands in the local government's network (analysis.layers, in the same order)."""

    PEOPLE_IN_POVERTY = "people_in_poverty", _("mensen in armoede")
    ASSOCIATION = "association", _("vereniging waar mensen in armoede het woord nemen")
    PARTNER_ORGANISATION = "partner_organisation", _("partnerorganisatie")
    COLLEAGUE = "colleague", _("collega")
    TEAM_LEADER = "team_leader", _("leidinggevende")
    MANAGEMENT = "management", _("management")
    POLITICAL = "political", _("bestuur")


# What stands in an address where else a network would.
RESERVED = {"effectbeoordeling", "gedeeld", "lijst", "logo", "mensen", "netwerken", "privacy", "toegang"}
RESERVED |= {"afstemming", "competenties", "samen-vergaderen", "samengaan", "intervisie"}
CALENDAR = "calendar"  # what a batch begins with that a calendar file brought
PLAN = "plan"  # the same of a file with a policy plan
