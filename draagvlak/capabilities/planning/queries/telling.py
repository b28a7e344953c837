"""A proposal as somebody may see it: in words, and without the names that they may not read."""

from dataclasses import dataclass

from draagvlak.analysis.schedules import Problem, why
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.network.models import Person
from draagvlak.capabilities.planning.choices import RuleKind
from draagvlak.capabilities.planning.models import Proposal
from draagvlak.capabilities.planning.queries.comparing import Change, compared
from draagvlak.capabilities.planning.queries.found import Found, found_of
from draagvlak.capabilities.planning.queries.plannings import Seen, people_of, seen_by
from draagvlak.capabilities.planning.queries.ruled import spread_of
from draagvlak.capabilities.planning.queries.stated import Stated, mark_of, stated
from draagvlak.capabilities.planning.wording.proposed import (
    Known,
    figures_told,
    need_told,
    other_told,
    status_told,
    why_told,
)


@dataclass(frozen=True)
class Row:
    """One meeting of a proposal. `able` of `members`: None where whoever looks may not know; `may_take`: whether they
    may write it into the calendar of its network.
    """

    change: Change
    title: str
    slot: str
    able: int | None
    members: int
    is_fixed: bool
    may_take: bool


@dataclass(frozen=True)
class Told:
    """A proposal in words. `is_old`: what it was sought for changed since. `held_as_one`, `after_each_other`: pairs of
    meetings that share people, by name.
    """

    found: Found
    status: str
    figures: list[str]
    rows: list[Row]
    conflicts: list[list[str]]
    give_way: list[str]
    held_as_one: list[tuple[str, str]]
    after_each_other: list[tuple[str, str]]
    over: list[str]
    is_old: bool


def told_of(user: User, proposal: Proposal) -> Told:
    now, found = stated(proposal.planning, proposal.may_move), found_of(proposal)
    seen = seen_by(user, proposal.planning)
    known = _known(now, seen)
    conflicts = [[need_told(need, known) for need in one.together] for one in found.conflicts.found]
    return Told(
        found=found,
        status=status_told(found.is_proven, found.percent),
        figures=figures_told(found.figures) if found.figures else [],
        rows=[_row(now, found, seen, known, change) for change in compared(now, found)],
        conflicts=list(map(list, dict.fromkeys(tuple(dict.fromkeys(lines)) for lines in conflicts))),
        give_way=list(dict.fromkeys(need_told(need, known) for need in found.conflicts.give_way)),
        held_as_one=[(known.title(one), known.title(two)) for one, two in found.merged],
        after_each_other=_after_each_other(now.problem, found, known),
        over=[known.title(id_) for id_ in now.gone],
        is_old=bool(proposal.mark) and mark_of(now.problem) != proposal.mark,
    )


def why_here(user: User, proposal: Proposal, key: str) -> tuple[Row, list[str], list[str]] | None:
    """One meeting of a proposal, why it is where it is, and what other moments would cost; None where it is not in it
    (any more).
    """
    now, found = stated(proposal.planning, proposal.may_move), found_of(proposal)
    known_slots = {slot.id for slot in now.problem.slots}
    if set(found.chosen) != set(now.problem.meeting) or not known_slots.issuperset(found.chosen.values()):
        return None
    change = next((one for one in compared(now, found) if one.key == key and one.key in found.chosen), None)
    if change is None:
        return None
    seen = seen_by(user, proposal.planning)
    known = _known(now, seen)
    told = why(now.problem, found.chosen, found.merged, key)
    names = None
    if change.wanted.network_id in seen.named:
        keys = list(map(int, told.missing))
        names = list(Person.objects.filter(pk__in=keys).order_by("name").values_list("name", flat=True))
    others = [other_told(other, known) for other in told.others]
    return _row(now, found, seen, known, change), why_told(told, known, names), others


def _row(now: Stated, found: Found, seen: Seen, known: Known, change: Change) -> Row:
    slot = found.chosen.get(change.key, "")
    meeting = now.problem.meeting.get(change.key)
    is_named = change.wanted.network_id in seen.named
    return Row(
        change=change,
        title=known.title(change.key),
        slot=slot,
        able=now.problem.able(meeting, slot) if meeting and is_named and slot else None,
        members=len(meeting.members) if meeting else 0,
        is_fixed=bool(meeting and meeting.fixed),
        may_take=change.wanted.network_id in seen.written,
    )


def _known(now: Stated, seen: Seen) -> Known:
    asked = {rule.person_id for rule in now.rules.values() if rule.kind == RuleKind.PRESENT and rule.person_id}
    people = people_of(now.planning, seen.named).filter(pk__in=asked) if asked else Person.objects.none()
    return Known(
        wanted=now.wanted,
        rules=now.rules,
        fixed={one.id: one.fixed for one in now.problem.meetings if one.fixed},
        quorum={one.id: one.quorum for one in now.problem.meetings},
        asked={
            one.id: len(one.members)
            for one in now.problem.meetings
            if now.wanted[int(one.id.partition(".")[0])].network_id in seen.named
        },
        spread={pk: spread_of(now.planning, one) for pk, one in now.wanted.items()},
        named=frozenset(people.values_list("pk", flat=True)) if asked else frozenset(),
    )


def _after_each_other(problem: Problem, found: Found, known: Known) -> list[tuple[str, str]]:
    """Meetings of different series, of the same people, without a part of the day between them."""
    there = {slot.id: slot for slot in problem.slots}
    at = sorted(
        ((there[slot].day, there[slot].part, id_) for id_, slot in found.chosen.items() if slot in there),
    )
    pairs = []
    for place, (day, part, one) in enumerate(at):
        for other_day, other_part, two in at[place + 1 :]:
            if other_day != day:
                break
            first, other = problem.meeting.get(one), problem.meeting.get(two)
            if other_part - part == 1 and first and other and {*first.members} & {*other.members}:
                pairs.append((known.title(one), known.title(two)))
    return pairs
