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
from draagvlak.capabilities.insights.wording.words import counted, layer_name, listed, paths_counted

__all__ = [
    "bridge",
    "confidence",
    "conversation",
    "counted",
    "effect",
    "is_measured",
    "layer_name",
    "listed",
    "next_step",
    "paths_counted",
    "reasons",
    "source_layer",
    "stage_sentence",
    "talks_heading",
    "unknowns",
]
