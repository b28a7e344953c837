"""Why something of a note is not kept, in a sentence each."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, "Promise | str"] = {
    "register-number": _("Hierin staat een rijksregisternummer. Dat bewaren we nooit. Haal het weg."),
    "filed": _("Deze nota is ingediend. Je kan ze alleen nog lezen. Kies eerst “Open opnieuw”."),
    "no-partnership": _(
        "Alleen een intergemeentelijk samenwerkingsverband kan een bovenlokale nota maken. Kies de lokale."
    ),
    "no-plan": _("Dit plan is er niet meer. Kies een ander."),
    "no-place": _("Deze gemeente hoort niet bij het netwerk. Kies een andere."),
    "not-yet": _("Deze dag moet nog komen. Kies vandaag of vroeger."),
    "partner-twice": _("Deze partner staat er al."),
    "needed": _("Vul dit in."),
    "no-chapter": _("Dit hoofdstuk hoort niet bij deze nota."),
    "not-bare": _("In deze nota is al gewerkt. Ze blijft."),
    "not-last": _("Deze versie blijft: er kwam een andere na, of de nota is ingediend."),
}

# Why a row of a file is no figure.
SKIPPED: dict[str, "Promise | str"] = {
    "name": _("er staat niet bij wat het cijfer telt"),
    "value": _("de waarde is geen getal"),
    "year": _("het jaar is geen jaar"),
    "long": _("een tekst is te lang"),
    "register-number": _("er staat een rijksregisternummer in; dat bewaren we nooit"),
    "source": _("er is geen bron"),
    "most": _("er staan al 2000 cijfers in dit bestand"),
}
