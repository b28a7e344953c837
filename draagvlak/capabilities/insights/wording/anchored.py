"""The sentences about being anchored: the stage, what it rests on, and where a bridge is missing."""

from django.utils.translation import gettext as _

from draagvlak.analysis.anchoring import STAGES, Anchoring
from draagvlak.analysis.bridges import MissingBridge
from draagvlak.analysis.report import Report
from draagvlak.capabilities.insights.wording.words import Names, layer_name, layers_listed, listed, paths_counted


def source_layer(report: Report) -> str | None:
    """Where ways begin; None where nobody is known there."""
    persons = {count.layer: count.persons for count in report.layers}
    return next((layer for layer in report.anchoring.source_layers if persons[layer]), None)


def is_measured(report: Report) -> bool:
    """Whether there is anything to count ways in: without a tie, or without anybody to begin at, nothing is known."""
    return bool(report.counts.ties) and source_layer(report) is not None


def stage_sentence(report: Report, names: Names) -> str:
    """The first sentence of the letter; of several municipalities, about one that is least anchored."""
    if report.anchoring.stage == report.stage:
        return _stage_said(report, report.anchoring, names)
    unknown = [place for place, part in report.by_municipality.items() if is_unknown_there(report, part)]
    if report.stage == 0 and unknown:
        return _(
            "In %(places)s kennen we nog geen leidinggevende, management of bestuur. "
            "Hoe verankerd het hele netwerk is, kunnen we nog niet zeggen."
        ) % {"places": listed(unknown)}
    place = next(place for place, part in report.by_municipality.items() if part.stage == report.stage)
    said = _stage_said(report, report.by_municipality[place], names)
    return _("In %(place)s: %(sentence)s") % {"place": place, "sentence": said}


def whole_sentence(report: Report, names: Names) -> str:
    """How anchored the network is with all its municipalities taken together."""
    return _stage_said(report, report.anchoring, names)


def is_unknown_there(report: Report, part: Anchoring) -> bool:
    """Whether nobody of a governance layer is known in a municipality, of a network of which something is known."""
    return is_measured(report) and not part.paths


def place_sentence(report: Report, place: str, names: Names) -> str:
    """How anchored the network is in one of its municipalities."""
    if is_unknown_there(report, report.by_municipality[place]):
        return _("We kennen er nog geen leidinggevende, management of bestuur.")
    return _stage_said(report, report.by_municipality[place], names)


def _stage_said(report: Report, found: Anchoring, names: Names) -> str:
    has_director = report.director is not None
    match STAGES[found.stage]:
        case "unknown":
            return _("We kunnen nog niet zeggen hoe verankerd je netwerk is.")
        case "scattered":
            return _scattered(layers_listed([x for x, paths in found.paths.items() if not paths[0]]), has_director)
        case "hangs_on_director":
            lost = layers_listed([layer for layer, paths in found.paths.items() if not paths[1]])
            return _("Je netwerk hangt aan jou. Zonder jou is er geen weg van mensen in armoede naar %(layer)s.") % {
                "layer": lost
            }
        case "single_thread":
            return _single_thread(found, names, has_director)
    return _anchored(found.stage, has_director)


def _scattered(layers: str, has_director: bool) -> str:
    if has_director:
        return _("Je netwerk hangt nog los: niemand bereikt %(layer)s, ook jij niet.") % {"layer": layers}
    return _("Je netwerk hangt nog los: niemand bereikt %(layer)s.") % {"layer": layers}


def _anchored(stage: int, has_director: bool) -> str:
    if not has_director:
        said = {
            4: _("Naar elke bestuurslaag lopen minstens twee wegen."),
            5: _("Naar elke bestuurslaag lopen minstens drie wegen."),
        }[stage]
        return said + " " + _("Of dat zonder de netwerkregisseur zo blijft, weten we niet.")
    if stage == 4:
        return _("Je netwerk is verankerd: naar elke bestuurslaag lopen minstens twee wegen zonder jou.")
    return _("Je netwerk is stevig verankerd: ook als nog iemand wegvalt, blijft elke laag bereikt.")


def _single_thread(found: Anchoring, names: Names, has_director: bool) -> str:
    single = [layer for layer, paths in found.paths.items() if paths[1] == 1]
    if not single:
        return _not_every_layer(has_director)
    layer = single[-1]
    through = [names.get(id_, id_) for id_ in whole_cut(found, layer)]
    values = {"layer": layer_name(layer), "person": listed(through)}
    if not has_director:
        known = _("Naar %(layer)s loopt alles via %(person)s.") if through else _("Naar %(layer)s loopt maar één weg.")
        return known % values + " " + _("Of het netwerk zonder de netwerkregisseur standhoudt, weten we niet.")
    if not through:
        return _("Je netwerk houdt het ook zonder jou, maar naar %(layer)s loopt maar één weg.") % values
    if found.paths[layer][0] > 1:
        return _("Je netwerk houdt het ook zonder jou, maar dan loopt naar %(layer)s alles via %(person)s.") % values
    return _("Je netwerk houdt het ook zonder jou, maar naar %(layer)s loopt alles via %(person)s.") % values


