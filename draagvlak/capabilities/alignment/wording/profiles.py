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
