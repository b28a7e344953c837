"""The report for whoever may see no persons: the same findings, told of the network and without a name."""

from typing import Any

from django.utils.translation import gettext as _

from draagvlak.capabilities.insights.wording.words import layers_listed

Json = dict[str, Any]


def nameless(report: Json) -> Json:
    """What the picture of ways needs of a report's JSON, without anybody on those ways."""
    anchored = report["anchoring"]
    paths = [{**path, "routes": []} for path in anchored["paths"]]
    return {
        "director": {"id": report["director"]["id"] and "director"},
        "anchoring": {"stage_key": anchored["stage_key"], "paths": paths, "cut_points": []},
    }


def heads() -> tuple[str, str]:
    return _("met de regisseur"), _("zonder de regisseur")


def summary_sentence(report: Json) -> str:
    """The stage of `nameless(…)`, as one says it to somebody who is not the director."""
    paths = report["anchoring"]["paths"]
    match report["anchoring"]["stage_key"]:
        case "unknown":
            return _("We kunnen nog niet zeggen hoe verankerd het netwerk is.")
        case "scattered":
            layers = layers_listed([path["to"] for path in paths if path["with_director"] == 0])
            return _("Het netwerk hangt nog los: niemand bereikt %(layers)s.") % {"layers": layers}
        case "hangs_on_director":
            layers = layers_listed([path["to"] for path in paths if path["without_director"] == 0])
            said = _("Het netwerk hangt aan de regisseur: zonder is er geen weg van mensen in armoede naar %(layers)s.")
            return said % {"layers": layers}
        case "single_thread":
            return _single_thread([path["to"] for path in paths if path["without_director"] == 1])
        case "anchored":
            return _("Het netwerk is verankerd: naar elke bestuurslaag lopen minstens twee wegen zonder de regisseur.")
    return _("Het netwerk is stevig verankerd: ook als nog iemand wegvalt, blijft elke laag bereikt.")


def _single_thread(layers: list[str]) -> str:
    if not layers:
        return _("Het netwerk houdt het ook zonder de regisseur, maar niet elke bestuurslaag is bekend.")
    said = _("Het netwerk houdt het ook zonder de regisseur, maar naar %(layers)s loopt maar één weg.")
    return said % {"layers": layers_listed(layers)}
