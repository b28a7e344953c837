"""What an attribute of a vertex or a tie is about, by its name in Dutch or English; network programs name freely."""

import re
from functools import lru_cache

PERSON = {
    "label": "label|name|naam|full name|volledige naam|title|titel|node label|nodelabel|display name|persoon|person",
    "layer": "layer|laag|bestuurslaag|governance layer|layers|lagen",
    "function": "function|functie|functie of rol|role|rol|job title|job|hoedanigheid|taak",
    "organisation": "organisation|organization|organisatie|org|dienst|vereniging|werkt bij|affiliation|instelling",
    "municipality": "municipality|gemeente|stad|town|city|woonplaats",
    "email": "email|e mail|mail|e mailadres|emailadres|mailadres|email address",
    "type": "type|element type|group|groep|category|categorie|soort|niveau",
    "alias": "id",
}
TIE = {
    "weight": "weight|gewicht|strength|sterkte|value|waarde|aantal|count|frequency|frequentie|freq",
    "date": "date|datum|on|when|wanneer|day|dag|tijdstip|contactdatum",
    "start": "start|begin|since|sinds|from date",
    "kind": "kind|soort|type|soort contact|kind of contact|aard|vorm|contacttype|connection type",
    "relation": "relation|relatie|relationship|tie type|edge type|edgetype|relation type|relatietype",
    "contact": "contact|contact id",
    "label": "label|name|naam",
    "id": "id",
}
FIXED_PERSON = ("label", "layer", "function", "organisation", "municipality", "email")
FIXED_TIE = ("weight", "date", "kind", "contact")
# How a program draws something tells nothing about people.
DRAWN = frozenset(
    re.split(
        r"\|",
        "x|y|z|x coordinate|y coordinate|z coordinate|color|colour|kleur|size|shape|fill|width|height|r|g|b|a|opacity|"
        "graphics|nodegraphics|edgegraphics|portgraphics|portgeometry|resources|image|icon|viz|position|pinned|"
        "label color|label size|label colour|curvature|style",
    )
)


def _by_word(words: dict[str, str]) -> dict[str, str]:
    return {word: field for field, listed in reversed(words.items()) for word in listed.split("|")}


OF_PERSON, OF_TIE = _by_word(PERSON), _by_word(TIE)


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A name of an attribute in small letters, its words apart by single spaces: "Functie_of-Rol" is functie of rol."""
    return " ".join(re.sub(r"[\W_]+", " ", name[:200]).casefold().split())


@lru_cache(maxsize=4096)
def person_field(name: str) -> str | None:
    """The column of a vertex that `name` belongs to; its own name where we know none, None for how it is drawn.

    >>> person_field("Laag"), person_field("hobby"), person_field("color")
    ('layer', 'hobby', None)
    """
    return _field(name, OF_PERSON)


@lru_cache(maxsize=4096)
def tie_field(name: str) -> str | None:
    """The same for a tie.

    >>> tie_field("Gewicht"), tie_field("verslag"), tie_field("width")
    ('weight', 'verslag', None)
    """
    return _field(name, OF_TIE)


def _field(name: str, known: dict[str, str]) -> str | None:
    word = plain(name)
    if word in DRAWN or not word:
        return None
    return known.get(word, name.strip())
