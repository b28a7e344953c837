"""What a network asks people and organisations, so that it is seen when another asks the same."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from draagvlak.basics.editing import edit, keep_as_it_is
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.alignment.actions.profiles import WRITE
from draagvlak.capabilities.alignment.mapping import names_once
from draagvlak.capabilities.alignment.models import Request, RequestedFrom
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Membership, Network, Organisation
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers

MOST_ASKED = 500


@dataclass(frozen=True)
class AskedFor:
    """What a form says of a request. `people`: keys of who belongs to the network; `organisations`: names."""

    kind: str
    topic: str
    title: str
    asked_on: date
    people: Collection[int] = ()
    organisations: Collection[str] = ()


def note_request(user: User, authority: Authority, network: Network, asked: AskedFor, step: str) -> Request:
    """Sent twice, made once. Raises RefusedError, PermissionDenied, SentBeforeError."""
    with acting(user, WRITE, authority, network, once=step) as note:
        made = Request(authority=authority, network=network, noted_by=user, **_ready(network, asked))
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()
        _ask(made, network, asked, step)
        note(made)
    return made


def change_request(
    user: User, authority: Authority, network: Network, at: tuple[int, int], asked: AskedFor, step: str
) -> Request:
    """Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority, network) as note:
        values = _ready(network, asked, at[0]) | {"_change_reason": step}
        changed = edit(Request.objects.filter(network=network), *at, values)
        _ask(changed, network, asked, step)
        note(changed)
    return changed


def remove_request(user: User, authority: Authority, network: Network, key: int, step: str) -> None:
    """With whom it was asked of; both come back together. Raises DoesNotExist, PermissionDenied."""
    with acting(user, WRITE, authority, network) as note:
        found = Request.objects.select_for_update(of=("self",)).get(network=network, pk=key)
        note(found)
        for one in [*RequestedFrom.objects.filter(request=found), found]:
            _take(one, step)


def _ready(network: Network, asked: AskedFor, before: int = 0) -> dict[str, Any]:
    title = asked.title.strip()
    refuse_register_numbers({"title": title, "organisations": "\n".join(asked.organisations)})
    if not title:
        raise RefusedError("title", "empty")
    if not asked.people and not asked.organisations:
        raise RefusedError("people", "of-whom")
    if len(asked.people) + len(asked.organisations) > MOST_ASKED:
        raise RefusedError("people", "many")
    known = set(Membership.objects.filter(network=network, person__in=asked.people).values_list("person", flat=True))
    known |= set(RequestedFrom.objects.filter(request=before, person__in=asked.people).values_list("person", flat=True))
    if set(asked.people) - known:
        raise RefusedError("people", "of-whom")
    return {"kind": asked.kind, "topic": asked.topic, "title": title, "asked_on": asked.asked_on}


def _ask(request: Request, network: Network, asked: AskedFor, step: str) -> None:
    """Of these people and organisations, and of nobody else."""
    authority = network.authority
    names = names_once(asked.organisations)
    bodies = {Organisation.objects.get_or_create(authority=authority, name=name)[0].pk for name in names}
    wanted = {("person_id", key) for key in asked.people} | {("organisation_id", key) for key in bodies}
    for row in RequestedFrom.objects.filter(request=request):
        of = ("person_id", row.person_id) if row.person_id else ("organisation_id", row.organisation_id)
        if of in wanted:
            wanted.discard(of)
        else:
            _take(row, step)
    for column, key in sorted(wanted):
        made = RequestedFrom(authority=authority, request=request, **{column: key})
        made._change_reason = step  # type: ignore[attr-defined]
        made.save()


def _take(row: Any, step: str) -> None:
    keep_as_it_is(row)
    row._change_reason = step
    row.delete()
