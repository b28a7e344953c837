"""Files with a policy plan that wait, what is in them, and what they would do."""

from dataclasses import dataclass
from uuid import UUID

from draagvlak.capabilities.exchange.choices import Holds, Kept, State
from draagvlak.capabilities.exchange.mapping.plans.listing import ListedPlan, PlanMapping
from draagvlak.capabilities.exchange.mapping.plans.reading import read_plan
from draagvlak.capabilities.exchange.models import Upload
from draagvlak.capabilities.exchange.queries import UNSEEN, may_be_undone, undo_until
from draagvlak.capabilities.exchange.queries.kept import KeptPieces
from draagvlak.capabilities.exchange.readers.stored import Packed, unpacked
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.policy.models import Plan
from draagvlak.capabilities.policy.queries.comparing import Comparison, compare

LATEST = 20

__all__ = ["mapping_of", "plan_preview", "plan_upload_at", "plan_uploads", "undo_until"]


@dataclass(frozen=True)
class PlanPreview:
    """What the file would bring under its mapping as it stands, and what that would do to `plan` (None: a new one)."""

    mapping: PlanMapping
    listed: ListedPlan
    plan: Plan | None
    comparison: Comparison


def plan_uploads(network: Network) -> list[Upload]:
    """The newest twenty, without their cells; each with `may_undo`."""
    rows = Upload.objects.filter(network=network, holds=Holds.PLAN).defer(*UNSEEN).select_related("batch")
    found = list(rows[:LATEST])
    for upload in found:
        upload.may_undo = upload.state == State.DONE and may_be_undone(upload)  # type: ignore[attr-defined]
    return found


def plan_upload_at(network: Network, token: UUID) -> Upload | None:
    rows = Upload.objects.filter(network=network, holds=Holds.PLAN, token=token)
    return rows.select_related("network", "authority", "batch").first()


def listed_plan(upload: Upload, mapping: PlanMapping) -> ListedPlan:
    kept = Packed(bytes(upload.cells), KeptPieces(upload.pk, Kept.CELLS))
    return read_plan(unpacked(kept), mapping)


def mapping_of(upload: Upload) -> PlanMapping:
    return PlanMapping.from_json(upload.mapping)


def plan_preview(upload: Upload, plan: Plan | None) -> PlanPreview:
    mapping = mapping_of(upload)
    listed = listed_plan(upload, mapping)
    return PlanPreview(mapping, listed, plan, compare(plan, listed.objectives))


def likely_plan(upload: Upload) -> str:
    """The key of the plan of which the file names most actions; "" where it names none of any."""
    rows = listed_plan(upload, mapping_of(upload)).objectives
    known = {}
    for plan in Plan.objects.filter(network=upload.network_id):
        found = compare(plan, rows)
        known[str(plan.pk)] = len(found.changed) + found.same
    best = max(known, key=lambda key: known[key], default="")
    return best if best and known[best] else ""


def is_open(upload: Upload) -> bool:
    """Whether it can still be read in."""
    return upload.state == State.READ and bool(upload.cells)
