"""The sentences about what is not known, and how sure the rest is."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from draagvlak.analysis.anchoring import STAGES
from draagvlak.analysis.report import Report
from draagvlak.capabilities.insights.wording.anchored import source_layer
from draagvlak.capabilities.insights.wording.words import Names, layers_listed

SURE = 0.8


def unknowns(report: Report) -> list[str]:
    """What the list cannot tell."""
    strangers = report.anchoring.unknown_layers
    said = [_("We kennen niemand van %(layer)s.") % {"layer": layers_listed(strangers)}] if strangers else []
    start = source_layer(report)
    if start is None:
        said.append(_("We kennen geen mensen in armoede en geen verenigingen in het netwerk."))
    elif start == "association":
        said.append(_("We kennen geen mensen in armoede in het netwerk. We vertrekken van de verenigingen."))
    if report.director is None:
        said.append(
            _("We weten niet wie de netwerkregisseur is, en dus niet wat er zonder die persoon van het netwerk blijft.")
        )
    if report.assumed_stage is not None:
        said.append(_assumed(report.assumed_stage))
    said += _unsure([layer for layer, level in report.carried.levels.items() if level.level is None], strangers)
    return said


def _unsure(layers: list[str], strangers: Sequence[str]) -> list[str]:
    """Of which layers nobody knows whether they stand behind the network, without those in which nobody is known."""
    known = [layer for layer in layers if layer not in strangers]
    said = _("Of ze achter het netwerk staan, weten we niet van %(layers)s.")
    return [said % {"layers": layers_listed(known)}] if known else []


def _assumed(stage: int) -> str:
    """What shared organisations would give, as words and never as a figure."""
    first = _("De lijst noemt geen contacten. Stel dat mensen van één organisatie elkaar kennen (een aanname):")
    then = {
        "unknown": _("ook dan kunnen we niets zeggen."),
        "scattered": _("dan nog is een bestuurslaag niet te bereiken."),
        "hangs_on_director": _("dan hangt het netwerk hoogstens aan de netwerkregisseur."),
        "single_thread": _("dan loopt naar een bestuurslaag hoogstens één weg."),
        "anchored": _("dan lopen er naar elke bestuurslaag hoogstens twee wegen."),
        "firmly_anchored": _("dan lopen er naar elke bestuurslaag drie wegen of meer."),
    }[STAGES[stage]]
    return f"{first} {then}"


def _kept(has_places: bool) -> str:
    """With several municipalities the draws are about all of them together."""
    if has_places:
        return _("In %(same)s van %(draws)s proeven blijft het oordeel over alle gemeenten samen gelijk")
    return _("In %(same)s van %(draws)s proeven met ontbrekende contacten blijft dit zo")


def confidence(report: Report, names: Names) -> list[str]:
    """How sure it is, and what it rests on."""
    found, said = report.confidence, []
    if found.draws and report.stage:
        values = {"same": found.same, "draws": found.draws}
        kept = _kept(bool(report.by_municipality)) % values
        said.append(f"{kept}." if found.same >= SURE * found.draws else _("%(kept)s: waarschijnlijk.") % {"kept": kept})
    if found.single_person:
        who = names.get(found.single_person, found.single_person)
        said.append(_("Valt bijvoorbeeld %(name)s weg, dan verandert dit oordeel.") % {"name": who})
    if found.single_tie:
        a, b = (names.get(id_, id_) for id_ in found.single_tie)
        said.append(_("Verliezen %(a)s en %(b)s elkaar uit het oog, dan verandert dit oordeel.") % {"a": a, "b": b})
    if report.counts.contacts:
        said.append(_("Een contact telt na %(days)s dagen nog half.") % {"days": round(report.half_life)})
    if report.proposal.conversations:
        proven = _("Betere gesprekken om mee te beginnen zijn er niet: dat rekenden we na.")
        searched = _("We zochten deze gesprekken stap voor stap. Misschien zijn er betere.")
        said.append(proven if report.proposal.proven_best else searched)
    return said
