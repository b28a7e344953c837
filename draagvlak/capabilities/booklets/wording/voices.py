"""Kinds of voice, as a thread puts them side by side: from people in poverty to the board."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

POVERTY, ASSOCIATION, PARTNER, COLLEAGUE = "poverty", "association", "partner", "colleague"
DIRECTOR, LEADER, POLITICAL, OTHER = "director", "leader", "political", "other"
OF_LAYER = {
    "people_in_poverty": POVERTY,
    "association": ASSOCIATION,
    "partner_organisation": PARTNER,
    "colleague": COLLEAGUE,
    "team_leader": LEADER,
    "management": LEADER,
    "political": POLITICAL,
    DIRECTOR: DIRECTOR,
}
OF_KIND = {"directors": DIRECTOR, "leaders": LEADER, "poverty": POVERTY}
SAY: dict[str, Promise] = {
    POVERTY: _("Wat mensen in armoede zeggen"),
    ASSOCIATION: _("Wat verenigingen zeggen"),
    PARTNER: _("Wat partnerorganisaties zeggen"),
    COLLEAGUE: _("Wat collega’s zeggen"),
    DIRECTOR: _("Wat regisseurs zeggen"),
    LEADER: _("Wat leidinggevenden zeggen"),
    POLITICAL: _("Wat het bestuur zegt"),
    OTHER: _("Wat anderen zeggen"),
}
SPEAK: dict[str, Promise] = {
    POVERTY: _("mensen in armoede"),
    ASSOCIATION: _("verenigingen"),
    PARTNER: _("partnerorganisaties"),
    COLLEAGUE: _("collega’s"),
    DIRECTOR: _("regisseurs"),
    LEADER: _("leidinggevenden"),
    POLITICAL: _("bestuur"),
    OTHER: _("anderen"),
}
# The shape that a layer has everywhere (LOOK), and its colour by the name of the layer.
SHAPES = {
    POVERTY: ("●", "people_in_poverty"),
    ASSOCIATION: ("◆", "association"),
    PARTNER: ("■", "partner_organisation"),
    COLLEAGUE: ("▲", "colleague"),
    DIRECTOR: ("○", ""),
    LEADER: ("▼", "team_leader"),
    POLITICAL: ("★", "political"),
    OTHER: ("–", ""),
}


def voice_of(kind: str, layer: str) -> str:
    """Of somebody in a conversation of this kind. Who speaks among directors is one, whatever colleague they are too.

    >>> voice_of("directors", "colleague"), voice_of("mixed", "management"), voice_of("poverty", "")
    ('director', 'leader', 'poverty')
    """
    if kind == "directors" and layer in ("", "colleague"):
        return DIRECTOR
    return OF_LAYER.get(layer) or OF_KIND.get(kind, OTHER)


def layer_of(kind: str, layer: str) -> str:
    """As `voice_of`, but a layer where it is known: a booklet names team leaders and management apart.

    >>> layer_of("directors", "colleague"), layer_of("mixed", "management"), layer_of("leaders", "")
    ('director', 'management', 'team_leader')
    """
    voice = voice_of(kind, layer)
    return DIRECTOR if voice == DIRECTOR else layer or SHAPES[voice][1]


def kinds_of(layers: Iterable[str]) -> list[str]:
    """Kinds of voice of these layers in words, each once."""
    return [str(words) for kind, words in SPEAK.items() if kind in {OF_LAYER[layer] for layer in layers}]
