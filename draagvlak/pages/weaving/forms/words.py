"""Why something of a story is not kept, in a sentence each."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, "Promise | str"] = {
    "register-number": _("Hierin staat een rijksregisternummer. Dat bewaren we nooit. Haal het weg."),
    "empty": _("Vul dit in."),
    "choose": _("Kies een van beide."),
    "no-text": _("Er staat nog geen tekst. Schrijf eerst iets."),
    "nobody": _("Kies minstens één iemand."),
    "too-soon": _("Verder gaan zonder antwoord kan nog niet. Vraag het eerst, herinner één keer, en geef genoeg tijd."),
    "no-such": _("Dit is er niet meer. Kies iets anders."),
}
