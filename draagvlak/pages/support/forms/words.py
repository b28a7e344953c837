"""Why something of the ledger is not kept, in a sentence each."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, "Promise | str"] = {
    "register-number": _("Hierin staat een rijksregisternummer. Dat bewaren we nooit. Haal het weg."),
    "address": _("Dit is geen webadres. Typ het zo: https://lokaalbeslist.vlaanderen.be/…"),
    "needed": _("Een beslissing met kenmerk heeft een webadres nodig. Heb je dat niet? Kies “mandaat of opdracht”."),
    "far-ahead": _("Deze dag is meer dan een jaar verder. Kijk het jaar na."),
    "before": _("Deze dag komt voor het begin. Kies een latere dag."),
    "before-member": _("Iemand van hen kwam later pas in het netwerk. Kies een latere dag."),
    "before-office": _("Iemand van hen begon pas op die dag of later. Kies een latere dag."),
    "not-yet": _("Deze dag moet nog komen. Kies vandaag of vroeger."),
    "who": _("Kies een orgaan of iemand uit de lijst."),
    "no-office": _("Bewijs op naam noteren we alleen van wie in deze laag een functie heeft of had."),
    "no-name": _("Zeg wie het is: kies iemand, of typ een naam."),
    "sits-already": _("Deze persoon zit er al in."),
    "body-twice": _("Dit orgaan staat er al."),
    "other-layer": _("Zo zou dit orgaan naar een andere laag gaan. Maak er een nieuw orgaan van."),
    "has-evidence": _(
        "Van dit orgaan is bewijs genoteerd. Het blijft. Geef het een laatste dag, of haal eerst het bewijs weg."
    ),
    "empty": _("Schrijf op wat je gaat doen."),
    "file-empty": _("Dit bestand is leeg. Er is niets bewaard."),
    "file-too-large": _("Dit bestand is groter dan 5 MB. Er is niets bewaard. Maak het kleiner en probeer opnieuw."),
    "file-kind": _("Dit bestand is geen PDF, PNG, JPEG, ODT of DOCX. Er is niets bewaard."),
    "file-damaged": _("Dit bestand konden we niet lezen. Er is niets bewaard. Bewaar het opnieuw als PDF."),
    "file-password": _(
        "Dit bestand is beveiligd met een wachtwoord. Er is niets bewaard. Bewaar het zonder wachtwoord."
    ),
    "file-macros": _("In dit bestand zitten macro’s. Er is niets bewaard. Bewaar het als PDF."),
}
