"""Why something of succession is not kept, in a sentence each."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, "Promise | str"] = {
    "register-number": _("Hierin staat een rijksregisternummer. Dat bewaren we nooit. Haal het weg."),
    "who": _("Kies iemand uit de lijst."),
    "same": _("Kies iemand anders: deze persoon staat er al in."),
    "leaves-already": _("Voor deze persoon loopt al een opvolgingsplan."),
    "handed-already": _("Dit contact staat al in het plan."),
    "nothing": _("Kies met wie het contact is, of zeg welke rol het is."),
    "closed": _("Dit plan is afgerond. Open het eerst opnieuw."),
    "not-yet": _("Deze dag moet nog komen. Kies vandaag of vroeger."),
    "gone-by": _("Deze dag is voorbij. Kies vandaag of later."),
}
