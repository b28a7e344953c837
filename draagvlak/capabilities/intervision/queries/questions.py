"""Questions among peers: ours with the answers, and those of others with ours."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.intervision.models import Answer, Question
from draagvlak.capabilities.intervision.queries.gate import answers_to, question_for, questions_for
from draagvlak.capabilities.intervision.queries.whom import names_of
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries.standing import networks_of

MOST = 100


@dataclass(frozen=True)
class Asked:
    """A question in a list. `authority`: who asked, "" for ours; `answers`: how many, of others' only ours."""

    mark: UUID
    title: str
    authority: str
    network: str
    asked_on: date
    closed_on: date | None
    answers: int


@dataclass(frozen=True)
class QuestionPage:
    """One question, with its answers: all of them of ours, of another's only our own. `whom`: who was chosen."""

    row: Any
    is_ours: bool
    whom: tuple[str, ...]
    answers: tuple[Answer, ...]


def asked_by_us(user: User, authority: Authority) -> list[Asked]:
    """Of the networks that `user` may look at, newest first. Three queries."""
    rows = list(_ours(user, authority)[:MOST])
    count: dict[int, int] = {}
    for key in answers_to(rows).order_by().values_list("question", flat=True):
        count[key] = count.get(key, 0) + 1
    return [_asked(one, "", count.get(one.pk, 0)) for one in rows]


def asked_of_us(reader: Authority) -> list[Asked]:
    """What others ask, newest first: open ones, and closed ones that we answered. Two queries."""
    rows = list(questions_for(reader)[:MOST])
    own = set(Answer.objects.filter(question__in=rows).values_list("question", flat=True))
    return [_asked(one, one.authority.name, int(one.pk in own)) for one in rows if not one.closed_on or one.pk in own]


def question_page(user: User, authority: Authority, mark: UUID) -> QuestionPage | None:
    """None for one that is not ours and was not asked of us."""
    own = _ours(user, authority).filter(mark=mark).first()
    if own is not None:
        whom = tuple(names_of("question", [own.pk]).get(own.pk, ()))
        return QuestionPage(own, True, whom, tuple(answers_to([own])))
    found = question_for(authority, mark)
    if found is None:
        return None
    answers = tuple(Answer.objects.filter(question=found).select_related("authority"))
    return QuestionPage(found, False, (), answers) if answers or not found.closed_on else None


def open_question(network: Network, mark: str) -> Question | None:
    """One of ours that is open, by what stands in an address; None for anything else."""
    try:
        wanted = UUID(mark)
    except ValueError:
        return None
    return Question.objects.filter(network=network, mark=wanted, closed_on=None).first()


def own_answer(mark: UUID) -> Answer | None:
    return Answer.objects.filter(question__mark=mark).first()


def _ours(user: User, authority: Authority) -> QuerySet[Question, Any]:
    rows = Question.objects.filter(network__in=networks_of(user, authority))
    return rows.select_related("network", "authority").order_by("-asked_on", "-pk")


def _asked(one: Question, authority: str, answers: int) -> Asked:
    return Asked(one.mark, one.title, authority, one.network.name, one.asked_on, one.closed_on, answers)
