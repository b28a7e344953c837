"""Why something is not kept, in a sentence each, and why two people may be one."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = dict[str, "Promise | str"]

REFUSALS: Words = {
    "register-number": _("Hierin staat een rijksregisternummer. Dat bewaren we nooit. Haal het weg."),
    "phone": _("Dit is geen telefoonnummer. Typ het zo: 0470 12 34 56, of met landnummer: +31 20 123 45 67."),
    "phone-extension": _("Een toestelnummer past hier niet bij. Zet het bij de functie."),
    "enterprise-number": _("Dit is geen KBO-nummer. Het heeft tien cijfers, zoals 0403.019.261."),
    "enterprise-number-digit": _("In dit KBO-nummer staat een verkeerd cijfer. Kijk het na."),
    "association-code": _("Dit is geen code van het verenigingsregister: een V en zeven cijfers, zoals V0012345."),
    "no-name": _("Vul een naam in. Alleen een roepnaam is genoeg."),
    "consent": _(
        "Dit is iemand in armoede. E-mail en telefoon bewaren we pas als die daarmee akkoord ging. "
        "Vul in wanneer, of laat ze leeg."
    ),
    "parent-consent": _(
        "Van een minderjarige bewaren we e-mail en telefoon pas als een ouder akkoord ging. "
        "Vul in wanneer, of laat ze leeg."
    ),
    "not-yet": _("Deze dag moet nog komen. Kies vandaag of vroeger."),
    "before": _("Deze dag valt te vroeg: wat er staat, begon toen of later. Kies een latere dag."),
    "has-left": _("Deze persoon hoort al niet meer bij dit netwerk."),
    "layer": _("Deze laag bestaat niet."),
    "name-taken": _("Zo heet al een organisatie. Vink aan dat ze één worden, of kies een andere naam."),
    "two-accounts": _("Beiden hebben een eigen account. Trek er eerst één in. Er is niets veranderd."),
    "later-joining": _("Na dit samenvoegen kwam er nog een. Maak eerst dat ongedaan. Er is niets veranderd."),
    "name-taken-since": _("Een van beide namen is intussen van een andere organisatie. Er is niets veranderd."),
    "later-merging": _("Na dit samenvoegen kwam er nog een. Maak eerst dat ongedaan. Er is niets veranderd."),
}
REASONS: Words = {
    "register-number": _("Uit een van beide namen is een rijksregisternummer weggelaten."),
    "email": _("Ze hebben hetzelfde e-mailadres."),
    "accents": _("De namen verschillen alleen in accenten of leestekens."),
    "suffix": _("De namen verschillen alleen in een titel of iets tussen haakjes."),
    "order": _("Het zijn dezelfde woorden in een andere volgorde."),
    "initials": _("De ene naam heeft alleen de eerste letter van de voornaam."),
    "name": _("De namen lijken op elkaar."),
}
PARTS: Words = {
    "name": _("Naam"),
    "known_as": _("Roepnaam"),
    "function": _("Functie"),
    "organisation": _("Organisatie"),
    "municipality": _("Gemeente"),
    "email": _("E-mailadres"),
    "phone": _("Telefoon"),
}
