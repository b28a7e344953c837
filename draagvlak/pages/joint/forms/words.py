"""Why something of a planning is not kept, in a sentence each."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, "Promise | str"] = {
    "register-number": _("Hierin staat een rijksregisternummer. Dat bewaren we nooit. Haal het weg."),
    "no-network": _("Kies minstens één netwerk dat jij trekt."),
    "backwards": _("De laatste dag komt voor de eerste. Kies een latere dag."),
    "too-long": _("Een planning duurt hoogstens dertien maanden. Kies een vroegere laatste dag."),
    "too-short": _("Zo lang duurt geen van deze delen van een dag. Kies er een langer, of maak de vergadering korter."),
    "one-more": _("Kies een tweede vergadering."),
    "no-part": _("Duid minstens één deel van de week aan."),
    "no-person": _("Kies iemand van deze netwerken."),
    "never-there": _("Dat iemand er nooit bij mag zijn, kan je hier niet vragen."),
    "no-days": _("Zeg hoeveel dagen ertussen moeten liggen."),
    "outside": _("Deze dag valt buiten de planning."),
}
