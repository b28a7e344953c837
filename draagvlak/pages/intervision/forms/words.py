"""Why something of the intervision is not kept, in a sentence each."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, "Promise | str"] = {
    "register-number": _("Hierin staat een rijksregisternummer. Dat bewaren we nooit. Haal het weg."),
    "empty": _("Dit veld is nog leeg. Vul het in."),
    "past": _("Deze dag is voorbij. Kies vandaag of later."),
    "nothing": _("Kies minstens één stuk om te delen."),
    "nobody": _("Kies met wie: vink minstens één gemeente of samenwerkingsverband aan."),
    "far-ahead": _("Deze dag ligt te ver vooruit. Kijk de dag na."),
    "already": _("Een van deze stukken deel je al met dezelfde gemeenten. Vink het uit, of trek het eerst terug."),
}
