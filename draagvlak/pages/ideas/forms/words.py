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
    "empty-note": _("Schrijf op wat je erbij wil leggen."),
    "empty-alt": _("Zeg wat er op het beeld staat, voor wie het niet ziet."),
    "no-yes": _("Zonder de ja van wie erop staat, bewaren we dit beeld niet. Er is niets bewaard. Vraag het eerst."),
    "no-picture": _("Kies een bestand."),
    "picture-empty": _("Dit bestand is leeg. Er is niets bewaard."),
    "picture-too-large": _("Dit beeld is groter dan 5 MB. Er is niets bewaard. Maak het kleiner en probeer opnieuw."),
    "picture-too-wide": _("Dit beeld is te groot: hoogstens 10.000 pixels per kant. Er is niets bewaard."),
    "picture-kind": _("Dit bestand is geen PNG of JPEG. Er is niets bewaard."),
    "picture-damaged": _("Dit beeld konden we niet lezen. Er is niets bewaard. Bewaar het opnieuw als PNG of JPEG."),
    "empty-tried": _("Schrijf op wat je probeert."),
    "empty-learned": _("Schrijf op wat je leerde, ook als het weinig is."),
    "far-ahead": _("Deze dag is meer dan een jaar verder. Kijk het jaar na."),
    "after-end": _("Deze dag komt na het einde van de proef. Kies een vroegere dag."),
    "before": _("Deze dag komt voor het begin van de proef. Kies een latere dag."),
    "not-yet": _("Deze dag moet nog komen. Kies vandaag of vroeger."),
    "empty-reason": _("Zeg waarom je het loslaat. Dat helpt een volgende keer."),
    "merged": _("Dit idee ging op in een ander. Laat dat andere los."),
    "two": _("Kies minstens één ander idee, en niet meer dan twaalf samen."),
    "owners": _("Deze ideeën zijn van verschillende mensen. Daarom gaan ze niet samen."),
    "grows-no-more": _("Een van deze ideeën broedt niet meer. Er is niets veranderd."),
    "several": _("Schrijf minstens twee ideeën op, en hoogstens twaalf: één per lijn."),
    "long-title": _("Een van de titels is langer dan 160 tekens. Maak hem korter."),
    "no-action": _("Kies een actie uit de lijst."),
}
