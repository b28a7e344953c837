"""A survey to answer, in the installation that the environment names: `python -m tools.survey_to_answer NUMBER`.

Prints as JSON the secrets of so many links for one answer each, of one for a group, and the key of the survey. With
`count KEY` it prints how many sheets there are, and how many links were used.
"""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "draagvlak.wiring.settings")
django.setup()

from draagvlak.basics.tenancy import inside  # noqa: E402
from draagvlak.capabilities.authorities.models import Authority  # noqa: E402
from draagvlak.capabilities.network.models import Network  # noqa: E402
from draagvlak.capabilities.pulse.models import AnswerSheet, Link  # noqa: E402
from tests.factories.surveys import LinkFactory, SurveyFactory  # noqa: E402


def fill(number: int) -> dict[str, object]:
    survey = SurveyFactory(network=Network.objects.first(), title="Peiling om te meten")
    tokens = [f"{survey.pk:08x}{place:024x}" for place in range(number)]
    for token in tokens:
        LinkFactory(survey=survey, token=token)
    group = f"{survey.pk:08x}{'f' * 24}"
    LinkFactory(survey=survey, token=group, many=True, expected=number)
    return {"tokens": tokens, "group": group, "survey": survey.pk}


def count(survey: int) -> dict[str, int]:
    links = Link.objects.filter(survey=survey, is_used=True)
    return {"sheets": AnswerSheet.objects.filter(survey=survey).count(), "used": links.count()}


if __name__ == "__main__":
    with inside(Authority.objects.get(slug="voorbeeldgem")):
        found = count(int(sys.argv[2])) if sys.argv[1] == "count" else fill(int(sys.argv[1]))
    sys.stdout.write(json.dumps(found))
