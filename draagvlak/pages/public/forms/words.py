"""Why something of the public page is not kept."""

from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "register-number": _("Een rijksregisternummer bewaren we nooit. Haal het weg, dan bewaren we de rest."),
    "phone": _("Dit is geen telefoonnummer dat we kennen. Schrijf het als 0470 12 34 56."),
    "phone-extension": _("Laat het toestelnummer weg."),
    "host": _("Eén van deze sites kennen we niet. Schrijf ze als www.duffel.be, één op elke lijn."),
    "hosts": _("Noem hoogstens tien sites."),
    "empty": _("Vul dit nog in."),
    "meeting": _("Deze vergadering staat al open, of is er niet meer."),
}
NO_NAMES = _("Iedereen kan dit lezen. Noem niemand die dat niet wil.")
