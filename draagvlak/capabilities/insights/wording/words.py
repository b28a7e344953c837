"""Words that every sentence of the report uses."""

from collections.abc import Sequence
from typing import Any

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


def basis(report: dict[str, Any]) -> str:
    """What the report (as JSON) was read from, counted."""
    persons, contacts, ties = (report["counts"][key] for key in ("persons", "contacts", "active_ties"))
    said = [
        ngettext("%(count)s persoon", "%(count)s personen", persons) % {"count": persons},
        ngettext("%(count)s contact", "%(count)s contacten", contacts) % {"count": contacts},
        ngettext("%(count)s actieve band", "%(count)s actieve banden", ties) % {"count": ties},
    ]
    return f"{listed(said)}."


def heading(paths: list[dict[str, Any]]) -> str:
    """What the strokes count: ways from where to every layer, of the report's JSON."""
    return _("Zoveel wegen lopen er van %(from)s naar elke laag") % {"from": layer_name(paths[0]["from"])}


def routes_heading(report: dict[str, Any]) -> str:
    """What the lists of people are: those on the ways that stay when the director is away, where one is known."""
    if report["director"]["id"] is None:
        return _("Wie op de wegen staat")
    return _("Wie op de wegen zonder jou staat")


def ways_left_out(count: int) -> str:
    """That a table names no more ways, and where they all stand."""
    said = ngettext("en nog %(count)s weg", "en nog %(count)s wegen", count) % {"count": count}
    return _("%(more)s; het rapport als JSON noemt ze alle.") % {"more": said}


def remark(report: dict[str, Any], path: dict[str, Any], to_director: bool = True) -> str:
    """What a layer's ways call for, in a few words; empty where two lead there, none does, or nothing is known.

    `to_director`: whether it is the director who reads it.
    """
    has_director = report["director"]["id"] is not None
    count = path["without_director" if has_director else "with_director"]
    if count == 0:
        hangs = _("hangt aan jou") if to_director else _("hangt aan de regisseur")
        return hangs if has_director and path["with_director"] else ""
    if any(path["to"] in person.get("every_path", ()) for person in report["anchoring"]["cut_points"]):
        return _("hangt aan één schakel")
    return _("kan beter") if count == 1 else ""
