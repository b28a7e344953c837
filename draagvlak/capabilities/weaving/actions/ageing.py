"""What of stories has had its time goes, or goes with who said it. Called by `privacy`, within its own `acting`."""

from typing import Any

from django.db.models import F, QuerySet

from draagvlak.capabilities.consents.queries.concerning import voices_of
from draagvlak.capabilities.network.models import Person
from draagvlak.capabilities.weaving.models import Given, Review


def _end_links(*rows: QuerySet[Any]) -> int:
    """That somebody was asked, or got the story, stays."""
    return sum(_each(some, token_hash="") for some in rows)


def _end_words_said(*rows: QuerySet[Any]) -> int:
    """What somebody answered stays, without their words and without what was done with these."""
    return sum(_each(some, said="", done_with_it="") for some in rows)


def _forget_said_of(person: Person) -> int:
    """Somebody is erased: their words of stories go, and no link of theirs opens; before the person goes."""
    keys = list(voices_of(person).values_list("pk", flat=True))
    rows = (model.objects.filter(participant__in=keys) for model in (Review, Given))
    return sum(_each(some, said="", done_with_it="", token_hash="") for some in rows)


def _each(rows: QuerySet[Any], **values: str) -> int:
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    return int(rows.model.objects.filter(pk__in=keys).update(**values, version=F("version") + 1))
