"""Why a signed file was not taken in, in one sentence, and what can be done."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.federation.choices.refusals import RefusedFileError

SENTENCES: dict[str, Promise] = {
    "too-large": _("Dit bestand is groter dan 1 MB. Er is niets bewaard. Vraag de afzender om minder te delen."),
    "unreadable": _(
        "Dit is geen ondertekend bestand van Draagvlak. Er is niets bewaard. Kies het bestand zoals je het kreeg."
    ),
    "changed": _("Dit bestand werd veranderd nadat het ondertekend was. Er is niets bewaard. Vraag het opnieuw."),
    "unknown-version": _(
        "Dit bestand heeft een versie die we niet kennen. Er is niets bewaard. Vraag je beheerder om Draagvlak bij te "
        "werken."
    ),
    "wrong-shape": _(
        "Dit bestand volgt de afgesproken vorm niet. Er is niets bewaard. Vraag de afzender om een nieuw bestand."
    ),
    "register-number": _("In dit bestand staat een rijksregisternummer. Er is niets bewaard. Zeg het de afzender."),
    "not-for-us": _("Dit bestand is voor iemand anders. Er is niets bewaard. Geef de afzender jouw code."),
    "unknown-key": _("We vertrouwen deze afzender nog niet. Er is niets bewaard. Vergelijk eerst de vingerafdruk."),
    "other-key": _(
        "Dit bestand is met een andere sleutel ondertekend dan vroeger. Er is niets bewaard. Bel de afzender."
    ),
    "older": _("Van deze afzender heb je al iets nieuwers. Er is niets veranderd. Vraag het nieuwste bestand."),
    "not-allowed": _(
        "Van dit adres mogen we niets ophalen. Er is niets bewaard. Vraag een bestand, of vraag wie de "
        "server beheert om het toe te laten."
    ),
    "unreachable": _("Op dit adres kregen we geen bestand. Er is niets bewaard. Vraag of het adres nog geldt."),
}
# What is wrong where one makes a file, not where one reads it.
OWN_SENTENCES: dict[str, Promise] = {
    "too-large": _("Wat je deelt, is te groot voor één bestand (meer dan 1 MB). Er is niets gemaakt. Deel minder."),
    "register-number": _(
        "In wat je deelt, staat een rijksregisternummer. Er is niets gemaakt. Haal het weg en probeer opnieuw."
    ),
    "wrong-shape": _(
        "In wat je deelt, staan tekens die niet in een bestand mogen. Er is niets gemaakt. Schrijf die tekst opnieuw."
    ),
}


def why_refused(error: RefusedFileError) -> str:
    return str(SENTENCES[error.code])


def why_not_made(error: RefusedFileError) -> str:
    return str(OWN_SENTENCES[error.code])
