"""Two organisations become one and two again: everything of the other goes to the one that stays, and is remembered
(decision 0039).
"""

from dataclasses import dataclass
from typing import Any

from draagvlak.basics.bulk import chunks, delete_at_once
from draagvlak.basics.editing import edit, edit_all
from draagvlak.basics.moving import as_kept, mend, move_rows, restored, take_back
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.models import Joining, Network, Organisation, Partnering, Person, Position
from draagvlak.capabilities.network.queries.organisations import last_joining, organisation_at
from draagvlak.capabilities.network.readers.details import RefusedError

AT_ONCE = 500
NAMING: tuple[Any, ...] = (Person, Position)


@dataclass(frozen=True)
class Joined:
    """What stood there before two became one. `was`: the columns of the one that stays; `belonged`: where both did."""

    other: dict[str, Any] | None  # None where people only named it
    moved: dict[str, Any]
    was: dict[str, Any]
    belonged: list[dict[str, Any]]
    people: dict[str, list[list[int]]]  # by table, the keys of who named the one, and of who named the other


def join_into(row: Organisation, other: Organisation, name: str) -> Joined:
    """`other` goes, and what points to it points to `row`, which is still called `name`. In the caller's `acting`."""
    people = {
        model._meta.label_lower: [
            list(model.objects.filter(organisation=each).order_by("pk").values_list("pk", flat=True))
            for each in (name, other.name)
        ]
        for model in NAMING
    }
    was = as_kept(row)
    if other._state.adding:
        return Joined(None, {"changed": [], "removed": []}, was, _belonging(row.pk), people)
    belonged = _belonging(row.pk, other.pk)
    there = list(Partnering.objects.filter(organisation=row).values_list("network", flat=True))
    delete_at_once(Partnering.objects.filter(organisation=other, network__in=there))
    moved, kept = move_rows(row, other, {}), as_kept(other)
    other.delete()
    return Joined(kept, moved, was, belonged, people)


def remember_joining(row: Organisation, joined: Joined, values: dict[str, Any]) -> Joining:
    taken = {
        "other": joined.other,
        "moved": {**joined.moved, "changed": [one for one in joined.moved["changed"] if one[0] != PARTNERING]},
        "was": {part: joined.was[part] for part in values},
        "became": values,
        "belonged": joined.belonged,
        "belongs": _belonging(row.pk),
        "people": joined.people,
    }
    return Joining.objects.create(authority_id=row.authority_id, kept=row, taken=taken)


def undo_joining(user: User, authority: Authority, network: Network, joining: int) -> Organisation:
    """Two organisations again, each with its people; what was changed since stays with the one that stayed.

    Gives the one that stayed. Raises RefusedError where a later joining stands on this one, or another organisation
    has one of both names now; PermissionDenied, and DoesNotExist.
    """
    with acting(user, "network.write_people", authority, network) as note:
        found = Joining.objects.select_for_update(of=("self",)).select_related("kept").get(pk=joining)
        row, did = found.kept, found.taken
        if organisation_at(network, row.name) is None:
            raise Joining.DoesNotExist
        if last_joining(row.pk) != found:
            raise RefusedError("joining", "later-joining")
        called = row.name
        still = {part: was for part, was in did["was"].items() if getattr(row, part) == did["became"][part]}
        other_name = did["other"]["name"] if did["other"] else did["became"]["name"]
        _refuse_taken(row, still.get("name", called), other_name)
        row = edit(Organisation.objects.all(), row.pk, row.version, still)
        _come_back(did)
        _name_again(did["people"], called, (row.name, other_name))
        note(found)
        note(row)
        found.delete()
    return row


PARTNERING = Partnering._meta.label_lower


def _refuse_taken(row: Organisation, name: str, other: str) -> None:
    if name == other or Organisation.objects.exclude(pk=row.pk).filter(name__in=(name, other)).exists():
        raise RefusedError("joining", "name-taken-since")


def _come_back(did: dict[str, Any]) -> None:
    """The other organisation, what pointed to it, and where both belonged to a network."""
    if did["other"]:
        Organisation.objects.bulk_create([Organisation(**restored(Organisation, did["other"]))])
    take_back(did["moved"])
    before, after = ({one["id"]: one for one in did[when]} for when in ("belonged", "belongs"))
    for key, now in after.items():
        rows = Partnering.objects.filter(pk=key, **restored(Partnering, now))
        if key in before:
            rows.update(**restored(Partnering, before[key]))
        else:
            rows.delete()
    gone = [before[key] for key in before if key not in after]
    back = [Partnering(**restored(Partnering, one)) for one in gone if mend(Partnering, one)]
    Partnering.objects.bulk_create(back, ignore_conflicts=True)


def _name_again(people: dict[str, list[list[int]]], called: str, names: tuple[str, str]) -> None:
    """Who named the one and who named the other do so again; who is of somewhere else since, stays there."""
    for model in NAMING:
        for keys, name in zip(people[model._meta.label_lower], names, strict=True):
            for some in chunks(keys, AT_ONCE):
                rows = model.objects.filter(pk__in=some, organisation=called)
                if model is Person:
                    edit_all(rows, lambda _person, name=name: {"organisation": name})  # type: ignore[misc]
                else:
                    rows.update(organisation=name)


def _belonging(*organisations: int) -> list[dict[str, Any]]:
    return [as_kept(one) for one in Partnering.objects.filter(organisation__in=organisations).order_by("pk")]
