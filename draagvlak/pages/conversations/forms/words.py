"""Why something of a conversation is not kept, in a sentence each."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, "Promise | str"] = {
    "register-number": _("Hierin staat een rijksregisternummer. Dat bewaren we nooit. Haal het weg."),
    "empty": _("Geef het gesprek een naam."),
    "far-ahead": _("Deze dag is meer dan een jaar verder. Kijk het jaar na."),
    "no-name": _("Zeg wie het is: kies iemand, of typ een naam. Een voornaam volstaat."),
    "no-member": _("Deze persoon zit vandaag niet in het netwerk. Kies iemand uit de lijst, of typ een naam."),
    "took-part-already": _("Deze persoon staat er al bij."),
    "has-fragments": _("Van deze stem zijn er fragmenten. Geef die eerst een andere stem, of haal ze weg."),
    "too-long": _("Deze tekst is te lang: meer dan 300.000 tekens. Verdeel hem over twee teksten."),
    "nothing-brought": _("Plak een tekst, of kies een bestand."),
    "file-empty": _("Dit bestand is leeg. Er is niets bewaard."),
    "file-no-text": _("In dit bestand staat geen tekst. Er is niets bewaard."),
    "file-too-large": _("Dit bestand is groter dan 5 MB. Er is niets bewaard. Plak de tekst, of haal er beelden uit."),
    "file-too-long": _("Deze tekst is te lang: meer dan 300.000 tekens. Er is niets bewaard. Verdeel hem."),
    "file-kind": _("Dit bestand is geen DOCX, ODT, TXT, VTT of SRT. Er is niets bewaard."),
    "file-damaged": _("Dit bestand konden we niet lezen. Er is niets bewaard. Bewaar het opnieuw, of plak de tekst."),
    "file-password": _("Dit bestand is beveiligd met een wachtwoord. Er is niets bewaard. Haal het wachtwoord eraf."),
    "file-register-number": _(
        "In dit bestand staat een rijksregisternummer. Er is niets bewaard. Haal het nummer eruit en probeer opnieuw."
    ),
    "sound-too-large": _("Dit geluid is groter dan 64 MB. Er is niets bewaard. Bewaar het als MP3, of in stukken."),
    "sound-kind": _("Dit bestand is geen MP3, M4A, OGG, WEBM, WAV of FLAC. Er is niets bewaard."),
    "no-words": _("Selecteer woorden in de tekst, of plak ze hier."),
    "words-twice": _("Deze woorden staan meer dan één keer in de tekst. Neem er enkele woorden bij, voor of na."),
    "words-not-there": _("Deze woorden staan zo niet in de tekst. Kopieer ze uit de tekst."),
    "too-many-words": _("Dit fragment is te lang: meer dan 2.000 tekens. Kies een korter stuk."),
    "text-changed": _("De tekst is intussen aangepast. Er is niets bewaard. Selecteer de woorden opnieuw."),
    "no-voice": _("Kies een stem uit de lijst."),
    "no-only-place": _("We vinden de plaats niet terug: de woorden staan niet, of meer dan één keer in de teksten."),
    "empty-theme": _("Geef het thema een naam."),
    "theme-too-long": _("Hou het thema korter dan 80 tekens."),
    "theme-twice": _("Zo heet al een thema. Voeg ze samen als het hetzelfde is."),
    "no-theme": _("Kies een ander thema uit de lijst."),
}
