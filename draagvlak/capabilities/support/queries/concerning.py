"""What of the ledger concerns somebody: for their right of access (TRUST §1, †), through `privacy` alone."""

from collections.abc import Collection
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from draagvlak.basics.mentions import Names
from draagvlak.capabilities.network.models import Person
from draagvlak.capabilities.support.models import Evidence, EvidenceFile, Office, Step


def evidence_about(person: Person, networks: Collection[int], names: Names) -> list[Any]:
    """Evidence in `networks` (keys) that is of the person or names them in its words, newest first; each with
    `has_file`. One query.
    """
    with_file = Exists(EvidenceFile.objects.filter(evidence=OuterRef("pk")))
    rows = Evidence.objects.filter(Q(person=person) | Q(person=None), network__in=networks)
    rows = rows.annotate(has_file=with_file).select_related("network")
    return [row for row in rows if row.person_id == person.pk or names.are_in(f"{row.text}\n{row.source}")]


def steps_about(person: Person, networks: Collection[int]) -> QuerySet[Step]:
    """Steps with the person, or that the person does."""
    rows = Step.objects.filter(Q(person=person) | Q(owner=person), network__in=networks)
    return rows.select_related("network").order_by("-due", "-pk")


def offices_of(person: Person) -> QuerySet[Office]:
    return Office.objects.filter(person=person).select_related("body")
