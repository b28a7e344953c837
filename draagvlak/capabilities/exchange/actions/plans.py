"""A policy plan comes as a file: looked at, changed, then brought whole or not at all, and undone as one. A plan can
leave as a file too.
"""

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.timezone import localdate

from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.exchange.actions.keeping import _forget, _keep
from draagvlak.capabilities.exchange.choices import Holds, Kept, State
from draagvlak.capabilities.exchange.mapping.plans.listing import PlanMapping
from draagvlak.capabilities.exchange.mapping.plans.shapes import propose_plan
from draagvlak.capabilities.exchange.models import Upload
from draagvlak.capabilities.exchange.queries import may_be_undone
from draagvlak.capabilities.exchange.queries.plans import listed_plan
from draagvlak.capabilities.exchange.readers import open_book
from draagvlak.capabilities.exchange.readers.stored import packed, unpacked
from draagvlak.capabilities.exchange.writers.plan_xlsx import write_plan
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.policy.actions.bringing import Into, bring_plan
from draagvlak.capabilities.policy.actions.undoing import undo_step
from draagvlak.capabilities.policy.models import Plan
from draagvlak.capabilities.policy.queries.actions import indicators_of_plan
from draagvlak.capabilities.policy.queries.plans import plan_shown

RIGHT = "policy.write"
NOTHING: dict[str, Any] = {"cells": b"", "mapping": {}}


def receive_plan(
    user: User, authority: Authority, network: Network, name: str, path: Path, as_of: date | None = None
) -> Upload:
    """Read the file at `path`, called `name` by its owner; keep its cells and a proposed mapping.

    Raises Refused with nothing stored, and PermissionDenied.
    """
    cells = packed(open_book(path, name))
    book = unpacked(cells)
    with acting(user, RIGHT, authority, network) as note:
        upload = Upload.objects.create(
            authority=authority,
            network=network,
            holds=Holds.PLAN,
            file_name=book.file,
            format=book.format,
            cells=cells.head,
            mapping=propose_plan(book).to_json(),
            as_of=as_of or localdate(),
            made_by=user,
        )
        _keep(upload, Kept.CELLS, cells.pieces[:])
        note(upload)
    return upload


def change_plan_mapping(user: User, upload: Upload, mapping: PlanMapping) -> Upload:
    """What its owner says that the columns mean; of a file that is in already, nothing. Raises PermissionDenied."""
    with acting(user, RIGHT, upload.authority, upload.network) as note:
        note(upload)
        rows = Upload.objects.filter(pk=upload.pk, state=State.READ).exclude(cells=b"")
        if rows.update(mapping=mapping.to_json()):
            upload.mapping = mapping.to_json()
    return upload


def bring_in(user: User, upload: Upload, into: Into) -> Upload:
    """Put the file into a plan, once, and forget its cells. Raises RefusedError, DoesNotExist, PermissionDenied."""
    network = upload.network
    if network is None:
        raise LookupError("The network was removed meanwhile.")
    with acting(user, RIGHT, upload.authority, network) as note:
        note(upload)
        waiting = Upload.objects.select_for_update(of=("self",)).filter(pk=upload.pk, state=State.READ)
        row = waiting.exclude(cells=b"").first()
        if row is not None:
            listed = listed_plan(row, PlanMapping.from_json(row.mapping))
            step = _step_of(row)
            row.batch = bring_plan(user, upload.authority, network, into, listed.objectives, step)
            row.state, row.found = State.DONE, {"counts": listed.counts, "left": len(listed.skipped)}
            row.cells, row.mapping = NOTHING["cells"], NOTHING["mapping"]
            row.save(update_fields=["batch", "state", "found", *NOTHING])
            _forget([row.pk])
    return Upload.objects.select_related("batch", "network", "authority").get(pk=upload.pk)


def undo_plan(user: User, upload: Upload) -> bool:
    """Make the plan what it was before this file. False where that is over, or was done.

    Raises ChangedMeanwhileError where somebody worked with it since, PermissionDenied.
    """
    network = upload.network
    if network is None or not may_be_undone(upload):
        return False
    with acting(user, RIGHT, upload.authority, network) as note:
        note(upload)
        if not Upload.objects.filter(pk=upload.pk, state=State.DONE).update(state=State.UNDONE):
            return False
        with suppress(LookupError):  # it changed nothing
            undo_step(user, upload.authority, network, _step_of(upload))
        if upload.batch is not None:
            upload.batch.delete()
    return True


def drop_plan(user: User, upload: Upload) -> None:
    """Throw the file away before it is in. Raises PermissionDenied."""
    with acting(user, RIGHT, upload.authority, upload.network) as note:
        note(upload)
        if Upload.objects.filter(pk=upload.pk, state=State.READ).update(state=State.CANCELLED, **NOTHING):
            _forget([upload.pk])


def export_plan(user: User, authority: Authority, network: Network, plan: int, stream: BinaryIO) -> Plan:
    """Write a whole plan to `stream` as XLSX. Raises DoesNotExist, PermissionDenied."""
    with acting(user, "policy.read", authority, network) as note:
        row = Plan.objects.get(network=network, pk=plan)
        note(row)
    shown = plan_shown(network, plan)
    if shown is not None:
        write_plan(shown, indicators_of_plan(plan), stream)
    return row


def _step_of(upload: Upload) -> str:
    """The name of the step that a file is."""
    return f"plan-{upload.token.hex}"
