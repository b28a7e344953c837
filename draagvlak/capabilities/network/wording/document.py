"""The assessment as a document, in Dutch, before it becomes DOCX or PDF."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import override

from draagvlak.capabilities.network.models import ImpactDecision
from draagvlak.capabilities.network.wording import assessment as words


@dataclass(frozen=True)
class Part:
    """One question: `facts` hold everywhere, `answer` has a paragraph a line."""

    title: str
    asked: str
    facts: tuple[str, ...]
    answer: tuple[str, ...]


@dataclass(frozen=True)
class Document:
    title: str
    subject: str
    authority: str
    decision: tuple[str, ...]
    parts: tuple[Part, ...]
    holds: str
    answered: str


def document_of(found: ImpactDecision) -> Document:
    """All that stands in it, whether decided or still being written."""
    with override("nl"):
        return Document(
            title=str(words.TITLE),
            subject=str(words.SUBJECT),
            authority=str(found.authority),
            decision=_decision(found),
            parts=tuple(_part(question, found) for question in words.QUESTIONS),
            holds=str(words.HOLDS),
            answered=words.ANSWER % {"authority": found.authority},
        )


def _part(question: words.Question, found: ImpactDecision) -> Part:
    lines = [line.strip() for line in str(found.answers.get(question.key, "")).splitlines()]
    said = tuple(line for line in lines if line) or (str(words.UNANSWERED),)
    return Part(str(question.title), str(question.asked), tuple(str(fact) for fact in question.facts), said)


def _decision(found: ImpactDecision) -> tuple[str, ...]:
    if found.decided_on is None:
        return (str(words.OPEN),)
    said = [words.DECIDED % {"body": capfirst(found.body), "day": date_format(found.decided_on, "j F Y")}]
    if found.reference:
        said.append(words.REFERENCE % {"text": found.reference})
    if found.withdrawn_at:
        said.append(words.WITHDRAWN % {"day": date_format(found.withdrawn_at, "j F Y")})
    return tuple(said)
