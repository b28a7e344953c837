"""What came of a visible step. That it came across is noted in the ledger of support, in the same transaction."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from draagvlak.basics.editing import ChangedMeanwhileError, edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.support.actions.evidence import Said, note_evidence, remove_evidence
from draagvlak.capabilities.support.choices import EvidenceKind
from draagvlak.capabilities.support.models import Evidence
from draagvlak.capabilities.support.queries.ledger import body_at
from draagvlak.capabilities.visibility.actions.steps import WRITE
from draagvlak.capabilities.visibility.choices import StepState
from draagvlak.capabilities.visibility.models import VisibleStep

SOURCE = "Zichtbaarheidsplan"  # where evidence of a step says that it comes from
# What a step that came across may show. A decision has a reference, and what is in the way is noted in the ledger.
KINDS = tuple(
    kind.value
    for kind in EvidenceKind
    if kind not in (EvidenceKind.DECISION, EvidenceKind.REFUSAL, EvidenceKind.CUT, EvidenceKind.OBSTACLE)
)


@dataclass(frozen=True)
class Came:
    """What a form says came of a step: how it stands, on which day, in words; and of which body (key) which kind of
    evidence is noted, "" for none.
    """

    state: str
    on: date | None = None
    words: str = ""
    kind: str = ""
    body: int | None = None


def close_step(
    user: User, authority: Authority, network: Network, at: tuple[int, int], came: Came, step: str
) -> VisibleStep:
    """The step stands as `came` says, or is planned again. One that no longer came across takes its evidence along.

    Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, WRITE, authority, network) as note:
        values = _ready(network, came) | {"_change_reason": step}
        rows = VisibleStep.objects.filter(network=network)
        was = rows.select_for_update(of=("self",)).get(pk=at[0])
        if was.version != at[1]:
            raise ChangedMeanwhileError(was)
        noted, is_landed = was.evidence_id, came.state == StepState.LANDED
        if is_landed and came.kind and noted is None:
            values["evidence_id"] = _noted(user, was, came, step).pk
        elif not is_landed:
            values["evidence_id"] = None
        changed = edit(rows, *at, values)
        note(changed)
        if noted is not None and not is_landed:
            remove_evidence(user, authority, network, noted, step)
    return changed


def _noted(user: User, row: VisibleStep, came: Came, step: str) -> Evidence:
    """Of a body in the layer of the step."""
    if came.kind not in KINDS:
        raise RefusedError("kind", "kind")
    body = body_at(row.network, came.body) if came.body is not None else None
    if body is None or body.layer != row.layer:
        raise RefusedError("body", "who")
    on = came.on or day_of(row.network)
    said = Said(layer=row.layer, kind=came.kind, on=on, body=body.pk, text=came.words.strip(), source=SOURCE)
    return note_evidence(user, row.authority, row.network, said, step)


def _ready(network: Network, came: Came) -> dict[str, Any]:
    words, state = came.words.strip(), StepState(came.state)
    refuse_register_numbers({"words": words})
    if state == StepState.PLANNED:
        return {"state": state.value, "done_on": None, "settled_on": None, "came_of_it": words}
    on = came.on or day_of(network)
    if on > day_of(network):
        raise RefusedError("on", "not-yet")
    day = "done_on" if state == StepState.DONE else "settled_on"
    values: dict[str, Any] = {"state": state.value, "came_of_it": words, day: on}
    return values if state != StepState.DONE else values | {"settled_on": None}
