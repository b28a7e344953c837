"""What another network tells of itself, a sentence for each part; of what it doesn't share there is none."""

from collections.abc import Callable, Iterator
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from draagvlak.capabilities.federation.choices import Size
from draagvlak.capabilities.federation.choices.shapes import SharedNetwork
from draagvlak.capabilities.network.choices import Layer


def stage_word(key: str) -> str:
    """A stage of METHOD, told of a network of others."""
    return {
        "scattered": _("hangt nog los"),
        "hangs_on_director": _("hangt aan de regisseur"),
        "single_thread": _("hangt aan één draad"),
        "anchored": _("verankerd"),
        "firmly_anchored": _("stevig verankerd"),
    }.get(key, _("nog niet bekend"))


def level_word(key: str | None) -> str:
    return {
        "opposes": _("remt af"),
        "informed": _("weet ervan"),
        "endorses": _("staat erachter"),
        "commits": _("geeft middelen"),
        "anchors": _("legde het vast"),
    }.get(key or "", _("weten we niet"))


def governance_word(key: str) -> str:
    return {
        "shared": _("de partners sturen samen"),
        "lead": _("één partner trekt het netwerk"),
        "administrative": _("een aparte organisatie stuurt het netwerk"),
    }.get(key, "")


def figures_told(network: SharedNetwork) -> list[str]:
    """Sentences, in a fixed order."""
    return [capfirst(line) for told in TOLD for line in told(network)]


def _about(network: SharedNetwork) -> Iterator[str]:
    if network.about is not None:
        size = str(Size(network.about.size).label) if network.about.size else ""
        since = _("begon in %(year)s") % {"year": network.about.since} if network.about.since else ""
        yield ", ".join(part for part in (size, governance_word(network.about.governance), since) if part) or _(
            "Grootte en begin zijn niet bekend"
        )


def _counts(network: SharedNetwork) -> Iterator[str]:
    for group in network.people.groups if network.people else ():
        yield _("%(layers)s: %(count)s mensen") % {"layers": _layers(group.layers), "count": _number(group.count)}
    if network.organisations is not None:
        yield _("%(count)s organisaties") % {"count": _number(network.organisations.count)}
    if network.contacts is not None:
        yield _("%(count)s contacten in een jaar") % {"count": _number(network.contacts.count)}
    if network.load is not None:
        found = {"meetings": number_format(network.load.meetings / 10, 1), "hours": _number(network.load.hours)}
        yield _("%(meetings)s vergaderingen per maand, %(hours)s uur van iedereen samen") % found


def _support(network: SharedNetwork) -> Iterator[str]:
    for one in network.support.levels if network.support else ():
        yield f"{_layers((one.layer,))}: {level_word(one.level)}"


def _stage(network: SharedNetwork) -> Iterator[str]:
    if network.stage is None:
        return
    yield _("hoe verankerd: %(stage)s (%(day)s)") % {
        "stage": stage_word(network.stage.key),
        "day": _day(network.stage.on),
    }
    for seen in network.stage.seen:
        yield _("%(stage)s sinds %(day)s") % {"stage": stage_word(seen.key), "day": _day(seen.on)}


TOLD: tuple[Callable[[SharedNetwork], Iterator[str]], ...] = (_about, _counts, _support, _stage)


def _layers(keys: tuple[str, ...]) -> str:
    return ", ".join(str(Layer(key).label) for key in keys)


def _number(count: int) -> str:
    """Down to a group of five: so many at least."""
    if count < 5:
        return _("minder dan vijf")
    return _("minstens %(count)s") % {"count": number_format(count, force_grouping=True)}


def _day(day: date) -> str:
    return date_format(day, "j F Y")
