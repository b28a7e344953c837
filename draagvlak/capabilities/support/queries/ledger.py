"""The rows of the ledger, for whoever may read them."""

from collections.abc import Iterable
from datetime import date

import rules
from django.db.models import QuerySet

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.network.models import Network, Person
from draagvlak.capabilities.support.models import Body, Evidence, EvidenceFile, Office, Step


def reads_named(user: User, network: Network) -> bool:
    """Whether the user may read evidence that names somebody (TRUST §1)."""
    return bool(rules.has_perm("support.read_named", user, network))


def evidence_for(network: Network, with_named: bool) -> QuerySet[Evidence]:
    rows = Evidence.objects.filter(network=network).select_related("body", "person")
    return rows if with_named else rows.filter(names_someone=False, person=None)


def evidence_at(network: Network, key: int, with_named: bool = True) -> Evidence | None:
    return evidence_for(network, with_named).filter(pk=key).first()


def file_of(evidence: Evidence) -> EvidenceFile | None:
    """Without its content."""
    return EvidenceFile.objects.filter(evidence=evidence).defer("content").first()


def whole_file(network: Network, key: int) -> EvidenceFile | None:
    """With its content: of the piece of evidence `key`."""
    return EvidenceFile.objects.filter(evidence=key, evidence__network=network).first()


def body_at(network: Network, key: int) -> Body | None:
    return Body.objects.filter(network=network, pk=key).first()


def bodies_in(network: Network, layers: Iterable[str]) -> list[Body]:
    return list(Body.objects.filter(network=network, layer__in=list(layers)))


def office_at(network: Network, key: int) -> Office | None:
    return Office.objects.filter(body__network=network, pk=key).select_related("body", "person").first()


def offices_in(body: Body) -> list[Office]:
    """Who sits there and who sat there, the last to begin first."""
    rows = list(Office.objects.filter(body=body).select_related("person"))
    return sorted(rows, key=lambda row: (row.until is None, row.until or date.min, row.since or date.min), reverse=True)


def steps_of(network: Network, layer: str = "") -> QuerySet[Step]:
    rows = Step.objects.filter(network=network).select_related("body", "person", "owner")
    return rows.filter(layer=layer) if layer else rows


def step_at(network: Network, key: int) -> Step | None:
    return steps_of(network).filter(pk=key).first()


def people_named(keys: Iterable[int]) -> dict[int, str]:
    return dict(Person.objects.filter(pk__in=list(keys)).values_list("pk", "name"))
