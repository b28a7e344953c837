"""What would differ between two reports, in sentences: counts of ways, never a score."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from draagvlak.analysis.what_if import Difference, LayerDifference
from draagvlak.capabilities.insights.wording import layer_name, listed, paths_counted, stage_rules
from draagvlak.capabilities.insights.wording.layers_carried import LEVELS
from draagvlak.capabilities.support.wording.levels import word_of

Names = Mapping[str, str]
Levels = Mapping[str, str | None]
Paths = Mapping[str, tuple[int, int]]


def difference_said(told: Difference, names: Names, has_director: bool, is_later: bool = False) -> list[str]:
    """`has_director`: there is one before and after, whose ways are told apart. `is_later`: of a later day."""
    said = [stages_said(*told.stage)] if told.stage[0] != told.stage[1] else []
    for layer in told.layers:
        said += _layer(layer, has_director)
    for place, (before, after) in told.places.items():
        if before is not None and after is not None and before != after:
            said.append(_("%(place)s: %(change)s") % {"place": place, "change": stages_said(before, after)})
    for key, layers in told.new_cut_points.items():
        values = {"person": names.get(key, "?"), "layers": listed([layer_name(one) for one in layers])}
        said.append(_("%(person)s wordt een schakel die veel draagt: de enige weg naar %(layers)s.") % values)
    return said or [_("Daarna zijn de wegen zoals nu.") if is_later else _("Aan de wegen verandert niets.")]


def stages_said(before: int, after: int) -> str:
    names = [name for name, _rule in stage_rules()]
    return _("Van “%(before)s” naar “%(after)s”.") % {"before": names[before], "after": names[after]}


def _layer(layer: LayerDifference, has_director: bool) -> list[str]:
    name = layer_name(layer.layer)
    if layer.members[0] and not layer.members[1]:
        return [_("Van %(layer)s kennen we dan niemand meer.") % {"layer": name}]
    if layer.before is None or layer.after is None or layer.before == layer.after:
        return []
    kinds = (_("Naar %(layer)s: van %(before)s naar %(after)s."), "")
    if has_director:
        kinds = (
            _("Naar %(layer)s, met jou: van %(before)s naar %(after)s."),
            _("Naar %(layer)s, zonder jou: van %(before)s naar %(after)s."),
        )
    pairs = zip(kinds, layer.before, layer.after, strict=True)
    return [
        kind % {"layer": name, "before": paths_counted(before), "after": paths_counted(after)}
        for kind, before, after in pairs
        if kind and before != after
    ]


def meanwhile_said(before: Paths, during: Paths, name: str) -> list[str]:
    """What is not there as long as somebody is away, of ways to each layer (with, without the director)."""
    said = [
        _("Zolang %(name)s weg is: naar %(layer)s van %(before)s naar %(during)s.")
        % {
            "name": name,
            "layer": layer_name(layer),
            "before": paths_counted(paths[0]),
            "during": paths_counted(during.get(layer, (0, 0))[0]),
        }
        for layer, paths in before.items()
        if paths[0] != during.get(layer, (0, 0))[0]
    ]
    return said or [_("Zolang %(name)s weg is, blijven alle wegen er.") % {"name": name}]


def carried_said(before: Levels, after: Levels, is_later: bool = False) -> list[str]:
    """Of layers that carry the network otherwise. `is_later`: since evidence expired meanwhile."""
    told = _("Gedragen door %(layer)s: van “%(before)s” naar “%(after)s”.")
    if is_later:
        told = _("Intussen verloopt er bewijs. Gedragen door %(layer)s: van “%(before)s” naar “%(after)s”.")
    return [
        told % {"layer": layer_name(layer), "before": _word(level), "after": _word(after.get(layer))}
        for layer, level in before.items()
        if level != after.get(layer)
    ]


def _word(level: str | None) -> str:
    return word_of(LEVELS.get(level or ""))
