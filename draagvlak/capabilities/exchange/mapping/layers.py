"""Words that people use for a function, and the layer each means. A word that isn't here is asked, never guessed."""

import re

from draagvlak.basics.letters import plain

WORDS: tuple[tuple[str, str], ...] = (  # the first that is found in a function decides
    (r"netwerkregisseur|trekker|network director|regisseur|netwerkcoordinator", "colleague"),
    (
        r"mensen in armoede|persoon in armoede|doelgroepouder|people in poverty|ervaringsdeskundig\w*|deelnemers?|opgeleide ervaringsdeskundige\w*|expert by experience",
        "people_in_poverty",
    ),
    (
        r"burgemeester|schepen\w*|wethouder|gemeenteraad\w*|raadslid|raadsleden|college van \w+|college$|vast bureau|bcsd|"
        r"ocmw raad\w*|raad voor maatschappelijk welzijn|bijzonder comite\w*|fractieleider|fractievoorzitter|mayor|alderman|"
        r"councillor|political|(?:lokaal|gemeente|stads)bestuur|lokaal bestuur|bestuur|politiek\w*|mandataris\w*",
        "political",
    ),
    (
        r"mat|managementteam|management|algemeen directeur|alg directeur|financieel directeur|adjunct algemeen directeur|"
        r"gemeentesecretaris|ocmw secretaris|general director|clustermanager|sectormanager",
        "management",
    ),
    (
        r"diensthoofd\w*|afdelingshoofd|celhoofd|hoofd|teamleider|teamverantwoordelijke|teamcoordinator|leidinggevende|team leader|teamcoach|head of\b.*",
        "team_leader",
    ),
    (
        r"association|vereniging waar\b.*|welzijnsschakel\w*|welzijnsschakels|rap op stap\w*|vereniging|armoedevereniging|vereniging de \w+",
        "association",
    ),
    (
        r"maatschappelijk werker\w*|medewerker|jeugddienst|cultuurdienst|sportdienst|vrijetijdsdienst|sociale dienst|colleague|collega\w*|ambtenaar|\w*consulent\w*|deskundige|onthaalmedewerker|"
        r"brugfiguur|brugfiguren|maatschappelijk assistent\w*|sociaal assistent\w*|sportfunctionaris|ocmw|gemeente",
        "colleague",
    ),
    (
        r"partner\w*|partner organisation|jeugdhuis|jeugdwerk\w*|sportclub|cultuurcentrum|gemeenschapscentrum|bibliotheek|saamo|caw|kinderopvang|school|basisschool|huis van het kind|wijkgezondheidscentrum|buurtwerk\w*|mutualiteit|ziekenfonds|vzw|jeugdbeweging|academie|welzijnszorg|opbouwwerk\w*|"
        r"lokaal dienstencentrum|speelplein\w*|natuurpunt|davidsfonds|scouts|chiro|ksa|klj",
        "partner_organisation",
    ),
)
PATTERNS = tuple((re.compile(rf"(?:^|\b)(?:{words})(?:\b|$)"), layer) for words, layer in WORDS)
# Near somebody of a layer is not in it: who is near, or was there once, is asked.
NEAR = re.compile(
    r"\b(?:oud|ex|gewezen|voormalig\w*|former|vroegere?|ere)\b|"
    r"\b(?:partner|echtgeno\w+|vrouw|man|zoon|dochter|vriend\w*|secretar\w+|assistent\w*|medewerker|chauffeur|"
    r"secretary|assistant|kabinet\w*) (?:van|of|bij|to)\b|\bkabinet\w*|\bmanagement ?assist\w*|"
    r"\braad van bestuur\b|\bbestuur (?:van )?(?:de )?(?:vzw|vereniging|club)\b|\bkandidaat\b"
)
SEVERAL = re.compile(r"\s*[/;+&\n]\s*|\s+(?:en|and|tevens)\s+")
CODES = frozenset(layer for _, layer in WORDS)
DIRECTOR = re.compile(r"netwerkregisseur|network director|\btrekker\b|\bregisseur\b")
DIRECTOR_ALONE = re.compile(r"netwerkregisseur|network director")


NO_LAYER = frozenset({"geen laag", "no layer", "none"})  # "" in a mapping: asked and answered


def layer_words(layer: str, function: str) -> list[str]:
    """The words that say in which layers somebody is: all in the cell of the layer, else the function, if any.

    >>> layer_words("collega; bestuur", "schepen"), layer_words("", "schepen"), layer_words("", "")
    (['collega', 'bestuur'], ['schepen'], [])
    """
    words = [word.strip() for word in layer.split(";")] if layer else [function.strip()]
    return [word for word in words if word]


def layer_of(function: str) -> str | None:
    """The layer a function belongs to, "" where it says that there is none, None where no word of it is known.

    >>> layer_of("Schepen van cultuur"), layer_of("MAT"), layer_of("tovenaar")
    ('political', 'management', None)
    """
    if function.strip() in CODES:
        return function.strip()
    text = plain(function)
    if text in NO_LAYER:
        return ""
    if NEAR.search(text):
        return None
    if any(layer_of(part) != layer_of(parts[0]) for parts in [parts_of(function)] for part in parts[1:]):
        return None
    return next((layer for pattern, layer in PATTERNS if pattern.search(text)), None)


def parts_of(function: str) -> list[str]:
    """The functions that one cell names, where each of them is known; else the whole.

    >>> parts_of("schepen / ervaringsdeskundige"), parts_of("jeugd / sport")
    (['schepen', 'ervaringsdeskundige'], ['jeugd / sport'])
    """
    parts = [part for part in SEVERAL.split(function.strip()) if part]
    return parts if len(parts) > 1 and all(layer_of(part) for part in parts) else [function.strip()]


def is_director(function: str) -> bool:
    return bool(DIRECTOR.search(plain(function)))


def is_surely_director(function: str) -> bool:
    """By the title itself; an association has its "trekker" too."""
    return bool(DIRECTOR_ALONE.search(plain(function)))
