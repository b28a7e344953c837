"""What has to be held, in which rooms, by which rules, and what stands by hand."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from draagvlak.basics.editing import edit
from draagvlak.capabilities.accounts.actions import acting
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network.readers.details import RefusedError, refuse_register_numbers
from draagvlak.capabilities.planning.actions.owning import _owned
from draagvlak.capabilities.planning.choices import How, RuleKind
from draagvlak.capabilities.planning.models import Fixed, Planning, Room, Rule, Wanted
from draagvlak.capabilities.planning.queries.plannings import people_of, seen_by
from draagvlak.capabilities.planning.queries.stated import length

OF_TWO = {RuleKind.SAME_DAY, RuleKind.ADJACENT, RuleKind.AS_ONE, RuleKind.APART}
Values = dict[str, Any]
PARTS: dict[str, Any] = {"wanted": Wanted, "room": Room, "rule": Rule}


def add_wanted(user: User, authority: Authority, planning: int, values: Values, once: str) -> Wanted:
    """`values`: by column. Raises RefusedError, PermissionDenied, SentBeforeError."""
    with acting(user, "planning.plan", authority, once=once) as note:
        made = Wanted(authority=authority, planning=_owned(user, authority, planning), **values)
        _check_wanted(made.planning, values)
        made.save()
        note(made)
    return made


def change_wanted(user: User, authority: Authority, planning: int, at: tuple[int, int], values: Values) -> Wanted:
    """Raises RefusedError, ChangedMeanwhileError, DoesNotExist, PermissionDenied."""
    with acting(user, "planning.plan", authority) as note:
        whose = _owned(user, authority, planning)
        _check_wanted(whose, values)
        changed = edit(Wanted.objects.filter(planning=whose), *at, values)
        note(changed)
    return changed


def _check_wanted(planning: Planning, values: Values) -> None:
    refuse_register_numbers({"title": values["title"]})
    if not planning.networks.filter(pk=values["network"].pk).exists():
        raise RefusedError("network", "no-network")
    if not any(length(cell.partition("-")[2]) >= values["minutes"] for cell in values["cells"]):
        raise RefusedError("cells", "too-short")


def add_room(user: User, authority: Authority, planning: int, values: Values, once: str) -> Room:
    """Raises RefusedError, PermissionDenied, SentBeforeError."""
    with acting(user, "planning.plan", authority, once=once) as note:
        refuse_register_numbers({"name": values["name"]})
        made = Room.objects.create(authority=authority, planning=_owned(user, authority, planning), **values)
        note(made)
    return made


def add_rule(user: User, authority: Authority, planning: int, values: Values, once: str) -> Rule:
    """Raises RefusedError for a rule that says nothing, PermissionDenied, SentBeforeError."""
    with acting(user, "planning.plan", authority, once=once) as note:
        made = Rule(authority=authority, planning=_owned(user, authority, planning), **values)
        _check_rule(user, made)
        made.save()
        note(made)
    return made


def _check_rule(user: User, rule: Rule) -> None:
    kind = RuleKind(rule.kind)
    if kind in OF_TWO and (rule.other is None or rule.other == rule.first):
        raise RefusedError("other", "one-more")
    if kind is RuleKind.WHEN and not rule.cells:
        raise RefusedError("cells", "no-part")
    if kind is RuleKind.PRESENT:
        people = people_of(rule.planning, seen_by(user, rule.planning).named)
        if rule.person is None or not people.filter(pk=rule.person.pk).exists():
            raise RefusedError("person", "no-person")
        if rule.how == How.NEVER:
            raise RefusedError("how", "never-there")
    if kind is RuleKind.APART and not rule.days:
        raise RefusedError("days", "no-days")


def remove(user: User, authority: Authority, planning: int, what: str, key: int) -> None:
    """`what`: "wanted", "room" or "rule". Meetings in calendars stay there. Raises DoesNotExist, PermissionDenied."""
    with acting(user, "planning.plan", authority) as note:
        found = PARTS[what].objects.get(planning=_owned(user, authority, planning), pk=key)
        note(found)
        found.delete()


@dataclass(frozen=True)
class Place:
    """Where the `number`-th meeting of what is wanted (key) has to stand."""

    wanted: int
    number: int
    on: date
    part: str


def fix(user: User, authority: Authority, planning: int, place: Place) -> Fixed:
    """Raises RefusedError for a day outside the planning, DoesNotExist, PermissionDenied."""
    with acting(user, "planning.plan", authority) as note:
        whose = _owned(user, authority, planning)
        wanted = Wanted.objects.get(planning=whose, pk=place.wanted)
        if not whose.since <= place.on <= whose.until:
            raise RefusedError("on", "outside")
        if not 0 <= place.number < wanted.many:
            raise Wanted.DoesNotExist
        at = {"on": place.on, "part": place.part, "authority": authority}
        made, _is_new = Fixed.objects.update_or_create(wanted=wanted, number=place.number, defaults=at)
        note(made)
    return made


def loosen(user: User, authority: Authority, planning: int, wanted: int, number: int) -> None:
    """Raises PermissionDenied."""
    with acting(user, "planning.plan", authority) as note:
        whose = _owned(user, authority, planning)
        note(whose)
        Fixed.objects.filter(wanted__planning=whose, wanted=wanted, number=number).delete()
