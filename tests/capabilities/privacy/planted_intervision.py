"""Somebody in every text that goes to other municipalities."""

from draagvlak.capabilities.intervision.models import Answer, Practice, PracticeLink, Question, SharedPiece
from draagvlak.capabilities.policy.models import Result

KEPT_OF_INTERVISION = (Practice, PracticeLink, Question, Answer, SharedPiece)


def plant_intervision(network, day, said, name):
    """Each with a version of before."""
    here, at = {"network": network, "authority": network.authority}, {"authority": network.authority}
    texts = dict.fromkeys(("did", "for_whom", "took", "came", "otherwise"), said)
    practice = Practice.objects.create(title=name, **texts, **here)
    shared = {"what": "practice", "practice": practice, "audience": "all", "since": day}
    question = Question.objects.create(title=name, text=said, thanks=said, audience="all", asked_on=day, **here)
    rows = [
        practice,
        PracticeLink.objects.create(practice=practice, result=Result.objects.filter(network=network).first(), **at),
        SharedPiece.objects.create(**shared, **here),
        question,
        Answer.objects.create(question=question, text=said, answered_on=day, **at),
    ]
    for row in rows:
        row.save()
