"""A visible step: planned, changed, taken away. By the name of its `step` each is taken back (actions.undoing)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.models import Meeting, Network, Organisation
from draagvlak.capabilities.network.queries.people import person_at
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.policy.models import Result
from draagvlak.capabilities.support.queries.ledger import body_at
from draagvlak.capabilities.visibility.choices import Shown
from draagvlak.capabilities.visibility.models import VisibleStep
from draagvlak.capabilities.weaving.models import WovenStory

WRITE = "visibility.write"
# Of what is shown, the column that says which, and where it is looked up.
MEANT: dict[str, tuple[str, Any]] = {
    Shown.STORY: ("story_id", WovenStory),
    Shown.RESULT: ("result_id", Result),
    Shown.ACTIVITY: ("meeting_id", Meeting),
}


@dataclass(frozen=True)
class Planned:
    """What a form says of a step. `body` or `organisation` (keys) tells whom in the layer; `which`: the key of the
    story, the result or the activity that `what` means, if one is.
    """

    layer: str
    what: str
    which: int | None = None
    body: int | None = None
    organisation: int | None = None
    words: str = ""
    owner: int | None = None
    due: date | None = None


def plan_step(user: User, authority: Authority, network: Network, plan: Planned, step: str) -> VisibleStep:
    """Sent twice, made once. Raises RefusedError, PermissionDenied, SentBeforeError."""
    with acting(user, WRITE, authority, network, once=step) as note:
        made = VisibleStep(authority=authority, network=network, noted_by=user, **_ready(network, plan))
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        note(made)
    return made


def change_step(
    user: User, authority: Authority, network: Network, at: tuple[int, int], plan: Planned, step: str
) -> VisibleStep:
    """Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority, network) as note:
        values = _ready(network, plan) | {"_change_reason": step}
        changed = edit(VisibleStep.objects.filter(network=network), *at, values)
        note(changed)
    return changed


def remove_step(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """Evidence that was noted of it stays in the ledger. Raises DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority, network) as note:
        found = VisibleStep.objects.select_for_update(of=("self",)).get(network=network, pk=key)
        note(found)
        keep_as_it_is(found)
        found._change_reason = step  # type: ignore[attr-defined]
        found.delete()


def _ready(network: Network, plan: Planned) -> dict[str, Any]:
    words = plan.words.strip()
    refuse_register_numbers({"words": words})
    which: dict[str, int | None] = {"story_id": None, "result_id": None, "meeting_id": None}
    if plan.what in MEANT and plan.which is not None:
        column, model = MEANT[plan.what]
        if not model.objects.filter(network=network, pk=plan.which).exists():
            raise RefusedError("which", "gone")
        which[column] = plan.which
    elif plan.what == Shown.OWN and not words:
        raise RefusedError("words", "empty")
    if plan.owner is not None and person_at(network, plan.owner) is None:
        raise RefusedError("owner", "who")
    layer = _layer_of(network, plan)
    whom = {"layer": layer, "body_id": plan.body, "organisation_id": plan.organisation}
    return {**whom, **which, "what": Shown(plan.what).value, "words": words, "owner_id": plan.owner, "due": plan.due}


def _layer_of(network: Network, plan: Planned) -> str:
    """Of a body its own layer; else the one that was chosen."""
    if plan.body is not None:
        body = body_at(network, plan.body)
        if body is None:
            raise RefusedError("whom", "who")
        return body.layer
    if plan.organisation is not None:
        rows = Organisation.objects.filter(partnering__network=network, pk=plan.organisation)
        if not rows.exists():
            raise RefusedError("whom", "who")
        if plan.layer not in (Layer.ASSOCIATION, Layer.PARTNER_ORGANISATION):
            return str(Layer.PARTNER_ORGANISATION)
    if plan.layer not in Layer.values:
        raise RefusedError("layer", "layer")
    return plan.layer
