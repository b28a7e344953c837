"""What words may be used for, and how somebody said yes or no."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Use(models.TextChoices):
    """Where the words may stand. Each use is asked apart."""

    PAGES = "pages", _("de pagina’s van het netwerk, voor wie zich aanmeldt")
    PUBLIC = "public", _("de openbare pagina, die iedereen kan lezen")
    BOOKLET = "booklet", _("een bundel met verhalen")
    PEERS = "peers", _("wat andere gemeenten lezen")
    NEWSLETTER = "newsletter", _("de nieuwsbrief")


class Answer(models.TextChoices):
    """LANGUAGE §7."""

    NAMED = "named", _("Ja, met mijn naam")
    PSEUDONYM = "pseudonym", _("Ja, met een andere naam")
    NO = "no", _("Nee")


class How(models.TextChoices):
    """How the answer came."""

    LINK = "link", _("met de link")
    PAPER = "paper", _("op papier")
    SAID = "said", _("mondeling")


class TakenBackHow(models.TextChoices):
    """How a consent was taken back."""

    LINK = "link", _("met de link")
    REQUEST = "request", _("op vraag")
    ACCOUNT = "account", _("met de eigen account")


YES = (Answer.NAMED, Answer.PSEUDONYM)
DAYS_TO_ANSWER = 60  # of a link; taking back goes on as long as there is something to take back
LONGEST_NAME, LONGEST_PLACE = 120, 200
