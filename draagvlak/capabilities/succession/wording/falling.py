"""What hangs on few people, in sentences about the network and never about somebody's character."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from draagvlak.analysis.succession import Bridge
from draagvlak.capabilities.insights.wording import layer_name, listed

Names = Mapping[str, str]
MOST_NAMED = 3  # people, of those who hold a bridge together


def bridge_said(bridge: Bridge, names: Names) -> str:
    """How many people would have to leave before no way is left, and who holds it."""
    said = {"layer": layer_name(bridge.layer), "people": listed([names.get(key, "?") for key in bridge.people])}
    said["count"] = str(bridge.factor)
    if not bridge.factor:
        return _("Naar %(layer)s loopt nu geen weg.") % said
    if bridge.factor == 1 and len(bridge.people) == 1:
        told = _("Naar %(layer)s loopt alles via %(people)s. Valt die schakel weg, dan is er geen weg meer.") % said
    elif bridge.factor == 1:
        told = _("Naar %(layer)s loopt alles via %(people)s. Valt één van hen weg, dan is er geen weg meer.") % said
    elif bridge.factor <= MOST_NAMED:
        told = _("Naar %(layer)s is er geen weg meer als %(people)s tegelijk wegvallen.") % said
    else:
        told = _("Naar %(layer)s is er geen weg meer als %(count)s mensen tegelijk wegvallen.") % said
    alone = _("Voor %(layer)s kennen we maar één persoon.") % said
    return f"{told} {alone}" if bridge.members == 1 else told


def introduction_said(successor: str, person: str, introducer: str, is_leaver: bool) -> str:
    """A proposed conversation. `introducer`: who knows both, "" where nobody does yet."""
    said = {"successor": successor, "person": person, "introducer": introducer}
    if not successor:
        return _("Zoek iemand die het contact met %(person)s overneemt.") % said
    if not introducer:
        return _("Breng %(successor)s en %(person)s samen. We weten nog niet wie hen allebei kent.") % said
    if is_leaver:
        return _("Breng %(successor)s en %(person)s samen. %(introducer)s kent hen allebei, en gaat mee.") % said
    return _("Breng %(successor)s en %(person)s samen. %(introducer)s kent hen allebei.") % said


def role_said(role: str, successor: str) -> str:
    said = {"role": role, "successor": successor}
    if not successor:
        return _("%(role)s: zoek iemand die dit overneemt.") % said
    return _("%(role)s: %(successor)s neemt dit over.") % said
