"""From the rows of a survey to what may be published of it: the only place that reads sheets for what they say."""

from collections import defaultdict

from draagvlak.analysis.surveys import Published, published
from draagvlak.capabilities.pulse.models import AnswerSheet, Survey


def published_of(survey: Survey, invited: dict[str, int]) -> Published:
    """In one query, whatever the number of answers. `invited`: how many people of each layer were asked."""
    sheets = defaultdict(list)
    for layer, values in AnswerSheet.objects.filter(survey=survey).values_list("layer", "values").iterator(5000):
        sheets[layer].append(values)
    return published(sheets, invited)
