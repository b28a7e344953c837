"""What a network did and others may do: written down, put in other words, and taken away. Shared only by sharing it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.timezone import localdate

from draagvlak.basics.editing import ChangedMeanwhileError, edit, keep_as_it_is
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.intervision.actions.sharing import SHARE
from draagvlak.capabilities.intervision.models import Practice, PracticeLink, SharedPiece
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.policy.models import Action, Result

TEXTS = ("did", "for_whom", "took", "came", "otherwise")


@dataclass(frozen=True)
class Described:
    """What a form says of a practice. `actions`, `results`: keys of where in the plan it is seen."""

    title: str
    did: str
    for_whom: str = ""
    took: str = ""
    came: str = ""
    otherwise: str = ""
    actions: Collection[int] = ()
    results: Collection[int] = ()


def write_practice(user: User, authority: Authority, network: Network, said: Described, step: str) -> Practice:
    """Sent twice, made once. Raises RefusedError, PermissionDenied, SentBeforeError."""
    with acting(user, SHARE, authority, network, once=step) as note:
        made = Practice(authority=authority, network=network, **_ready(said))
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        _linked(made, said, step)
        note(made)
    return made


def change_practice(
    user: User, authority: Authority, network: Network, at: tuple[int, int], said: Described, step: str
) -> Practice:
    """Give the practice `at` (key, version) other words; who may read it, reads these at once.

    Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, SHARE, authority, network) as note:
        changed = edit(Practice.objects.filter(network=network), *at, _ready(said) | {"_change_reason": step})
        _linked(changed, said, step)
        note(changed)
    return changed


def remove_practice(user: User, authority: Authority, network: Network, at: tuple[int, int], step: str) -> None:
    """Take it away: it is withdrawn from everybody with whom it was shared.

    Raises ChangedMeanwhileError, DoesNotExist, PermissionDenied.
    """
    with acting(user, SHARE, authority, network) as note:
        found = Practice.objects.select_for_update(of=("self",)).get(network=network, pk=at[0])
        if found.version != at[1]:
            raise ChangedMeanwhileError(found)
        for piece in SharedPiece.objects.select_for_update(of=("self",)).filter(practice=found):
            gone = {"practice": None, "withdrawn_on": piece.withdrawn_on or localdate(), "_change_reason": step}
            edit(SharedPiece.objects.all(), piece.pk, piece.version, gone)
        note(found)
        for row in (*PracticeLink.objects.filter(practice=found), found):
            _gone(row, step)


def _gone(row: Any, step: str) -> None:
    keep_as_it_is(row)
    row._change_reason = step
    row.delete()


def _ready(said: Described) -> dict[str, Any]:
    """Raises RefusedError."""
    texts = {"title": " ".join(said.title.split()), **{part: getattr(said, part).strip() for part in TEXTS}}
    refuse_register_numbers(texts)
    for part in ("title", "did"):
        if not texts[part]:
            raise RefusedError(part, "empty")
    return texts


def _linked(practice: Practice, said: Described, step: str) -> None:
    """Exactly to these actions and results of its network; others are passed over."""
    wanted = set(_of_plan(practice.network, said))
    for row in PracticeLink.objects.filter(practice=practice):
        if (row.action_id, row.result_id) in wanted:
            wanted.discard((row.action_id, row.result_id))
        else:
            _gone(row, step)
    for action, result in sorted(wanted, key=str):
        made = PracticeLink(authority=practice.authority, practice=practice, action_id=action, result_id=result)
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()


def _of_plan(network: Network, said: Described) -> Iterator[tuple[int | None, int | None]]:
    for key in Action.objects.filter(network=network, pk__in=said.actions).values_list("pk", flat=True):
        yield key, None
    for key in Result.objects.filter(network=network, pk__in=said.results).values_list("pk", flat=True):
        yield None, key
