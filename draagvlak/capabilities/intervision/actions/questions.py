"""A network asks its peers something; others answer; who asked closes it, with thanks."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate

from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.intervision.actions.sharing import Whom, _addressees
from draagvlak.capabilities.intervision.choices import Audience
from draagvlak.capabilities.intervision.models import Addressee, Answer, Question
from draagvlak.capabilities.intervision.queries.gate import questions_for
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers

WRITE = "intervision.write"


@dataclass(frozen=True)
class Wonder:
    """What a form says of a question. `whom`: nobody of another installation."""

    title: str
    text: str
    whom: Whom


def ask(user: User, authority: Authority, network: Network, wonder: Wonder, step: str) -> Question:
    """Sent twice, made once. Raises RefusedError, PermissionDenied, SentBeforeError."""
    with acting(user, WRITE, authority, network, once=step) as note:
        texts = _ready({"title": " ".join(wonder.title.split()), "text": wonder.text.strip()})
        audience = Audience(wonder.whom.audience)
        made = Question(authority=authority, network=network, audience=audience, asked_on=localdate(), **texts)
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        rows = list(_addressees(authority, {"question": made}, wonder.whom))
        if not rows and audience == Audience.CHOSEN:
            raise RefusedError("audience", "nobody")
        Addressee.objects.bulk_create(rows)
        note(made)
    return made


def put_otherwise(
    user: User, authority: Authority, network: Network, at: tuple[int, int], words: tuple[str, str], step: str
) -> Question:
    """Give the question `at` (key, version) another title and text (`words`) while it is open.

    Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        texts = _ready({"title": " ".join(words[0].split()), "text": words[1].strip()})
        rows = Question.objects.filter(network=network, closed_on=None)
        changed = edit(rows, *at, texts | {"_change_reason": step})
        note(changed)
    return changed


def close(user: User, authority: Authority, network: Network, at: tuple[int, int], thanks: str, step: str) -> Question:
    """No more answers; who answered reads the thanks.

    Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        refuse_register_numbers({"thanks": thanks})
        rows = Question.objects.filter(network=network, closed_on=None)
        values = {"closed_on": localdate(), "thanks": thanks.strip(), "_change_reason": step}
        changed = edit(rows, *at, values)
        note(changed)
    return changed


def answer(user: User, authority: Authority, mark: UUID, said: tuple[str, int], step: str) -> Answer:
    """Answer a question of another that came through the gate; or put that answer in other words. `said`: the text, and
    the version of the answer that the form showed, 0 where there was none.

    Raises RefusedError, ChangedMeanwhileError, DoesNotExist (also where it is closed), PermissionDenied.
    """
    with acting(user, WRITE, authority) as note:
        text = _ready({"text": said[0].strip()})
        question = questions_for(authority).select_for_update(of=("self",)).get(mark=mark, closed_on=None)
        there = Answer.objects.filter(question=question).first()
        if there is None:
            made = Answer(authority=authority, question=question, answered_on=localdate(), **text)
            made._change_reason = step  # type: ignore[attr-defined]
            made.save()
        else:
            made = edit(Answer.objects.all(), there.pk, said[1], text | {"_change_reason": step})
        note(made)
    return made


def take_answer_back(user: User, authority: Authority, mark: UUID, step: str) -> None:
    """Our answer goes, also where the question is closed. Raises DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority) as note:
        found: Any = Answer.objects.select_for_update(of=("self",)).get(question__mark=mark)
        note(found)
        keep_as_it_is(found)
        found._change_reason = step
        found.delete()


def _ready(texts: dict[str, str]) -> dict[str, str]:
    """Raises RefusedError."""
    refuse_register_numbers(texts)
    for part, text in texts.items():
        if not text:
            raise RefusedError(part, "empty")
    return texts
