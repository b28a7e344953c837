"""The surveys of the world in which every address is asked (access_world)."""

from collections.abc import Callable
from datetime import date
from typing import Any

from draagvlak.capabilities.pulse.models import Remark, Survey
from draagvlak.capabilities.pulse.queries.kept import to_keep
from tests.factories.surveys import AnswerSheetFactory, LinkFactory, SurveyFactory

DAY = date(2026, 11, 20)
Secret = Callable[[str, str], str]


def open_one(place: str, network: Any, secret: Secret) -> dict[str, Any]:
    """One that is open: its links go to an address and to a group, and one by its secret to whoever has it."""
    survey = SurveyFactory(network=network)
    LinkFactory(survey=survey, email=f"{secret('askedmail', place)}@geheim.example", sent_on=DAY)
    LinkFactory(survey=survey, name=secret("groupname", place), many=True)
    return {"survey": survey, "link": LinkFactory(survey=survey, token=f"opens {place}")}


def closed_one(place: str, here: Any, at: Any, secret: Secret) -> dict[str, Any]:
    """One of which something may be told, with a remark that was released and what will be given back."""
    days = {"opens_on": DAY, "closes_on": DAY, "told_on": DAY}
    survey = Survey.objects.create(title="Peiling", state="closed", give_back=secret("giveback", place), **days, **here)
    remark = Remark.objects.create(
        survey=survey, text=secret("remark", place), shown_as=secret("shownremark", place), **at
    )
    AnswerSheetFactory.create_batch(6, survey=survey)
    survey.kept = to_keep(survey)
    survey.save()
    return {"closed": survey, "remark": remark}
