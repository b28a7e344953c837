"""Evidence that a list brings, in one batch with the rest of the list, and that leaves with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from draagvlak.basics.bulk import chunks, delete_at_once
from draagvlak.basics.letting_go import let_go
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Batch, Network
from draagvlak.capabilities.support.choices import LAYER_OF, BodyKind, EvidenceKind
from draagvlak.capabilities.support.models import Body, Evidence, EvidenceFile, Office
from draagvlak.capabilities.support.queries.naming import Naming
from draagvlak.capabilities.support.readers.references import reference_of

CHUNK = 500


@dataclass(frozen=True)
class BroughtEvidence:
    """A row of a list, read: of a person (key) in a governance layer, or of a body by its kind and name.

    `layer` counts for a person, and for a body of another kind. Texts are without register numbers by now.
    """

    on: date
    kind: str
    layer: str = ""
    person: int | None = None
    body_kind: str = ""
    body_name: str = ""
    until: date | None = None
    text: str = ""
    source: str = ""
    reference: str = ""


def bring_evidence(
    user: User, authority: Authority, network: Network, rows: Iterable[BroughtEvidence], batch: Batch
) -> int:
    """Add what is not there yet (whose, kind, day and words alike), and bodies that are not. Gives how many rows.

    Raises PermissionDenied; RefusedError for an address that is none; ValueError for a kind that is not ours.
    """
    given = list(rows)
    if not given:
        return 0
    with acting(user, "support.write", authority, network) as note:
        note(batch)
        bodies = {(body.layer, body.name.casefold()): body for body in Body.objects.filter(network=network)}
        naming = Naming(network)
        there: set[tuple[Any, ...]] = set(
            Evidence.objects.filter(network=network).values_list("body_id", "person_id", "kind", "on", "text")
        )
        made = []
        for row in given:
            body = None if row.person is not None else _body(network, bodies, row, batch)
            key = (body.pk if body else None, row.person, EvidenceKind(row.kind).value, row.on, row.text)
            if key not in there:
                there.add(key)
                made.append(_evidence(user, network, row, body, batch))
                made[-1].names_someone |= naming.is_in(row.text, row.source, row.reference)
        Evidence.objects.bulk_create(made, CHUNK)
    return len(made)


def take_evidence_back(user: User, authority: Authority, batch: Batch) -> None:
    """What came with the batch goes without a trace, with files that were laid beside it since; bodies that came with
    it go where nothing else needs them. To be called before the batch itself goes. Raises PermissionDenied.
    """
    with acting(user, "support.write", authority, batch.network) as note:
        note(batch)
        keys = list(Evidence.objects.filter(batch=batch).values_list("pk", flat=True))
        for some in chunks(keys, CHUNK):
            let_go(Evidence, some)
            delete_at_once(EvidenceFile.objects.filter(Q(evidence__in=some) | Q(was_of__in=some)))
            delete_at_once(Evidence.history.filter(id__in=some))
            delete_at_once(Evidence.objects.filter(pk__in=some))
        needed = Evidence.objects.exclude(body=None).values("body")
        bodies = Body.objects.filter(batch=batch).exclude(pk__in=needed)
        free = bodies.exclude(pk__in=Office.objects.values("body")).exclude(step__isnull=False)
        gone = list(free.values_list("pk", flat=True))
        let_go(Body, gone)
        delete_at_once(Body.history.filter(id__in=gone))
        delete_at_once(Body.objects.filter(pk__in=gone))


def _body(network: Network, bodies: dict[tuple[str, str], Body], row: BroughtEvidence, batch: Batch) -> Body:
    kind = BodyKind(row.body_kind)
    layer = LAYER_OF.get(kind) or row.layer
    name = row.body_name or str(kind.label)
    found = bodies.get((layer, name.casefold()))
    if found is None:
        (found,) = Body.objects.bulk_create(
            [Body(authority_id=network.authority_id, network=network, layer=layer, kind=kind, name=name, batch=batch)]
        )
        bodies[layer, name.casefold()] = found
    return found


def _evidence(user: User, network: Network, row: BroughtEvidence, body: Body | None, batch: Batch) -> Evidence:
    return Evidence(
        authority_id=network.authority_id,
        network=network,
        layer=body.layer if body else row.layer,
        body=body,
        person_id=row.person,
        kind=EvidenceKind(row.kind),
        on=row.on,
        until=row.until,
        text=row.text,
        source=row.source[:200],
        reference=reference_of(row.reference),
        names_someone=row.person is not None,
        noted_by=user,
        batch=batch,
    )
