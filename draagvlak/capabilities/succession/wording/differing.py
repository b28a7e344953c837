"""What would differ between two reports, in sentences: counts of ways, never a score."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from draagvlak.analysis.what_if import Difference, LayerDifference
from draagvlak.capabilities.insights.wording import layer_name, listed, paths_counted, stage_rules
from draagvlak.capabilities.insights.wording.layers_carried import LEVELS
from draagvlak.capabilities.support.wording.levels import word_of

Names = Mapping[str, str]
Levels = Mapping[str, str | None]


def difference_said(told: Difference, names: Names, has_director: bool) -> list[str]:
    """`has_director`: there is one before and after, whose ways are told apart."""
    said = [stages_said(*told.stage)] if told.stage[0] != told.stage[1] else []
    for layer in told.layers:
        said += _layer(layer, has_director)
    for place, (before, after) in told.places.items():
        if before is not None and after is not None and before != after:
            said.append(_("%(place)s: %(change)s") % {"place": place, "change": stages_said(before, after)})
    for key, layers in told.new_cut_points.items():
        values = {"person": names.get(key, "?"), "layers": listed([layer_name(one) for one in layers])}
        said.append(_("%(person)s wordt een schakel die veel draagt: de enige weg naar %(layers)s.") % values)
    return said or [_("Aan de wegen verandert niets.")]


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


def carried_said(before: Levels, after: Levels) -> list[str]:
    """Of layers that carry the network otherwise."""
    return [
        _("Gedragen door %(layer)s: van “%(before)s” naar “%(after)s”.")
        % {"layer": layer_name(layer), "before": _word(level), "after": _word(after.get(layer))}
        for layer, level in before.items()
        if level != after.get(layer)
    ]


def _word(level: str | None) -> str:
    return word_of(LEVELS.get(level or ""))
