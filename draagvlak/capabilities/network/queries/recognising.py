"""Who of a list is in a network already, and what the list says of them that the network does not. Writes nothing.

A reference goes before a name. It only counts among the members of the network at hand (basics.references), so that
a stale or forged one finds nobody and the name decides, as in any list.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from draagvlak.basics.references import PERSON, key_in
from draagvlak.capabilities.network.models import Alias, Membership, Network
from draagvlak.capabilities.network.queries.rows import FILLED, LONGEST_NAME, NewPerson, NewRows


class Someone(NamedTuple):
    """The key of a person here (below zero: not made yet), and the name before this list and after it."""

    pk: int
    was: str
    now: str


@dataclass(frozen=True)
class Change:
    """Of a column (`part`) of a person, or of the layers of a membership, what it becomes."""

    member: Membership
    part: str
    value: Any

    @property
    def was(self) -> Any:
        return self.member.layers if self.part == "layers" else getattr(self.member.person, self.part)


@dataclass
class Recognised:
    """`found` has everybody of the list by its key there; `new` are those still to be made, numbered from -1 down."""

    found: dict[str, Someone] = field(default_factory=dict)
    new: list[NewPerson] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    shared: frozenset[str] = frozenset()  # names that more than one person bears, before or after
    members: frozenset[int] = frozenset()  # keys of all persons of the network, before
    refers: bool = False  # a reference of the list was one of this network
    aliases: list[tuple[str, str]] = field(default_factory=list)  # a name of the list, and who bore it before

    def renamed(self) -> dict[int, str]:
        return {change.member.person_id: change.value for change in self.changes if change.part == "name"}


def recognise(network: Network, rows: NewRows) -> Recognised:
    """In two queries."""
    members = list(Membership.objects.filter(network=network, until=None).select_related("person").order_by("pk"))
    claimed = _claimed(network, members, rows)
    borne = Counter(member.person.name.casefold() for member in members)
    listed = Counter(_name(one) for one in rows.people)
    by_name = _by_name(members, {member.pk for member in claimed.values()})
    known = Recognised(members=frozenset(member.person_id for member in members), refers=bool(claimed))
    for one in rows.people:
        if one.key in claimed:
            _compare(known, claimed[one.key], one, rows.takes_over, may_rename=True)
    before = {one.was.casefold(): one for one in known.found.values() if borne[one.was.casefold()] == 1}
    met: Counter[str] = Counter()
    formerly: list[NewPerson] = []
    for one in rows.people:
        if one.key in claimed:
            continue
        name = _name(one)
        member = by_name.get((name, met[name]))
        met[name] += 1
        if member is not None:
            _compare(known, member, one, rows.takes_over and borne[name] == listed[name] == 1)
        elif name in before and not one.is_listed:
            known.found[one.key] = before[name]  # renamed in a row of one's own, and named as before in another
        else:
            formerly.append(one)
    _find_by_alias(known, _by_alias(members, borne), formerly)
    ends = Counter(someone.now.casefold() for someone in set(known.found.values()))
    known.shared = frozenset(name for counted in (borne, ends) for name, times in counted.items() if times > 1)
    return known


def _name(one: NewPerson) -> str:
    return one.name[:LONGEST_NAME].casefold()


def _claimed(network: Network, members: list[Membership], rows: NewRows) -> dict[str, Membership]:
    """By key of the list, whom its reference means; each row of the network once."""
    by_key = {member.person_id: member for member in members}
    claimed = {}
    for one in rows.people:
        key = key_in(one.reference, PERSON, network.mark)
        member = by_key.pop(key, None) if key else None
        if member is not None:
            claimed[one.key] = member
    return claimed


def _by_name(members: list[Membership], claimed: set[int]) -> dict[tuple[str, int], Membership]:
    """Who is left, by name and, of those with one name, by which of them came first."""
    there: dict[tuple[str, int], Membership] = {}
    seen: Counter[str] = Counter()
    for member in members:
        if member.pk not in claimed:
            name = member.person.name.casefold()
            there[name, seen[name]] = member
            seen[name] += 1
    return there


def _by_alias(members: list[Membership], borne: Counter[str]) -> dict[str, Membership]:
    """Who took over a name when two became one; not where somebody bears that name, or two took it over."""
    by_person = {member.person_id: member for member in members}
    found: dict[str, set[int]] = {}
    for name, person in Alias.objects.values_list("name", "person_id"):
        if person in by_person:
            found.setdefault(name.casefold(), set()).add(person)
    return {name: by_person[keys.pop()] for name, keys in found.items() if len(keys) == 1 and not borne[name]}


def _find_by_alias(known: Recognised, by_alias: dict[str, Membership], left: list[NewPerson]) -> None:
    """Of who has nobody's name: whom the list calls as they were called before two became one, and who is new.

    Who has a row of their own in the list, too, is described by that; the name of now stays.
    """
    there = {someone.pk: someone for someone in known.found.values()}
    for one in left:
        member = by_alias.get(_name(one))
        if member is None:
            known.new.append(one)
            known.found[one.key] = Someone(-len(known.new), one.fitting("name"), one.fitting("name"))
            continue
        known.aliases.append((one.fitting("name"), member.person.name))
        if member.person_id in there:
            known.found[one.key] = there[member.person_id]
        else:
            _compare(known, member, one, wins=False)
            there[member.person_id] = known.found[one.key]


def _compare(known: Recognised, member: Membership, one: NewPerson, wins: bool, may_rename: bool = False) -> None:
    """What stood empty is filled; what stood there only changes where the list `wins`; nothing is emptied."""
    person, became = member.person, member.person.name
    for part in ("name", *FILLED) if may_rename else FILLED:
        value, was = one.fitting(part), getattr(person, part)
        if value and value != was and (wins or not was):
            known.changes.append(Change(member, part, value))
            became = value if part == "name" else became
    says = bool(one.layers) or (one.is_layerless and may_rename)
    if says and list(one.layers) != member.layers and (wins or not member.layers):
        known.changes.append(Change(member, "layers", list(one.layers)))
    known.found[one.key] = Someone(person.pk, person.name, became)
