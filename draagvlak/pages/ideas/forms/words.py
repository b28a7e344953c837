"""Why something of an idea is not kept, in a sentence each."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, "Promise | str"] = {
    "register-number": _("Hierin staat een rijksregisternummer. Dat bewaren we nooit. Haal het weg."),
    "empty": _("Geef het idee een titel."),
    "nobody": _("Kies iemand uit de lijst."),
    "no-layer": _("Duid aan voor wie je het openstelt."),
    "not-growing": _("Dit idee is losgelaten of opgegaan in een ander. Daarom stel je het niet meer open."),
    "yes-needed": _("Je stelt dit open voor iemand anders. Noteer wanneer die ja zei."),
    "yes-when": _("Deze dag kan niet: kies een dag tussen het begin van het idee en vandaag."),
    "is-over": _("Dit idee is losgelaten of opgegaan in een ander. Verbinden kan niet meer."),
    "no-action": _("Kies een actie uit de lijst."),
}
