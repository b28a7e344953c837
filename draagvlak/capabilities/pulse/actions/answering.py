"""An answer is kept, and nothing of who gave it: no line in the audit, no moment, no key that leads to the link.

The link is what gives the right, so that no rule is asked; `acting` would write down when it was done.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.pulse.choices import ANSWERS, ITEMS, Unsaid
from draagvlak.capabilities.pulse.models import AnswerSheet, Link, Remark, SpentKey, Survey, WorksWith
from draagvlak.capabilities.pulse.queries.opening import asks_whom, organisations_of
from draagvlak.capabilities.pulse.queries.surveys import takes_answers


class AnsweredError(Exception):
    """By this link somebody answered already."""


class NotOpenError(Exception):
    """Meanwhile the survey was closed, or the link taken back."""


@dataclass(frozen=True)
class Answers:
    """`values`: six of 1–4 or None; `unsaid`: six of Unsaid, "" where there is a value. `others`: with which
    organisations `own` works (keys), only given with the consent of whoever answers.
    """

    values: Sequence[int | None]
    unsaid: Sequence[str]
    remark: str = ""
    own: int | None = None
    others: Sequence[int] = ()

    def __post_init__(self) -> None:
        pairs = list(zip(self.values, self.unsaid, strict=True))
        if len(pairs) != ITEMS or not all((value in ANSWERS) != (why in Unsaid.values) for value, why in pairs):
            raise ValueError("Six answers, each a value or why there is none.")


def send_answers(link: Link, key: str, answers: Answers) -> bool:
    """Keep `answers` by `link`. False where the same form with the same answers was sent before: it makes nothing then.

    On a device of a group somebody may go back to a form that was sent and fill in their own: that is another answer.
    Raises AnsweredError, NotOpenError.
    """
    try:
        with transaction.atomic():
            survey = Survey.objects.select_for_update(of=("self",)).get(pk=link.survey_id)
            SpentKey.objects.bulk_create([SpentKey(key_hash=_spent(key, answers), **_of(survey))])
            _spend(link, survey)
            _write(link, survey, answers)
    except IntegrityError:
        return False
    return True


def _spent(key: str, answers: Answers) -> str:
    return hash_of(json.dumps([key, *map(list, (answers.values, answers.unsaid)), answers.remark]))


def _spend(link: Link, survey: Survey) -> None:
    there = Link.objects.filter(pk=link.pk, revoked_on=None)
    if not takes_answers(survey) or not there.exists():
        raise NotOpenError
    if not link.many and not there.filter(is_used=False).update(is_used=True):
        raise AnsweredError


def _write(link: Link, survey: Survey, answers: Answers) -> None:
    whose = _of(survey)
    AnswerSheet.objects.create(
        layer=link.layer,
        form=link.form,
        values=list(answers.values),
        unsaid=list(answers.unsaid),
        answered_on=localdate(),
        **whose,
    )
    if answers.remark:
        Remark.objects.create(text=answers.remark, **whose)
    if answers.own and answers.others and asks_whom(link):
        known = {key for key, _name in organisations_of(survey.network)}
        pairs = [(answers.own, other) for other in answers.others if {answers.own, other} <= known]
        WorksWith.objects.bulk_create(
            [WorksWith(from_organisation_id=a, to_organisation_id=b, **whose) for a, b in pairs if a != b],
            ignore_conflicts=True,
        )


def _of(survey: Survey) -> dict[str, object]:
    return {"survey": survey, "authority_id": survey.authority_id}
