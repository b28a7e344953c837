"""What the parts of a profile are called, and how they are told."""

from collections.abc import Iterable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from draagvlak.analysis.layers import LAYERS
from draagvlak.capabilities.network.choices import Layer

PARTS: dict[str, Promise] = {
    "purpose": _("Waarvoor is het?"),
    "governance": _("Wie stuurt?"),
    "goals": _("Doelen"),
    "groups": _("Voor wie"),
    "decisions": _("Waarover beslist het zelf?"),
    "rhythm": _("Hoe vaak samen?"),
}


def told(profile: Any) -> list[tuple[Promise, str]]:
    """Each part of a profile with its name, "" where nobody said. `profile`: None where there is none."""
    return [(name, _told(profile, part)) for part, name in PARTS.items()]


def more_told(beside: Any) -> list[tuple[Promise | str, str]]:
    """Of a network beside others (queries.networks.Beside): who is in it, and how often it met."""
    said: list[tuple[Promise | str, str]] = [
        (_("Partners"), ", ".join(beside.organisations.values()) or str(_("nog geen organisaties genoteerd")))
    ]
    if beside.neighbour:
        return said
    layers = ", ".join(layer_words(beside.layers)) or str(_("geen"))
    known = layers if beside.is_known else f"{layers} {_('(vanaf vijf mensen)')}"
    people = [] if beside.people is None else [(_("Mensen"), str(len(beside.people)))]
    met = (_("Vergaderingen in twaalf maanden"), str(beside.meetings))
    return [*said, (_("Lagen waarin we iemand kennen"), known), *people, met]


def unsaid(parts: list[str]) -> list[Promise]:
    return [PARTS[part] for part in parts]


def layer_words(layers: Iterable[str]) -> list[str]:
    return [str(Layer(layer).label) for layer in layers]


def layer_heads() -> list[str]:
    return layer_words(LAYERS)


def _told(profile: Any, part: str) -> str:
    value = getattr(profile, part, "") if profile else ""
    if isinstance(value, list):
        return ", ".join(value)
    if part == "governance" and value:
        form = str(profile.get_governance_display())
        return f"{form}: {profile.lead.name}" if profile.lead else form
    return str(profile.get_rhythm_display()) if part == "rhythm" and value else str(value)
