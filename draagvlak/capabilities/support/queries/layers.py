"""Every layer of a network as the pages show it, for who may read what names somebody and for who may not."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from draagvlak.analysis.carrying import LayerLevel, layer_level, order_of
from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.support.choices import PARTNER_LAYER
from draagvlak.capabilities.support.models import Body, Step
from draagvlak.capabilities.support.pictures.ladder import Ladder, ladder
from draagvlak.capabilities.support.queries.holders import Ledger, ledger_of
from draagvlak.capabilities.support.queries.ledger import steps_of
from draagvlak.capabilities.support.wording import levels as words

SHOWN_LAYERS = (*GOVERNANCE_LAYERS, PARTNER_LAYER)


@dataclass(frozen=True)
class Shown:
    """A layer or a body: its level, the sentence about it, its ladder, and what else is to be said (`remarks`)."""

    layer: str
    title: str
    level: LayerLevel
    sentence: str
    ladder: Ladder
    remarks: tuple[str, ...] = ()
    body: Body | None = None
    step: Step | None = None  # the next one planned

    @property
    def word(self) -> str:
        return words.word_of(self.level.level)


@dataclass(frozen=True)
class Home:
    """One municipality of a network that spans several: of each layer, the word for its level and its title."""

    name: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Overview:
    """`boards`: of partner organisations; `homes`: of a network that spans several municipalities. `is_whole` False:
    only what bodies showed was weighed.
    """

    day: date
    layers: tuple[Shown, ...]
    boards: tuple[Shown, ...] = ()
    homes: tuple[Home, ...] = ()
    is_whole: bool = True


def overview(network: Network, with_named: bool, with_steps: bool) -> Overview:
    """In six queries; five without steps."""
    ledger, day = ledger_of(network, with_named), day_of(network)
    steps = _next_steps(network) if with_steps else {}
    layers = tuple(layer_shown(ledger, layer, day, steps.get(layer)) for layer in GOVERNANCE_LAYERS)
    return Overview(day, layers, bodies_shown(ledger, PARTNER_LAYER, day), _homes(network, ledger, day), with_named)


def _homes(network: Network, ledger: Ledger, day: date) -> tuple[Home, ...]:
    names = list(network.municipalities.order_by("name").values_list("name", flat=True))
    if len(names) < 2:
        return ()
    found = []
    for name in names:
        levels = (
            layer_level(ledger.of_layer(layer, day, name, is_lean=True), day).level for layer in GOVERNANCE_LAYERS
        )
        cells = zip(map(words.word_of, levels), map(words.title_of, GOVERNANCE_LAYERS), strict=True)
        found.append(Home(name, tuple(cells)))
    return tuple(found)


def layer_shown(ledger: Ledger, layer: str, day: date, step: Step | None = None) -> Shown:
    level = layer_level(ledger.of_layer(layer, day, is_lean=True), day)
    found = _shown(ledger, layer, level, (words.title_of(layer), words.who_of(layer)))
    return replace(found, step=step, remarks=(*found.remarks, *_won_again(ledger, layer, day, level)))


def bodies_shown(ledger: Ledger, layer: str, day: date) -> tuple[Shown, ...]:
    """The bodies of a layer that are there on a day, each with its own level."""
    bodies = (body for body in ledger.bodies.values() if body.layer == layer and ledger.is_there(body.pk, day))
    return tuple(body_shown(ledger, body, day) for body in bodies)


def body_shown(ledger: Ledger, body: Body, day: date) -> Shown:
    level = layer_level(ledger.of_body(body.pk, day), day)
    return replace(_shown(ledger, body.layer, level, (body.name, body.name)), body=body)


def _shown(ledger: Ledger, layer: str, level: LayerLevel, called: tuple[str, str]) -> Shown:
    """`called`: as a heading, and as who does something."""
    title, who = called
    shown_by = level.shown_by
    sign = words.Sign(ledger.kinds[shown_by.id], shown_by.on, shown_by.until) if shown_by else None
    picture = ladder(layer, level.level, level.high, level.contested, words.day_word(sign.on) if sign else "")
    return Shown(layer, title, level, words.sentence_of(who, level.level, sign), picture, _remarks(level))


def _remarks(level: LayerLevel) -> tuple[str, ...]:
    return tuple(filter(None, (words.contested(level), words.could_be(level), words.runs_out(level))))


def _won_again(ledger: Ledger, layer: str, day: date, level: LayerLevel) -> tuple[str, ...]:
    """Where others took office, and the layer stood higher the day before."""
    changed = ledger.changed_on(layer, day)
    if changed is None:
        return ()
    eve = changed - timedelta(days=1)
    was = layer_level(ledger.of_layer(layer, eve, is_lean=True), eve).level
    return (words.won_again(changed, was),) if order_of(was) > order_of(level.level) else ()


def _next_steps(network: Network) -> dict[str, Step]:
    """By layer, the open step that is due first; one without a day comes last."""
    found: dict[str, Step] = {}
    for step in steps_of(network).filter(done_on=None):
        there = found.get(step.layer)
        if there is None or (step.due or date.max) < (there.due or date.max):
            found[step.layer] = step
    return found
