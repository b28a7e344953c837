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
from draagvlak.capabilities.insights.wording.carried import (
    carried_remarks,
    carried_sentence,
    nothing_noted,
    remarks_without_counts,
    support_aim,
    support_questions,
    support_talk,
)
from draagvlak.capabilities.insights.wording.certainty import confidence, unknowns
from draagvlak.capabilities.insights.wording.sections import Section, disagreement_of, is_told, made, sections
from draagvlak.capabilities.insights.wording.stages import stage_rules
from draagvlak.capabilities.insights.wording.surveyed import disagreement, survey_sentences
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
    "carried_remarks",
    "carried_sentence",
    "confidence",
    "conversation",
    "disagreement",
    "disagreement_of",
    "effect",
    "heading",
    "is_measured",
    "is_told",
    "layer_name",
    "link",
    "listed",
    "made",
    "next_step",
    "nothing_noted",
    "paths_counted",
    "place_sentence",
    "reasons",
    "remark",
    "remarks_without_counts",
    "routes_heading",
    "sections",
    "source_layer",
    "stage_rules",
    "stage_sentence",
    "support_aim",
    "support_questions",
    "support_talk",
    "survey_sentences",
    "talk_parts",
    "talks_heading",
    "unknowns",
    "ways_left_out",
    "whole_sentence",
]
