from django.db import models
from django.utils.translation import gettext_lazy as _


class What(models.TextChoices):
    """What a municipality may share with others, each piece apart; figures are counts of five and more."""

    ABOUT = "about", _("wie we zijn: grootte, wie stuurt, sinds wanneer")
    PEOPLE = "people", _("hoeveel mensen, per laag")
    ORGANISATIONS = "organisations", _("hoeveel organisaties")
    CONTACTS = "contacts", _("hoeveel contacten in een jaar")
    SUPPORT = "support", _("hoe elke laag erachter staat")
    LOAD = "load", _("hoeveel vergaderingen vragen")
    STAGE = "stage", _("hoe verankerd het netwerk is, en welke stappen het zette")
    PRACTICE = "practice", _("praktijk")
    STORY = "story", _("verhaal")


FIGURES = (What.ABOUT, What.PEOPLE, What.ORGANISATIONS, What.CONTACTS, What.SUPPORT, What.LOAD, What.STAGE)


class Audience(models.TextChoices):
    """With whom something is shared, or whom a question goes to."""

    CHOSEN = "chosen", _("met wie ik kies")
    REGION = "region", _("met gemeenten van onze regio")
    ALL = "all", _("met alle gemeenten")


class Age(models.TextChoices):
    """For how many years a network has been there."""

    UNKNOWN = "", _("begin niet bekend")
    YOUNG = "young", _("minder dan 3 jaar")
    GROWN = "grown", _("3 tot 9 jaar")
    OLD = "old", _("10 jaar of langer")


class Order(models.TextChoices):
    """In which order networks stand side by side: never by what is measured of them."""

    NAME = "naam", _("op naam")
    LIKENESS = "gelijkenis", _("wie het meest op ons lijkt eerst")