def _not_every_layer(has_director: bool) -> str:
    if has_director:
        return _("Je netwerk houdt het ook zonder jou, maar niet elke bestuurslaag is bekend.")
    return _("Naar elke bestuurslaag die we kennen, lopen minstens twee wegen. Niet elke bestuurslaag is bekend.")


def whole_cut(found: Anchoring, layer: str) -> list[str]:
    """The people (ids) through whom every way to `layer` runs and whom that layer loses more than itself with."""
    return [id_ for id_ in found.all_through.get(layer, ()) if layer in found.cut_points.get(id_, ())]


def next_step(report: Report) -> str:
    return {
        "unknown": _("Voeg contacten toe, en wie tot welke laag hoort."),
        "scattered": _("Zoek wie de eerste stap kan zetten."),
        "hangs_on_director": _("Breng twee mensen samen die elkaar nog niet kennen."),
        "single_thread": _("Maak een tweede weg."),
        "anchored": _("Hou ze levend."),
        "firmly_anchored": _("Deel hoe je het deed."),
    }[STAGES[report.stage]]


def reasons(report: Report, names: Names) -> list[str]:
    """What the stage rests on, a sentence a layer."""
    if not is_measured(report):
        return _unmeasured(report)
    said = [] if report.counts.active_ties else [_("Geen enkele band is nog actief.")]
    if not report.anchoring.paths:
        said.append(_("We kennen nog geen enkele bestuurslaag. Wegen kunnen we dus niet tellen."))
    said += [_way(report, layer, paths) for layer, paths in report.anchoring.paths.items()]
    said += _resting_on_one(report.anchoring.resting_on_one)
    return said + [line for id_ in report.anchoring.cut_points for line in link(report, id_, names)]


def _resting_on_one(layers: tuple[str, ...]) -> list[str]:
    if not layers:
        return []
    if len(layers) == 1:
        return [_("Voor %(layer)s kennen we maar één persoon.") % {"layer": layer_name(layers[0])}]
    return [_("Voor %(layers)s kennen we telkens maar één persoon.") % {"layers": layers_listed(layers)}]


def _unmeasured(report: Report) -> list[str]:
    said = []
    if not report.counts.ties:
        said.append(_no_ties(report))
    if source_layer(report) is None:
        said.append(_("Zonder mensen in armoede of verenigingen kunnen we geen wegen tellen."))
    return said


def _no_ties(report: Report) -> str:
    if report.counts.planned:
        return _("Er was nog geen contact: wat gepland is, telt nog niet. Wegen kunnen we dus niet tellen.")
    return _("We kennen geen contacten en geen banden. Wegen kunnen we dus niet tellen.")


def _way(report: Report, layer: str, paths: tuple[int, int]) -> str:
    values = {"layer": layer_name(layer), "with": paths_counted(paths[0]), "without": paths_counted(paths[1])}
    if report.director is None:
        return _("Naar %(layer)s: %(with)s.") % values
    return _("Naar %(layer)s: met jou %(with)s, zonder jou %(without)s.") % values


def link(report: Report, id_: str, names: Names) -> list[str]:
    """What runs through a person whose leaving cuts others off: all that leads to a layer, or the way of some."""
    found = report.anchoring
    whole = [layer for layer in found.cut_points[id_] if id_ in whole_cut(found, layer)]
    part = [layer for layer in found.cut_points[id_] if layer not in whole]
    said = []
    if whole:
        values = {"person": names.get(id_, id_), "layers": layers_listed(whole)}
        without = _("Zonder jou loopt naar %(layers)s alles via %(person)s, een schakel die veel draagt.")
        alone = _("Naar %(layers)s loopt alles via %(person)s, een schakel die veel draagt.")
        said.append((without if report.director is not None else alone) % values)
    if part:
        values = {"person": names.get(id_, id_), "layers": layers_listed(part)}
        said.append(
            _("%(person)s is een schakel die veel draagt: voor een deel van de mensen de enige weg naar %(layers)s.")
            % values
        )
    return said


def bridge(found: MissingBridge, report: Report) -> str:
    """Where fewer than two ways lead to a layer although both sides have people for more."""
    values = {"from": layer_name(found.source_layer), "to": layer_name(found.layer)}
    if report.director is None:
        if not found.paths:
            return _("Van %(from)s naar %(to)s loopt nog geen weg. Er kan er een komen.") % values
        return _("Van %(from)s naar %(to)s loopt maar één weg. Een tweede is mogelijk.") % values
    if not found.paths:
        return _("Van %(from)s naar %(to)s loopt zonder jou geen weg. Er kan er een komen.") % values
    return _("Van %(from)s naar %(to)s loopt zonder jou maar één weg. Een tweede is mogelijk.") % values
