"""Two rows turn out to be one person: everything of the one goes to the other, and can be taken back."""

from typing import Any

from draagvlak.basics.bulk import chunks, delete_at_once
from draagvlak.basics.editing import edit
from draagvlak.basics.moving import Fills, as_json, as_kept, mend, move_rows, restored, take_back
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.actions.incoming import _set_marks
from draagvlak.capabilities.network.actions.marking import Marks
from draagvlak.capabilities.network.actions.people import Version
from draagvlak.capabilities.network.choices import Presence
from draagvlak.capabilities.network.models import Alias, Contact, Membership, Merging, Network, Person, Position
from draagvlak.capabilities.network.queries.merging import adds_position, combined, last_merging
from draagvlak.capabilities.network.queries.people import POVERTY, person_at
from draagvlak.capabilities.network.readers.details import RefusedError

AT_ONCE = 500
STRENGTH = [Presence.INVITED, Presence.ABSENT, Presence.EXCUSED, Presence.PRESENT]


def merge_people(user: User, authority: Authority, network: Network, kept: Version, taken: Version) -> Merging:
    """Make one person of two of `network`. `kept` stays and is filled from `taken`, which goes.

    Raises RefusedError where both have an account, ChangedMeanwhileError where one of them is not at the version that
    was shown, PermissionDenied, and DoesNotExist.
    """
    with acting(user, "network.write_people", authority, network) as note:
        if kept.key == taken.key or not all(person_at(network, one.key) for one in (kept, taken)):
            raise Person.DoesNotExist
        other = edit(Person.objects.all(), taken.key, taken.number, {})
        one = Person.objects.get(pk=kept.key)
        if one.account_id and other.account_id:
            raise RefusedError("account", "two-accounts")
        here = Membership.objects.filter(person__in=(kept.key, taken.key), until=None, layers__0=POVERTY)
        values = combined(one, other, is_in_poverty=here.exists())
        marks = Marks([kept.key, taken.key])
        did = move_rows(one, other, FILLS)
        did["person"] = as_kept(other) | {"version": taken.number}
        did["made"] = _function_beside(one, other) if adds_position(one, other, values) else []
        Person.objects.filter(pk=taken.key).update(account=None)  # one person an account, also for a moment
        did["kept"] = [
            {part: as_json(getattr(one, part)) for part in values},
            {k: as_json(v) for k, v in values.items()},
        ]
        edit(Person.objects.all(), kept.key, kept.number, values)
        delete_at_once(Person.objects.filter(pk=taken.key))
        did["marks"] = _marks_of(marks.follow())
        merging = Merging.objects.create(authority=authority, kept_id=kept.key, taken=did, merged_by=user)
        if _is_another_name(other.name, one.name):
            Alias.objects.create(authority=authority, person_id=kept.key, merging=merging, name=other.name)
        note(merging)
        note(one)
    return merging


def undo_merging(user: User, authority: Authority, network: Network, merging: int) -> Person:
    """Two people again, each with what was theirs; what was changed since stays with the one that stayed.

    Only versions go on, since a form that is still open somewhere must not pass for a newer one. Gives the person
    that is back. Raises RefusedError where a later merging stands on this one, PermissionDenied, and DoesNotExist.
    """
    with acting(user, "network.write_people", authority, network) as note:
        found = Merging.objects.select_for_update().get(pk=merging)
        if person_at(network, found.kept_id) is None:
            raise Merging.DoesNotExist
        if last_merging(found.kept_id) != found:
            raise RefusedError("merging", "later-merging")
        did = found.taken
        _as_before(found.kept_id, *did["kept"])
        back = _back(did["person"])
        take_back(did)
        delete_at_once(Position.objects.filter(pk__in=did["made"]))
        _restore_marks(did["marks"])
        note(found)
        note(back)
        found.delete()
    return back


def _said(values: dict[str, Any]) -> dict[str, Any]:
    return {part: as_json(value) for part, value in values.items()}


def _member(one: Any, other: Any) -> dict[str, Any]:
    return {} if one.layers or not other.layers else {"layers": other.layers}


def _guest(one: Any, other: Any) -> dict[str, Any]:
    return {"answer": other.answer} if STRENGTH.index(other.answer) > STRENGTH.index(one.answer) else {}


def _tie(one: Any, other: Any) -> dict[str, Any]:
    return {"weight": other.weight} if other.weight > one.weight else {}


FILLS: Fills = {"network.membership": _member, "network.attendance": _guest, "network.knowntie": _tie}


def _function_beside(one: Person, other: Person) -> list[int]:
    beside = Position.objects.create(
        authority_id=one.authority_id, person=one, function=other.function, organisation=other.organisation
    )
    return [beside.pk]


def _is_another_name(name: str, now: str) -> bool:
    return bool(name) and name.casefold() != now.casefold()


def _marks_of(stood: dict[int, str]) -> list[list[Any]]:
    """[contact, the mark that stood there, the mark of now]"""
    now: dict[int, str] = {}
    for some in chunks(stood, AT_ONCE):
        now |= dict(Contact.objects.filter(pk__in=some).values_list("pk", "fingerprint"))
    return [[pk, was, now[pk]] for pk, was in stood.items()]


def _restore_marks(marks: list[list[Any]]) -> None:
    """Those that nobody changed since, and that no other contact took meanwhile."""
    back = {pk: was for pk, was, _now in marks}
    given = {pk: now for pk, _was, now in marks}
    for some in chunks(list(back), AT_ONCE):
        rows = list(Contact.objects.filter(pk__in=some).values_list("pk", "fingerprint", "network_id"))
        still = {pk for pk, mark, _network in rows if mark == given[pk]}
        others = Contact.objects.exclude(pk__in=still).filter(fingerprint__in=[back[pk] for pk in still])
        taken = set(others.values_list("network_id", "fingerprint"))
        _set_marks({pk: back[pk] for pk, _mark, network in rows if pk in still and (network, back[pk]) not in taken})


def _as_before(kept: int, was: dict[str, Any], became: dict[str, Any]) -> None:
    person = Person.objects.select_for_update().get(pk=kept)
    still = {part: value for part, value in was.items() if as_json(getattr(person, part)) == became[part]}
    edit(Person.objects.all(), kept, person.version, restored(Person, still))


def _back(values: dict[str, Any]) -> Person:
    mend(Person, values)
    account = values["account_id"]
    if account and Person.objects.filter(account=account).exists():
        values["account_id"] = None
    (back,) = Person.objects.bulk_create([Person(**restored(Person, values))])
    return back
