"""The sentences of the report. They say what is known, of whom, and never that somebody is weak."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from draagvlak.analysis.anchoring import STAGES
from draagvlak.analysis.conversations import Conversation
from draagvlak.analysis.report import Report

Names = dict[str, str]
SURE = 0.8


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


def stage_sentence(report: Report, names: Names) -> str:
    """The first sentence of the letter."""
    found = report.anchoring
    match STAGES[report.stage]:
        case "unknown":
            return _("We kunnen nog niet zeggen hoe verankerd je netwerk is.")
        case "scattered":
            lost = listed([layer_name(layer) for layer, paths in found.paths.items() if not paths[0]])
            return _("Je netwerk hangt nog los: niemand bereikt %(layer)s, ook jij niet.") % {"layer": lost}
        case "hangs_on_director":
            lost = listed([layer_name(layer) for layer, paths in found.paths.items() if not paths[1]])
            return _("Je netwerk hangt aan jou. Zonder jou is er geen weg van mensen in armoede naar %(layer)s.") % {
                "layer": lost
            }
        case "single_thread":
            return _single_thread(report, names)
        case "anchored":
            return _("Je netwerk is verankerd: naar elke bestuurslaag lopen minstens twee wegen zonder jou.")
    return _("Je netwerk is stevig verankerd: ook als nog iemand wegvalt, blijft elke laag bereikt.")


def _single_thread(report: Report, names: Names) -> str:
    found = report.anchoring
    single = [layer for layer, paths in found.paths.items() if paths[1] == 1]
    if not single:
        return _("Je netwerk houdt het ook zonder jou, maar niet elke bestuurslaag is bekend.")
    worst = single[-1]
    through = [names.get(id_, id_) for id_, layers in found.cut_points.items() if worst in layers]
    values = {"layer": layer_name(worst), "person": listed(through)}
    if through:
        return _("Je netwerk houdt het ook zonder jou, maar naar %(layer)s loopt alles via %(person)s.") % values
    return _("Je netwerk houdt het ook zonder jou, maar naar %(layer)s loopt maar één weg.") % values


def next_step(report: Report) -> str:
    return {
        "unknown": _("Voeg contacten toe, en wie tot welke laag hoort."),
        "scattered": _("Zoek wie de eerste stap kan zetten."),
        "hangs_on_director": _("Breng twee mensen samen die elkaar nog niet kennen."),
        "single_thread": _("Maak een tweede weg."),
        "anchored": _("Hou ze levend."),
        "firmly_anchored": _("Deel hoe je het deed."),
    }[STAGES[report.stage]]


def paths_counted(count: int) -> str:
    if not count:
        return _("geen weg")
    return ngettext("%(count)s weg", "%(count)s wegen", count) % {"count": count}


def reasons(report: Report, names: Names) -> list[str]:
    """What the stage rests on, a sentence a layer."""
    said = []
    for layer, (with_director, without) in report.anchoring.paths.items():
        values = {"layer": layer_name(layer), "with": paths_counted(with_director), "without": paths_counted(without)}
        said.append(_("Naar %(layer)s: met jou %(with)s, zonder jou %(without)s.") % values)
    said += [
        _("Voor %(layer)s kennen we maar één persoon.") % {"layer": layer_name(layer)}
        for layer in report.anchoring.resting_on_one
    ]
    for id_, layers in report.anchoring.cut_points.items():
        values = {"person": names.get(id_, id_), "layers": listed([layer_name(layer) for layer in layers])}
        said.append(_("%(person)s is een schakel die veel draagt: de enige weg naar %(layers)s.") % values)
    return said


def bridge(layer: str, source: str, paths: int) -> str:
    values = {"from": layer_name(source), "to": layer_name(layer), "count": paths_counted(paths)}
    return _("Van %(from)s naar %(to)s loopt zonder jou nog %(count)s, terwijl er meer kan.") % values


def conversation(found: Conversation, report: Report, names: Names) -> str:
    values = {"a": names.get(found.a, found.a), "b": names.get(found.b, found.b)}
    first = _("Breng %(a)s en %(b)s samen.") % values
    if found.introducer == report.director:
        second = _("Jij kent hen allebei.")
    else:
        second = _("%(name)s kent hen allebei.") % {"name": names.get(found.introducer, found.introducer)}
    third = effect(found)
    return " ".join(part for part in (first, second, third, far_step(found)) if part)


def effect(found: Conversation) -> str:
    values = {"before": found.before, "after": paths_counted(found.after), "layer": layer_name(found.layer)}
    if found.after > found.before:
        return _("Dan gaat het naar %(layer)s van %(before)s naar %(after)s zonder jou.") % values
    return _("Samen met de andere gesprekken maakt dit het netwerk hechter.")


def far_step(found: Conversation) -> str:
    if not found.far:
        return ""
    return _("Dat is een grote stap: bereid het voor met wie dicht bij beiden staat.")


def unknowns(report: Report) -> list[str]:
    """What the list cannot tell."""
    said = [_("We kennen niemand van %(layer)s.") % {"layer": layer_name(x)} for x in report.anchoring.unknown_layers]
    if report.anchoring.source_layers == ("association",):
        said.append(_("We kennen geen mensen in armoede in het netwerk. We vertrekken van de verenigingen."))
    if report.director is None:
        said.append(_("We weten niet wie de netwerkregisseur is. Met en zonder jou is hier dus hetzelfde."))
    if report.assumed_stage is not None:
        said.append(
            _(
                "De lijst noemt geen contacten. Kennen mensen van één organisatie elkaar, "
                "dan is de trap hoogstens %(stage)s."
            )
            % {"stage": report.assumed_stage}
        )
    said.append(_("Of elke laag achter het netwerk staat, weten we niet. Er is geen recent bewijs."))
    return said


def confidence(report: Report, names: Names) -> list[str]:
    """How sure it is, and what it rests on."""
    found, said = report.confidence, []
    if found.draws:
        values = {"same": found.same, "draws": found.draws}
        kept = _("In %(same)s van %(draws)s proeven met ontbrekende contacten blijft dit zo") % values
        said.append(f"{kept}." if found.same >= SURE * found.draws else _("%(kept)s: waarschijnlijk.") % {"kept": kept})
    if found.single_person:
        who = names.get(found.single_person, found.single_person)
        said.append(_("Valt %(name)s weg, dan verandert dit oordeel.") % {"name": who})
    if found.single_tie:
        a, b = (names.get(id_, id_) for id_ in found.single_tie)
        said.append(_("Verliezen %(a)s en %(b)s elkaar uit het oog, dan verandert dit oordeel.") % {"a": a, "b": b})
    if report.counts.contacts:
        said.append(
            _("Dit steunt op %(contacts)s contacten. Een contact telt na %(days)s dagen nog half.")
            % {"contacts": report.counts.contacts, "days": round(report.half_life)}
        )
    if report.proposal.conversations:
        proven = _("Een beter drietal gesprekken bestaat niet: we rekenden ze allemaal na.")
        searched = _("We zochten deze gesprekken stap voor stap; misschien bestaat een beter drietal.")
        said.append(proven if report.proposal.proven_best else searched)
    return said
