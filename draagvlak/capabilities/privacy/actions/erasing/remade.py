"""What follows from other rows: reports and maps are made anew, and lists that were brought are emptied."""

from datetime import date
from secrets import token_urlsafe

from draagvlak.basics.mentions import Names
from draagvlak.capabilities.exchange.choices import State
from draagvlak.capabilities.exchange.models import Upload
from draagvlak.capabilities.exchange.queries import is_at_work
from draagvlak.capabilities.insights.models import KeptCounts, KeptMap, StoredReport
from draagvlak.capabilities.network.models import Person

EMPTY = {"cells": b"", "mapping": {}, "same": {}, "found": {}, "against": {}}
WAITING = (State.READ, State.FAILED)


def forget_reports(person: Person, names: Names) -> dict[str, int]:
    """Reports go: their page makes them anew. On maps everybody else keeps their place."""
    key = str(person.pk)
    mine = set(person.membership_set.values_list("network", flat=True))
    reports = [
        pk
        for pk, network, texts in StoredReport.objects.values_list("pk", "network_id", "texts")
        if network in mine or names.taken_out_of(texts) != texts
    ]
    StoredReport.objects.filter(pk__in=reports).delete()
    for kept in KeptMap.objects.all():
        nodes = names.taken_out_of([node for node in kept.nodes if node[0] != key])
        if nodes != kept.nodes or kept.network_id in mine:
            KeptMap.objects.filter(pk=kept.pk).update(nodes=nodes, ties=[], as_of=date.min)
    for counts in KeptCounts.objects.all():  # one less would say who it was: somebody without a key goes with others
        if key in counts.people:
            counts.people[f"gone {token_urlsafe(6)}"] = counts.people.pop(key)
            counts.save(update_fields=["people"])
    return {"reports": len(reports)}


def lists_at_work() -> bool:
    """Whether a list is being read in right now: it would bring the person back."""
    return any(is_at_work(upload) for upload in Upload.objects.filter(state=State.IMPORTING).only("token"))


def empty_lists() -> dict[str, int]:
    """What lists brought stands in rows by now. One that still waits for somebody would bring the person back."""
    full = Upload.objects.exclude(cells=b"")
    keys = list(full.values_list("pk", flat=True))
    waiting = full.filter(state__in=WAITING).update(state=State.CANCELLED)
    Upload.objects.filter(pk__in=keys).update(**EMPTY)
    for relation in Upload._meta.related_objects:  # pieces of a list, where it is kept in pieces
        relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": keys}).delete()
    return {"lists": len(keys), "lists_waiting": waiting}
