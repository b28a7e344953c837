"""What was answered is written anew in an order by chance, so that neither place nor transaction tells which came when.

On PostgreSQL rows lie in the order in which they came, and each bears the number of its transaction, which the link
that was used bears too. Written anew, all rows of a survey bear one number, and lie in no order (decision on answers
that cannot be linked). New keys, too, so that an older copy of the database has none that still stands here.
"""

import secrets
from typing import Any

from draagvlak.basics.bulk import delete_at_once, write
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.pulse.choices import State
from draagvlak.capabilities.pulse.models import AnswerSheet, Remark, SpentKey, Survey, WorksWith
from draagvlak.capabilities.pulse.models.answers import chance_key

APART: tuple[Any, ...] = (AnswerSheet, Remark, WorksWith)


def mix_answers(authority: Authority) -> int:
    """Of every open survey of the authority in scope. Gives of how many."""
    surveys = list(Survey.objects.filter(state=State.OPEN).select_related("network"))
    for survey in surveys:
        with acting(None, "pulse.end", authority, survey.network) as note:
            Survey.objects.select_for_update().get(pk=survey.pk)
            _mix(survey)
            note(survey)
    return len(surveys)


def _mix(survey: Survey) -> None:
    """Within a transaction that holds the row of the survey: who is answering meanwhile waits for it."""
    for model in APART:
        columns = [field.attname for field in model._meta.concrete_fields if field.attname != "id"]
        rows = list(model.objects.filter(survey=survey).order_by().values_list("id", *columns))
        secrets.SystemRandom().shuffle(rows)
        delete_at_once(model.objects.filter(survey=survey))
        write(model, ("id", *columns), [(chance_key(), *row[1:]) for row in rows])
    _mix_keys(survey)


def _mix_keys(survey: Survey) -> None:
    """They lead nowhere; written anew too, so that their order tells no order of answers."""
    spent = SpentKey.objects.filter(survey=survey)
    keys = list(spent.order_by().values_list("key_hash", flat=True))
    delete_at_once(spent)
    SpentKey.objects.bulk_create(
        SpentKey(key_hash=key, survey=survey, authority_id=survey.authority_id) for key in sorted(keys)
    )
