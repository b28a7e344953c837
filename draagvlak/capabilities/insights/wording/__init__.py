"""The sentences of the report. They say what is known, of whom, and never that somebody is weak."""

from draagvlak.capabilities.insights.wording.anchored import (
    bridge,
    is_measured,
    link,
    next_step,
    place_sentence,
    reasons,
    source_layer,
    stage_sentence,
    whole_sentence,
)
from draagvlak.capabilities.insights.wording.certainty import confidence, unknowns
from draagvlak.capabilities.insights.wording.sections import Section, made, sections
from draagvlak.capabilities.insights.wording.stages import stage_rules
from draagvlak.capabilities.insights.wording.talks import conversation, effect, talk_parts, talks_heading
from draagvlak.capabilities.insights.wording.words import (
    basis,
    heading,
    layer_name,
    listed,
    paths_counted,
    remark,
    routes_heading,
    ways_left_out,
)

__all__ = [
    "Section",
    "basis",
    "bridge",
    "confidence",
    "conversation",
    "effect",
    "heading",
    "is_measured",
    "layer_name",
    "link",
    "listed",
    "made",
    "next_step",
    "paths_counted",
    "place_sentence",
    "reasons",
    "remark",
    "routes_heading",
    "sections",
    "source_layer",
    "stage_rules",
    "stage_sentence",
    "talk_parts",
    "talks_heading",
    "unknowns",
    "ways_left_out",
    "whole_sentence",
]
