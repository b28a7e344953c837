"""Words of the Flemish planning cycle (BBC) and of the network's own plan."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class PlanKind(models.TextChoices):
    """Whose plan it is: of a municipality, or of the network itself."""

    MULTI_YEAR = "multi_year", _("meerjarenplan van een gemeente")
    AGREEMENT = "agreement", _("afsprakennota van het netwerk")


class ActionState(models.TextChoices):
    """How far an action is."""

    PLANNED = "planned", _("gepland")
    RUNNING = "running", _("loopt")
    DONE = "done", _("klaar")
    STOPPED = "stopped", _("gestopt")


class IndicatorKind(models.TextChoices):
    """What an indicator counts. Of people who take part only how many, never who."""

    COUNT = "count", _("aantal")
    SHARE = "share", _("percentage")
    MONEY = "money", _("bedrag")
    PARTICIPATION = "participation", _("deelnames, alleen als aantal")


class Direction(models.TextChoices):
    """Which way an indicator should go."""

    UP = "up", _("omhoog")
    DOWN = "down", _("omlaag")


# What the three levels of a plan are called, by kind of plan.
LEVELS: dict[PlanKind, tuple["str | Promise", ...]] = {
    PlanKind.MULTI_YEAR: (_("beleidsdoelstelling"), _("actieplan"), _("actie")),
    PlanKind.AGREEMENT: (_("strategische doelstelling"), _("operationele doelstelling"), _("actie")),
}


def levels_of(kind: str) -> tuple["str | Promise", ...]:
    """What the levels are called in a plan of this kind."""
    return LEVELS[PlanKind(kind)]
