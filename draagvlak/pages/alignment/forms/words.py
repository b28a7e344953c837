"""Why something of the alignment is not kept, in a sentence each."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, "Promise | str"] = {
    "register-number": _("Hierin staat een rijksregisternummer. Dat bewaren we nooit. Haal het weg."),
    "names": _("Dit zijn er te veel, of een naam is te lang. Hou elke naam kort, en bewaar er hoogstens veertig."),
    "empty": _("Dit veld is nog leeg. Vul het in."),
    "long": _("Deze naam is te lang. Hou hem onder de 120 tekens."),
    "wanted-already": _("Dit staat er al."),
    "of-whom": _("Zeg aan wie het gevraagd wordt: kies iemand, of typ een organisatie."),
    "many": _("Dit zijn er te veel voor één keer. Noteer het in twee delen."),
    "two": _("Een afspraak is er tussen netwerken. Kies er minstens twee."),
    "lead": _("Kies welk van deze netwerken dit trekt."),
    "contact": _("Zeg wie het aanspreekpunt is: typ een organisatie, of kies iemand."),
    "contact-already": _("Hiervoor is er al één aanspreekpunt. Pas die afspraak aan, of beëindig ze eerst."),
    "person": _("Kies iemand uit de lijst."),
    "before": _("Deze dag komt voor het begin van de afspraak. Kies een latere dag."),
}
