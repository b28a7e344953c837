"""What kind of contact: the word in the line that says so, and the word under which it is kept."""

import re
from dataclasses import dataclass

# Kept in Dutch, as lists bring it; choices.ContactKind says it in other languages.
WORDS = {
    "koffie": "koffie koffietje koffiepauze koffies koffiegedronken coffee thee tea",
    "huisbezoek": "huisbezoek huisbezoekje thuisbezoek home-visit",
    "telefoon": "telefoon telefoontje telefoongesprek telefoneerde getelefoneerd belde belden gebeld bel bellen "
    "opgebeld gebelt telefonisch tel gsm phone phoned called call rang",
    "mail": "mail mailde mailden gemaild mailtje mails e-mail email e-mailde emailed mailed",
    "chat": "chat chatte gechat whatsapp whatsappte gewhatsappt sms smste sms'te bericht berichtje messenger signal "
    "texted",
    "vergadering": "vergadering vergaderde vergaderd vergaderen meeting stuurgroep",
    "overleg": "overleg overlegde overlegd overlegje werkoverleg teams-overleg teamsoverleg teams zoom videogesprek "
    "videocall consultation",
    "netwerkoverleg": "netwerkoverleg",
    "teamoverleg": "teamoverleg",
    "intake": "intake intakegesprek",
    "activiteit": "activiteit uitstap feest workshop activity outing",
    "lunch": "lunch lunchte geluncht middageten broodje lunched",
    "bezoek": "bezoek langsgekomen langsgeweest langsgegaan bezocht bezochten visit visited",
    "gesprek": "gesprek ontmoeting ontmoette ontmoet "
    "gesprekje gesproken sprak spraken praatte gepraat praatje babbel babbeltje gebabbeld babbelde "
    "conversation talk talked spoke chatted",
}
KIND_OF = {word: kind for kind, words in WORDS.items() for word in words.split()}
# After these one names whom, without "met".
VERBS = frozenset(
    ["belde", "belden", "bel", "sprak", "spraken", "mailde", "mailden", "e-mailde", "bezocht", "bezochten"]
)
VERBS |= {"called", "phoned", "rang", "emailed", "mailed", "texted", "visited"}
OF_PHRASE = {"home visit": "huisbezoek", "text message": "chat", "phone call": "telefoon", "kwam langs": "bezoek"}
OF_PHRASE |= {"kwamen langs": "bezoek", "langs geweest": "bezoek", "langs gekomen": "bezoek", "op bezoek": "bezoek"}
OF_PHRASE |= {"ging langs bij": "bezoek", "langsgegaan bij": "bezoek", "langs gegaan bij": "bezoek"}
PHRASES = re.compile(rf"(?<!\w)(?:{'|'.join(OF_PHRASE)})(?!\w)", re.IGNORECASE)
WORD = re.compile(r"\w[\w'’-]*\w|\w")


@dataclass(frozen=True, slots=True)
class KindSaid:
    """The kind, and where the word stands that says so."""

    kind: str
    start: int
    end: int
    is_verb: bool = False


def find_kind(text: str) -> KindSaid | None:
    """By the first word that says one.

    >>> find_kind("Ik belde Fatima")
    KindSaid(kind='telefoon', start=3, end=8, is_verb=True)
    """
    if phrase := PHRASES.search(text):
        return KindSaid(OF_PHRASE[phrase[0].lower()], *phrase.span())
    for word in WORD.finditer(text):
        said = word[0].lower().replace("’", "'")
        if said in KIND_OF:
            return KindSaid(KIND_OF[said], *word.span(), said in VERBS)
    return None
