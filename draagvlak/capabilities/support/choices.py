"""Words of the ledger: bodies and their layers, what counts as evidence, and the six years of a legislature."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

FIRST_TERM, YEARS = 2019, 6  # municipal legislatures: 2019–2024, 2025–2030, 2031–2036 …
PARTNER_LAYER = "partner_organisation"


class BodyKind(models.TextChoices):
    """What sort of body decides or advises; which layer it stands in, `LAYER_OF` says."""

    COLLEGE = "college", _("college en vast bureau")
    COUNCIL = "council", _("gemeenteraad en raad voor maatschappelijk welzijn")
    BCSD = "bcsd", _("bijzonder comité voor de sociale dienst (BCSD)")
    MANAGEMENT_TEAM = "management_team", _("managementteam")
    TEAM_LEADERS = "team_leaders", _("overleg van leidinggevenden")
    TEAM = "team", _("team of dienst")
    PARTNER_BOARD = "partner_board", _("bestuur van een partnerorganisatie")
    OTHER = "other", _("ander orgaan")


LAYER_OF = {
    BodyKind.COLLEGE: "political",
    BodyKind.COUNCIL: "political",
    BodyKind.BCSD: "political",
    BodyKind.MANAGEMENT_TEAM: "management",
    BodyKind.TEAM_LEADERS: "team_leader",
    BodyKind.TEAM: "colleague",
    BodyKind.PARTNER_BOARD: PARTNER_LAYER,
}


class EvidenceKind(models.TextChoices):
    """What can be seen and dated (METHOD §5); two more in the words of daily life, which count as `SHOWN_BY` says."""

    BRIEFING = "briefing", _("bespreking of uitleg")
    MESSAGE = "message", _("bericht of verslag")
    PRESENCE = "presence", _("aanwezigheid")
    STATEMENT = "statement", _("uitspraak in het openbaar")
    INTRODUCTION = "introduction", _("introductie bij iemand anders")
    HOURS = "hours", _("uren")
    BUDGET = "budget", _("budget")
    MANDATE = "mandate", _("mandaat of opdracht")
    DECISION = "decision", _("beslissing met kenmerk")
    STRUCTURAL_DECISION = "structural_decision", _("vastlegging voor meer jaren")
    RECURRENT_BUDGET = "recurrent_budget", _("budget dat elk jaar terugkomt")
    JOB_PROFILE = "job_profile", _("plaats in een functieprofiel")
    REFUSAL = "refusal", _("weigering")
    CUT = "cut", _("besparing op middelen of uren")
    OBSTACLE = "obstacle", _("hindernis")


# As which kind of METHOD §5 a kind counts (decision on words of evidence).
SHOWN_BY = {kind.value: kind.value for kind in EvidenceKind} | {
    EvidenceKind.INTRODUCTION.value: EvidenceKind.STATEMENT.value,
    EvidenceKind.DECISION.value: EvidenceKind.MANDATE.value,
}


class FileKind(models.TextChoices):
    """Files that may lie beside a piece of evidence, by what their content says they are."""

    PDF = "pdf", "PDF"
    PNG = "png", "PNG"
    JPEG = "jpeg", "JPEG"
    ODT = "odt", "ODT"
    DOCX = "docx", "DOCX"


MOST_BYTES = 5 * 1024 * 1024  # of one file
MOST_UNPACKED = 50 * 1024 * 1024  # of an ODT or DOCX


def term_of(day: date) -> tuple[date, date]:
    """The first and the last day of the municipal legislature in which `day` falls.

    >>> term_of(date(2026, 11, 24))
    (datetime.date(2025, 1, 1), datetime.date(2030, 12, 31))
    """
    began = day.year - (day.year - FIRST_TERM) % YEARS
    return date(began, 1, 1), date(began + YEARS - 1, 12, 31)
