"""What has had its time goes, with its history. Called by whoever stands in the frame of time (privacy)."""

from typing import Any

from django.db.models import QuerySet

from draagvlak.basics.bulk import chunks, delete_at_once
from draagvlak.capabilities.alignment.models import Agreement, Party, RequestedFrom

CHUNK = 500


def _end_questions(rows: QuerySet[RequestedFrom, Any]) -> int:
    keys = list(rows.values_list("pk", flat=True))
    for some in chunks(keys, CHUNK):
        delete_at_once(RequestedFrom.objects.filter(pk__in=some))
        delete_at_once(RequestedFrom.history.filter(id__in=some))
    return len(keys)


def _end_agreements(rows: QuerySet[Agreement, Any]) -> int:
    keys = list(rows.values_list("pk", flat=True))
    for some in chunks(keys, CHUNK):
        for model in (Party, Party.history.model):
            delete_at_once(model.objects.filter(agreement__in=some))
        delete_at_once(Agreement.objects.filter(pk__in=some))
        delete_at_once(Agreement.history.filter(id__in=some))
    return len(keys)


def _forget_person(keys: set[int]) -> None:
    """Once a person is erased: what histories keep of them, by key."""
    delete_at_once(RequestedFrom.history.filter(person_id__in=keys))
    Agreement.history.filter(person_id__in=keys).update(person_id=None)
