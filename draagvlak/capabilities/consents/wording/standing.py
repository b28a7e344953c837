"""How it stands with a use of a quote, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TOLD: dict[str, Promise] = {
    "unasked": _("nog niet gevraagd"),
    "asked": _("gevraagd"),
    "yes": _("ja"),
    "no": _("nee"),
    "withdrawn": _("ingetrokken"),
    "changed": _("ja, maar voor andere woorden"),
    "over": _("ja, maar de tijd is om"),
}


def stand_told(stand: str) -> str:
    return str(TOLD[stand])
