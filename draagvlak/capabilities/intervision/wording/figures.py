"""Figures of networks in words; what is not shared or not known never reads as none."""

from collections.abc import Collection, Sequence
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from draagvlak.analysis.aggregates import K
from draagvlak.analysis.carrying import LEVEL_KEYS
from draagvlak.capabilities.alignment.choices import Governance
from draagvlak.capabilities.federation.choices import Size
from draagvlak.capabilities.insights.wording.words import layer_name, listed
from draagvlak.capabilities.intervision.choices import FIGURES, Age, What
from draagvlak.capabilities.support.wording.levels import word_of

LEVELS = {key: level for level, key in LEVEL_KEYS.items()}


def stage_word(key: str) -> str:
    """A stage of METHOD, told of a network of others."""
    return {
        "unknown": _("nog niet bekend"),
        "scattered": _("hangt nog los"),
        "hangs_on_director": _("hangt aan de regisseur"),
        "single_thread": _("hangt aan één draad"),
        "anchored": _("verankerd"),
        "firmly_anchored": _("stevig verankerd"),
    }.get(key, _("nog niet bekend"))


def at_least(number: int) -> str:
    """A number that went down to a group of five."""
    if number < K:
        return _("minder dan %(count)s") % {"count": K}
    return _("minstens %(count)s") % {"count": number_format(number, force_grouping=True)}


def not_there(is_shared: bool) -> str:
    return _("nog te weinig om te tonen") if is_shared else _("niet gedeeld")


def parts_word(shared: Collection[str]) -> str:
    """Which figures are shared, in their order; "" where none is."""
    return listed([str(what.label) for what in FIGURES if what in shared])


def layers_word(layers: Sequence[str]) -> str:
    return str(capfirst(listed([layer_name(layer) for layer in layers])))


def level_word(key: str) -> str:
    return word_of(LEVELS.get(key))


def about_words(figures: Any) -> list[str]:
    """Who they are: size, who governs, since when; what nobody said is said to be unknown."""
    governance = str(Governance(figures.governance).label) if figures.governance else _("wie stuurt, is niet bekend")
    began = _("begon in %(year)s") % {"year": figures.since} if figures.since else str(Age.UNKNOWN.label)
    size = str(Size(figures.size).label) if figures.size else _("grootte niet bekend")
    return [size, governance, began]


def steps_words(stage: Any) -> list[str]:
    """When the stage changed, as far as it was seen, and how many people were brought together."""
    said = [
        _("%(stage)s sinds %(day)s") % {"stage": stage_word(key), "day": date_format(day, "j F Y")}
        for key, day in stage.seen
    ]
    count = at_least(stage.introductions)
    return [*said, _("%(count)s kennismakingen in een jaar") % {"count": count}]


def meetings_words(meetings: float) -> str:
    return ngettext("%(count)s vergadering per maand", "%(count)s vergaderingen per maand", round(meetings)) % {
        "count": number_format(meetings, 1)
    }


def heading_of(what: str) -> str:
    return {
        What.PEOPLE: _("Mensen per laag"),
        What.ORGANISATIONS: _("Organisaties"),
        What.CONTACTS: _("Contacten in een jaar"),
        What.LOAD: _("Vergaderuren per maand, van iedereen samen"),
        What.SUPPORT: _("Wie erachter staat"),
        What.STAGE: _("Hoe verankerd"),
    }[What(what)]
