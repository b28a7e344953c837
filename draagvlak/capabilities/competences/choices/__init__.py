"""Words of competences: the four levels, the roles of a network, and what became of an offer."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.competences.choices.cards import CARDS

__all__ = ["CARDS", "LEVELS", "Level", "OfferState", "RoleKind"]


class Level(models.IntegerChoices):
    """What somebody does with a competence. `NOT_YET` is no level: it says that it isn't theirs (yet)."""

    NOT_YET = 0, _("doet het nog niet")
    WATCHES = 1, _("kijkt toe")
    WITH_HELP = 2, _("doet het met hulp")
    ALONE = 3, _("doet het zelf")
    TEACHES = 4, _("leert het anderen")


LEVELS = (Level.WATCHES, Level.WITH_HELP, Level.ALONE, Level.TEACHES)


class RoleKind(models.TextChoices):
    """The roles that every network has, and those that it thinks of itself."""

    DIRECTOR = "director", _("netwerkregisseur")
    BRIDGE_PEOPLE = "bridge_people", _("brug naar mensen in armoede")
    STORYTELLER = "storyteller", _("verhalenverteller")
    BRIDGE_BOARD = "bridge_board", _("brug naar leidinggevenden en bestuur")
    OWN = "own", _("eigen rol")


class OfferState(models.TextChoices):
    """What became of the question whether somebody takes a role."""

    OPEN = "open", _("gevraagd")
    ACCEPTED = "accepted", _("ja gezegd")
    DECLINED = "declined", _("liever niet")
    WITHDRAWN = "withdrawn", _("niet meer gevraagd")
