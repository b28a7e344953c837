"""Small multiples: the same little picture for each network, on one scale (Tufte 1990)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from draagvlak.analysis.carrying import LEVEL_KEYS
from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.capabilities.insights.wording.words import layer_name
from draagvlak.capabilities.intervision.choices import What
from draagvlak.capabilities.intervision.wording import figures as words

WIDE = 200  # units of a picture: the longest bar of all
STEPS = tuple(LEVEL_KEYS[level] for level in (1, 2, 3, 4))
STAGES = ("scattered", "hangs_on_director", "single_thread", "anchored", "firmly_anchored")


@dataclass(frozen=True)
class Line:
    """One bar: `width` None where there is nothing to draw; `dots`: which of so many steps it reached."""

    name: str
    words: str
    width: int | None = None
    dots: tuple[bool, ...] = ()


@dataclass(frozen=True)
class Panel:
    """What one network has to show. `missing`: why it shows nothing."""

    key: str
    title: str
    is_ours: bool
    lines: tuple[Line, ...]
    missing: str = ""
    more: tuple[str, ...] = ()


@dataclass(frozen=True)
class Multiple:
    """One figure of all networks; `most`: what the whole width stands for, None where steps are drawn."""

    what: str
    heading: str
    panels: tuple[Panel, ...]
    most: int | None = None


def multiples(peers: Sequence[Any]) -> list[Multiple]:
    """A picture for each kind of figure that anybody shows, each with a panel for every network, in their order."""
    drawn = [_bars(peers, what) for what in (What.PEOPLE, What.ORGANISATIONS, What.CONTACTS, What.LOAD)]
    return [one for one in (*drawn, _support(peers), _stage(peers)) if any(panel.lines for panel in one.panels)]


def only(pictures: Sequence[Multiple], keys: Collection[str]) -> list[Multiple]:
    """The panels of some networks, on the scale of all of them."""
    return [replace(one, panels=tuple(panel for panel in one.panels if panel.key in keys)) for one in pictures]


def _bars(peers: Sequence[Any], what: What) -> Multiple:
    most = max((number for one in peers for _name, number in _numbers(one.figures, what)), default=0)
    panels = []
    for one in peers:
        lines = tuple(
            Line(name, words.at_least(number), round(WIDE * number / most) if most else 0)
            for name, number in _numbers(one.figures, what)
        )
        more = (words.meetings_words(one.figures.meetings),) if what == What.LOAD and lines else ()
        panels.append(_panel(one, what, lines, more))
    return Multiple(what, words.heading_of(what), tuple(panels), most)


def _numbers(figures: Any, what: str) -> list[tuple[str, int]]:
    if what == What.PEOPLE:
        return [(words.layers_word(layers), number) for layers, number in figures.people]
    number = {
        What.ORGANISATIONS: figures.organisations,
        What.CONTACTS: figures.contacts,
        What.LOAD: figures.hours,
    }[What(what)]
    return [] if number is None else [("", number)]


def _support(peers: Sequence[Any]) -> Multiple:
    panels = []
    for one in peers:
        told = dict(one.figures.support)
        lines = tuple(
            Line(
                layer_name(layer),
                words.level_word(told.get(layer, "unknown")),
                dots=_reached(STEPS, told.get(layer, "unknown")),
            )
            for layer in (GOVERNANCE_LAYERS if told else ())
        )
        panels.append(_panel(one, What.SUPPORT, lines))
    return Multiple(What.SUPPORT, words.heading_of(What.SUPPORT), tuple(panels))


def _stage(peers: Sequence[Any]) -> Multiple:
    panels = []
    for one in peers:
        stage = one.figures.stage
        lines = (Line("", words.stage_word(stage.key), dots=_reached(STAGES, stage.key)),) if stage else ()
        panels.append(_panel(one, What.STAGE, lines, tuple(words.steps_words(stage)) if stage else ()))
    return Multiple(What.STAGE, words.heading_of(What.STAGE), tuple(panels))


def _reached(steps: Sequence[str], key: str) -> tuple[bool, ...]:
    place = steps.index(key) if key in steps else -1
    return tuple(number <= place for number in range(len(steps)))


def _panel(one: Any, what: str, lines: tuple[Line, ...], more: tuple[str, ...] = ()) -> Panel:
    missing = "" if lines else words.not_there(what in one.shared)
    return Panel(one.key, f"{one.authority} · {one.network}", one.is_ours, lines, missing, more)
