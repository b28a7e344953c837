"""Words that people use for a function, and the layer each means. A word that isn't here is asked, never guessed."""

import re

from draagvlak.capabilities.exchange.mapping.names import plain

WORDS: tuple[tuple[str, str], ...] = (  # the first that is found in a function decides
    (r"netwerkregisseur|trekker|network director|regisseur|netwerkcoordinator", "colleague"),
    (
        r"mensen in armoede|people in poverty|ervaringsdeskundig\w*|deelnemers?|opgeleide ervaringsdeskundige\w*|expert by experience",
        "people_in_poverty",
    ),
    (
        r"burgemeester|schepen\w*|wethouder|gemeenteraad\w*|raadslid|raadsleden|college|vast bureau|bcsd|mayor|alderman|political|bestuur|politiek\w*|voorzitter bcsd",
        "political",
    ),
    (
        r"mat|managementteam|management\w*|algemeen directeur|financieel directeur|adjunct algemeen directeur|general director|clustermanager",
        "management",
    ),
    (r"diensthoofd\w*|afdelingshoofd|hoofd|teamleider|leidinggevende|team leader|teamcoach|head of\b.*", "team_leader"),
    (
        r"association|vereniging waar\b.*|welzijnsschakel\w*|welzijnsschakels|rap op stap\w*|vereniging|armoedevereniging|vereniging de \w+",
        "association",
    ),
    (
        r"maatschappelijk werker\w*|medewerker|jeugddienst|cultuurdienst|sportdienst|vrijetijdsdienst|sociale dienst|colleague|collega\w*|ambtenaar|consulent\w*|deskundige|onthaalmedewerker|jeugdconsulent|ocmw|gemeente",
        "colleague",
    ),
    (
        r"partner\w*|partner organisation|jeugdhuis|jeugdwerk\w*|sportclub|cultuurcentrum|gemeenschapscentrum|bibliotheek|saamo|caw|kinderopvang|school|basisschool|huis van het kind|wijkgezondheidscentrum|buurtwerk\w*|mutualiteit|ziekenfonds|vzw|jeugdbeweging|academie",
        "partner_organisation",
    ),
)
PATTERNS = tuple((re.compile(rf"(?:^|\b)(?:{words})(?:\b|$)"), layer) for words, layer in WORDS)
CODES = frozenset(layer for _, layer in WORDS)
DIRECTOR = re.compile(r"netwerkregisseur|network director|\btrekker\b|\bregisseur\b")


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
    return next((layer for pattern, layer in PATTERNS if pattern.search(text)), None)


def is_director(function: str) -> bool:
    return bool(DIRECTOR.search(plain(function)))
