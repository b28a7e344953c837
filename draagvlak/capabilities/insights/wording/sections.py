"""The letter in its parts, as every form of it has them: the page, the paper and the terminal."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from draagvlak.analysis.carrying import LEVEL_KEYS
from draagvlak.capabilities.insights.wording.carried import nothing_noted
from draagvlak.capabilities.insights.wording.talks import talks_heading
from draagvlak.capabilities.insights.wording.words import basis, layer_name, layers_listed, listed
from draagvlak.capabilities.support.wording.levels import word_of

Json = dict[str, Any]
TOGETHER_FROM, MOST_NAMED = 4, 12  # people of whom the same is said in one sentence; how many of them by name


@dataclass(frozen=True)
class Section:
    """A heading and its sentences; `about` says once what holds for each of them. Empty ones are left out."""

    key: str
    title: str
    items: tuple[str, ...]
    about: str = ""


def sections(report: Json) -> tuple[Section, ...]:
    """All that follows the picture, in order, of the report as JSON."""
    talks = report["conversations"]
    every = (
        Section("reasons", _("Waarom we dat zeggen"), tuple(_reasons(report))),
        Section("places", _("Per gemeente"), tuple(_places(report))),
        Section("links", _("Schakels die veel dragen"), tuple(_links(report)), _about_links()),
        Section("bridges", _("Waar een brug ontbreekt"), tuple(bridge["why"] for bridge in report["missing_bridges"])),
        Section("carried", _("Gedragen: wie staat erachter"), tuple(_carried(report))),
        Section("talks", talks_heading(len(talks)), tuple(talk["why"] for talk in talks)),
        Section("support", _("Het gesprek over steun"), tuple(_support(report)), _about_support(report)),
        Section("unknown", _("Wat we niet weten"), tuple(report["confidence"]["unknown"])),
        Section("basis", _("Waarop dit steunt"), (made(report), basis(report), *report["confidence"]["statements"])),
    )
    return tuple(section for section in every if section.items)


def made(report: Json) -> str:
    """Of which day the report is, and what it was read from."""
    file, day = report["source"]["file"], date_format(date.fromisoformat(report["as_of"]), "j F Y")
    if file is None:
        return _("Zo stond het op %(day)s in Draagvlak.") % {"day": day}
    return _("Zo stond het op %(day)s, gelezen uit %(file)s.") % {"day": day, "file": file}


def _reasons(report: Json) -> list[str]:
    """Without those about a link: they have a part of their own."""
    of_links = {said for link in report["anchoring"]["cut_points"] for said in link["why"]}
    return [reason for reason in report["anchoring"]["reasons"] if reason not in of_links]


def _places(report: Json) -> list[str]:
    anchored = report["anchoring"]
    said = [f"{part['municipality']}: {part['sentence']}" for part in anchored["municipalities"]]
    said += [_place_carried(place) for place in report["carrying_by_municipality"]]
    return (
        [*said, _("Alle gemeenten samen: %(sentence)s") % {"sentence": anchored["whole"]["sentence"]}] if said else []
    )


def _place_carried(place: Json) -> str:
    """In one line how far each layer carries the network in a municipality."""
    levels = {key: level for level, key in LEVEL_KEYS.items() if level is not None}
    told = [f"{layer_name(one['layer'])}: {word_of(levels.get(one['level']))}" for one in place["layers"]]
    return _("Gedragen in %(place)s — %(layers)s.") % {"place": place["municipality"], "layers": "; ".join(told)}


def _links(report: Json) -> list[str]:
    """A sentence each; of many of whom the same holds one, so that a large network still fits on two pages."""
    found = report["anchoring"]["cut_points"]
    alike: dict[tuple[str, ...], list[str]] = {}
    for link in found:
        if not link["every_path"]:
            alike.setdefault(tuple(link["cuts_off"]), []).append(link["name"])
    said = []
    for link in found:
        names = alike.get(tuple(link["cuts_off"]), []) if not link["every_path"] else []
        if len(names) < TOGETHER_FROM:
            said += link["why"]
        elif link["name"] == names[0]:
            said.append(_alike(names, link["cuts_off"]))
    return said


def _alike(names: list[str], layers: list[str]) -> str:
    more = len(names) - MOST_NAMED
    rest = [ngettext("nog %(count)s ander", "nog %(count)s anderen", more) % {"count": more}] if more > 0 else []
    return _(
        "%(people)s zijn elk een schakel die veel draagt: voor een deel van de mensen de enige weg naar %(layers)s."
    ) % {"people": listed([*names[:MOST_NAMED], *rest]), "layers": layers_listed(layers)}


def _carried(report: Json) -> list[str]:
    """A layer each; one sentence where nothing was noted of any."""
    if not is_told(report["carrying"]):
        return [nothing_noted()]
    return [line for layer in report["carrying"] for line in _carried_layer(layer)]


def is_told(layers: list[Json]) -> bool:
    """Whether there is anything to tell of how far layers carry the network."""
    return any(layer["evidence"] or layer["survey"] for layer in layers)


def disagreement_of(layer: Json) -> str:
    """Where evidence and survey of a layer point apart; "" where they don't."""
    return (layer["survey"] or {}).get("disagreement") or ""


def _carried_layer(layer: Json) -> list[str]:
    """Where a layer stands; then what a survey says of it, and where the two disagree."""
    said = [" ".join([layer["sentence"], *layer["remarks"]])]
    survey = layer["survey"]
    if survey and survey["sentences"]:
        said.append(" ".join(survey["sentences"]))
    return [*said, *filter(None, [disagreement_of(layer)])]


def _about_support(report: Json) -> str:
    return report["support_conversation"]["why"] if report["support_conversation"] else ""


def _support(report: Json) -> list[str]:
    found = report["support_conversation"]
    return [found["aim"], *found["questions"]] if found else []


def _about_links() -> str:
    return _(
        "Valt zo iemand weg, dan raken anderen niet meer tot bij een laag. "
        "Dat zegt iets over het netwerk, niet over die persoon."
    )
