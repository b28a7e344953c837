"""A partnership makes a plan of networks that agreed, says who and what is one, and plans who is to meet."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.timezone import localdate

from draagvlak.basics.editing import edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.merging.choices import State, What
from draagvlak.capabilities.merging.models import Decided, Introduction, Merger, Source
from draagvlak.capabilities.merging.queries.introducing import introductions_to_plan
from draagvlak.capabilities.merging.queries.organisations import named_in
from draagvlak.capabilities.merging.queries.sources import Sources, agreed_networks, people_at, sources_of
from draagvlak.capabilities.network.readers.details import RefusedError

OPEN = (State.OPEN, State.FAILED)
FEWEST = 2


@dataclass(frozen=True)
class Planned:
    """What the new network will be called, what it is for, and the networks (keys) that become part of it."""

    name: str
    kind: str
    networks: Collection[int]


def make_merger(user: User, authority: Authority, planned: Planned, once: str = "") -> Merger:
    """Raises PermissionDenied, SentBeforeError; RefusedError for fewer than two, or one that did not agree."""
    with acting(user, "merging.plan", authority, None, once) as note:
        keys = _agreed(authority, planned)
        made = Merger.objects.create(authority=authority, name=planned.name, kind=planned.kind, begun_on=localdate())
        _draw_from(made, keys)
        note(made)
    return made


def change_merger(user: User, authority: Authority, merger: Merger, version: int, planned: Planned) -> Merger:
    """What was decided and planned about networks that stay, stays. Raises PermissionDenied, ChangedMeanwhileError;
    RefusedError as above, and once it was carried out.
    """
    with acting(user, "merging.plan", authority) as note:
        keys = _agreed(authority, planned)
        changed = edit(Merger.objects.all(), merger.pk, version, {"name": planned.name, "kind": planned.kind})
        _must_be_open(changed)
        Source.objects.filter(merger=changed).exclude(network_key__in=keys).delete()
        _draw_from(changed, keys)
        note(changed)
    return changed


def remove_merger(user: User, authority: Authority, merger: Merger) -> None:
    """The plan is no longer seen. Raises PermissionDenied; RefusedError once it was carried out."""
    with acting(user, "merging.plan", authority) as note:
        row = _locked(merger)
        Merger.objects.filter(pk=row.pk).update(removed_on=localdate())
        note(row)


def bring_merger_back(user: User, authority: Authority, merger: Merger) -> None:
    """A plan that was removed is there again, as it was. Raises PermissionDenied."""
    with acting(user, "merging.plan", authority) as note:
        Merger.objects.filter(pk=merger.pk).update(removed_on=None)
        note(merger)


def decide(
    user: User, authority: Authority, merger: Merger, what: What, pair: tuple[str, str], is_same: bool | None
) -> None:
    """That two of two sources are one, or two; None: nothing is said of them. Raises PermissionDenied; LookupError for
    any whom the partnership may not see; RefusedError once it was carried out.
    """
    with acting(user, "merging.plan", authority) as note:
        row = _locked(merger)
        a, b = sorted(pair) if what == What.ORGANISATION else sorted(pair, key=int)
        if not _are_of_two(sources_of(row), what, a, b):
            raise LookupError("Not of two sources.")
        if is_same is None:
            Decided.objects.filter(merger=row, what=what, a=a, b=b).delete()
        else:
            values = {"authority": authority, "is_same": is_same}
            Decided.objects.update_or_create(merger=row, what=what, a=a, b=b, defaults=values)
        note(row)


def plan_introductions(user: User, authority: Authority, merger: Merger) -> int:
    """Put on the plan which introductions would hold the networks together. Gives how many came. Raises
    PermissionDenied, RefusedError once it was carried out.
    """
    with acting(user, "merging.plan", authority) as note:
        row = _locked(merger)
        found = introductions_to_plan(row, sources_of(row))
        for one in found:
            a, b = sorted((int(one.a), int(one.b)))
            Introduction.objects.get_or_create(
                merger=row, a_key=a, b_key=b, defaults={"authority": authority, "planned_on": localdate()}
            )
        note(row)
    return len(found)


def note_introduction(user: User, authority: Authority, introduction: Introduction, said: str) -> None:
    """`said`: "done", "dropped", or "open" as before either. Raises PermissionDenied."""
    with acting(user, "merging.plan", authority) as note:
        today = localdate()
        days = {"done_on": today if said == "done" else None, "dropped_on": today if said == "dropped" else None}
        Introduction.objects.filter(pk=introduction.pk).update(**days)
        note(introduction.merger)


def _agreed(authority: Authority, planned: Planned) -> list[int]:
    agreed = {one.key for one in agreed_networks(authority)}
    keys = list(dict.fromkeys(planned.networks))
    if len(keys) < FEWEST:
        raise RefusedError("networks", "too-few")
    if not agreed.issuperset(keys):
        raise RefusedError("networks", "not-agreed")
    return keys


def _draw_from(merger: Merger, keys: Collection[int]) -> None:
    there = set(Source.objects.filter(merger=merger).values_list("network_key", flat=True))
    new = [Source(authority_id=merger.authority_id, merger=merger, network_key=key) for key in keys if key not in there]
    Source.objects.bulk_create(new)


def _locked(merger: Merger) -> Merger:
    row = Merger.objects.select_for_update(of=("self",)).get(pk=merger.pk)
    _must_be_open(row)
    return row


def _must_be_open(merger: Merger) -> None:
    if merger.state not in OPEN:
        raise RefusedError("state", "carried-out")


def _are_of_two(sources: Sources, what: What, a: str, b: str) -> bool:
    """Whether both are seen, of two sources."""
    if what == What.ORGANISATION:
        of = {one.mark: one.source.key for one in named_in(sources)}
        return a in of and b in of and of[a] != of[b]
    people = people_at(sources.named(), [int(a), int(b)])
    return len(people) > 1 and len({one.source.key for one in people.values()}) > 1
