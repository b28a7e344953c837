"""Why something of competences or roles is not kept, in a sentence each."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, "Promise | str"] = {
    "register-number": _("Hierin staat een rijksregisternummer. Dat bewaren we nooit. Haal het weg."),
    "empty": _("Schrijf hier een paar woorden."),
    "card-gone": _("Deze kaart wordt niet meer gebruikt. Kies een andere."),
    "card-twice": _("Er is al een kaart met deze naam. Kies een andere naam."),
    "role-twice": _("Er is al een rol met deze naam. Kies een andere naam, of pas die rol aan."),
    "no-colleague": _("Deze persoon heeft hier geen account meer. Kies iemand anders."),
    "asked-already": _("Dit vroeg je al aan deze persoon. Wacht op het antwoord, of haal je vraag weg."),
    "too-many": _("Er wachten al twintig vragen van jou op een antwoord. Haal er eerst een weg."),
    "no-person": _("Deze persoon staat niet in dit netwerk. Kies iemand anders."),
    "holds-already": _("Deze persoon heeft deze rol al."),
    "not-yet": _("Deze dag moet nog komen. Kies vandaag of vroeger."),
    "before": _("Deze dag komt voor het begin. Kies een latere dag."),
}
