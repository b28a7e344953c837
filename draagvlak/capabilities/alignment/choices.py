from django.db import models
from django.utils.translation import gettext_lazy as _


class Governance(models.TextChoices):
    """How a network is governed (Provan & Kenis 2008); "" where nobody said."""

    SHARED = "shared", _("gedeeld: de partners sturen samen")
    LEAD = "lead", _("één partner trekt het netwerk")
    ADMINISTRATIVE = "administrative", _("een aparte organisatie stuurt het netwerk")


class Rhythm(models.TextChoices):
    """How often a network wants to meet; "" where nobody said."""

    WEEKLY = "weekly", _("elke week")
    MONTHLY = "monthly", _("elke maand")
    TWO_MONTHLY = "two_monthly", _("om de twee maanden")
    QUARTERLY = "quarterly", _("elk kwartaal")
    HALF_YEARLY = "half_yearly", _("twee keer per jaar")
    YEARLY = "yearly", _("één keer per jaar")
    AS_NEEDED = "as_needed", _("wanneer het nodig is")


class RequestKind(models.TextChoices):
    """What a network asks people or organisations for, beside its meetings and surveys of ours."""

    SURVEY = "survey", _("bevraging")
    DATA = "data", _("vraag om gegevens")


class Topic(models.TextChoices):
    """What is asked about: two questions of one topic are the same kind of question (METHOD §6, *asked twice*)."""

    NEEDS = "needs", _("noden en drempels")
    OFFER = "offer", _("aanbod en werking")
    REACH = "reach", _("hoeveel mensen deelnemen")
    COOPERATION = "cooperation", _("hoe het samenwerken loopt")
    MEANS = "means", _("middelen en personeel")
    WHO_DOES_WHAT = "who_does_what", _("wie wat doet")
    OTHER = "other", _("iets anders")


class AgreementKind(models.TextChoices):
    """What networks agree on."""

    LEADS = "leads", _("wie trekt wat")
    CONTACT = "contact", _("één aanspreekpunt")
    OTHER = "other", _("andere afspraak")


class Wish(models.TextChoices):
    """What an authority wants some network to take up."""

    GOAL = "goal", _("doel")
    GROUP = "group", _("voor wie")


class What(models.TextChoices):
    """Of what the overlap of networks is shown; the word in an address is Dutch."""

    PEOPLE = "mensen", _("Mensen")
    ORGANISATIONS = "organisaties", _("Organisaties")
    GOALS = "doelen", _("Doelen")
    GROUPS = "voor-wie", _("Voor wie")


SAID = ("purpose", "governance", "goals", "groups", "decisions", "rhythm")  # of a profile: what is known and what isn't
