"""From the rows of a survey to what may be published of it: the only place that reads sheets for what they say."""

from collections import defaultdict

from django.db.models import Q

from draagvlak.analysis.surveys import Published, published
from draagvlak.capabilities.pulse.models import AnswerSheet, Link, Survey


def published_of(survey: Survey) -> Published:
    """In two queries, whatever the number of answers."""
    sheets = defaultdict(list)
    for layer, values in AnswerSheet.objects.filter(survey=survey).values_list("layer", "values").iterator(5000):
        sheets[layer].append(values)
    return published(sheets, invited_to(survey))


def invited_to(survey: Survey) -> dict[str, int]:
    """How many people of each layer could answer: whose link was used, and those whose link was sent and holds."""
    links = Link.objects.filter(survey=survey)
    could = links.filter(Q(is_used=True) | Q(revoked_on=None) & (Q(email="") | Q(sent_on__isnull=False)))
    asked: dict[str, int] = defaultdict(int)
    for layer, many, expected in could.values_list("layer", "many", "expected"):
        asked[layer] += expected if many else 1
    return dict(asked)
