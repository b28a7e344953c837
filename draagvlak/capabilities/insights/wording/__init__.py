"""The sentences of the report. They say what is known, of whom, and never that somebody is weak."""

from draagvlak.capabilities.insights.wording.anchored import (
    bridge,
    is_measured,
    next_step,
    reasons,
    source_layer,
    stage_sentence,
)
from draagvlak.capabilities.insights.wording.certainty import confidence, unknowns
from draagvlak.capabilities.insights.wording.talks import conversation, effect, talks_heading
from draagvlak.capabilities.insights.wording.words import (
    basis,
    heading,
    layer_name,
    listed,
    paths_counted,
    remark,
)

__all__ = [
    "basis",
    "bridge",
    "confidence",
    "conversation",
    "effect",
    "heading",
    "is_measured",
    "layer_name",
    "listed",
    "next_step",
    "paths_counted",
    "reasons",
    "remark",
    "source_layer",
    "stage_sentence",
    "talks_heading",
    "unknowns",
]
