"""What of the ledger has had its time goes: of evidence only the count per kind, layer and legislature stays.

Called by the retention of `privacy`, within its own `acting`.
"""

from collections import Counter
from typing import Any

from django.db.models import QuerySet

from draagvlak.basics.bulk import chunks, delete_at_once
from draagvlak.basics.letting_go import let_go
from draagvlak.capabilities.support.choices import term_of
from draagvlak.capabilities.support.models import Evidence, EvidenceFile, EvidenceTally, Office, Step

CHUNK = 500


def _end_rows(evidence: QuerySet[Any], steps: QuerySet[Any], offices: QuerySet[Any]) -> int:
    """Gives how many rows went, each with its history."""
    return _tallied(evidence) + _gone(Step, steps) + _gone(Office, offices)


def _tallied(rows: QuerySet[Any]) -> int:
    found = list(rows.order_by("pk").values_list("pk", "authority_id", "network_id", "layer", "on", "kind"))
    counted = Counter((*whose, layer, term_of(on)[0], kind) for _pk, *whose, layer, on, kind in found)
    for (authority, network, layer, began, kind), count in counted.items():
        tally, _made = EvidenceTally.objects.get_or_create(
            authority_id=authority, network_id=network, layer=layer, term_began=began, kind=kind
        )
        tally.count += count
        tally.save(update_fields=["count"])
    keys = [row[0] for row in found]
    for some in chunks(keys, CHUNK):
        let_go(Evidence, some)
        delete_at_once(EvidenceFile.objects.filter(evidence__in=some))
        delete_at_once(Evidence.objects.filter(pk__in=some))
        delete_at_once(Evidence.history.filter(id__in=some))
    return len(keys)


def _gone(model: Any, rows: QuerySet[Any]) -> int:
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    for some in chunks(keys, CHUNK):
        delete_at_once(model.objects.filter(pk__in=some))
        delete_at_once(model.history.filter(id__in=some))
    return len(keys)
