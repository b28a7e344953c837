"""Words that every sentence of the report uses."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

Names = dict[str, str]


def layer_name(layer: str) -> str:
    """A layer within a sentence."""
    return {
        "people_in_poverty": _("mensen in armoede"),
        "association": _("de verenigingen"),
        "partner_organisation": _("de partnerorganisaties"),
        "colleague": _("de collega’s"),
        "team_leader": _("de leidinggevenden"),
        "management": _("het managementteam"),
        "political": _("het bestuur"),
    }[layer]


def listed(words: Sequence[str]) -> str:
    """ "a, b en c"."""
    if len(words) < 2:
        return "".join(words)
    return _("%(some)s en %(last)s") % {"some": ", ".join(words[:-1]), "last": words[-1]}


def layers_listed(layers: Sequence[str]) -> str:
    return listed([layer_name(layer) for layer in layers])


def paths_counted(count: int | None) -> str:
    """How many ways, in words; None is not known."""
    if count is None:
        return _("weten we niet")
    if not count:
        return _("geen weg")
    return ngettext("%(count)s weg", "%(count)s wegen", count) % {"count": count}


def counted(persons: int, contacts: int, ties: int) -> str:
    """What the report was read from."""
    said = [
        ngettext("%(count)s persoon", "%(count)s personen", persons) % {"count": persons},
        ngettext("%(count)s contact", "%(count)s contacten", contacts) % {"count": contacts},
        ngettext("%(count)s actieve band", "%(count)s actieve banden", ties) % {"count": ties},
    ]
    return f"{listed(said)}."
