"""Rules of a planning as rules of its problem. One of two series says something of each pair of their meetings that
belong together; its id begins with "rule.<key>", others with "spread" or "school".
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from draagvlak.analysis.schedules import How as Strength
from draagvlak.analysis.schedules import Kind, Meeting, Slot
from draagvlak.analysis.schedules import Rule as Ruled
from draagvlak.capabilities.planning.choices import How, RuleKind, SchoolHolidays, cell
from draagvlak.capabilities.planning.models import Planning, Rule, Wanted

Pairs = list[tuple[str, str]]


def stated_rules(
    planning: Planning,
    held: tuple[Meeting, ...],
    wanted: dict[int, Wanted],
    rules: Sequence[Rule],
    school: frozenset[date],
    slots: tuple[Slot, ...],
) -> tuple[tuple[Ruled, ...], tuple[tuple[str, str], ...]]:
    """The rules, and the pairs that may be held as one."""
    of = {pk: [one.id for one in held if one.id.startswith(f"{pk}.")] for pk in wanted}
    found = [rule for pk, one in wanted.items() for rule in _spread(planning, one, of[pk])]
    if planning.school_holidays == SchoolHolidays.SHOULD:
        outside = frozenset(slot.id for slot in slots if date.fromisoformat(slot.id[:10]) not in school)
        found += [Ruled(f"school.{one.id}", Strength.SHOULD, Kind.IN, (one.id,), outside) for one in held]
    mergeable: Pairs = []
    for rule in rules:
        if rule.kind == RuleKind.AS_ONE:
            mergeable += _together(of, rule)
        else:
            found += STATED[RuleKind(rule.kind)](rule, of, slots)
    return tuple(found), tuple(dict.fromkeys(mergeable))


def _spread(planning: Planning, wanted: Wanted, ids: list[str]) -> Iterator[Ruled]:
    """Between two meetings of a series lies at least half of what would lie between them if they were spread evenly."""
    days = spread_of(planning, wanted)
    for one, two in pairwise(ids):
        yield Ruled(f"spread.{one}", Strength.MUST, Kind.APART, (one, two), number=days)


def spread_of(planning: Planning, wanted: Wanted) -> int:
    return max(1, ((planning.until - planning.since).days + 1) // (2 * wanted.many))


def _when(rule: Rule, of: dict[int, list[str]], slots: tuple[Slot, ...]) -> list[Ruled]:
    allowed = frozenset(slot.id for slot in slots if _cell(slot.id) in rule.cells)
    return [_ruled(rule, one, Kind.IN, (one,), slots=allowed) for one in of[rule.first_id]]


def _present(rule: Rule, of: dict[int, list[str]], _slots: tuple[Slot, ...]) -> list[Ruled]:
    who = (str(rule.person_id),)
    return [_ruled(rule, one, Kind.PRESENT, (one,), people=who) for one in of[rule.first_id]]


def _of_pairs(kind: Kind) -> Callable[[Rule, dict[int, list[str]], tuple[Slot, ...]], list[Ruled]]:
    def stated(rule: Rule, of: dict[int, list[str]], _slots: tuple[Slot, ...]) -> list[Ruled]:
        is_of_all = rule.how == How.NEVER or kind is Kind.APART
        pairs = _every(of, rule) if is_of_all else _together(of, rule)
        return [_ruled(rule, f"{one}+{two}", kind, (one, two), number=rule.days) for one, two in pairs]

    return stated


STATED = {
    RuleKind.WHEN: _when,
    RuleKind.PRESENT: _present,
    RuleKind.SAME_DAY: _of_pairs(Kind.SAME_DAY),
    RuleKind.ADJACENT: _of_pairs(Kind.ADJACENT),
    RuleKind.APART: _of_pairs(Kind.APART),
}


def _ruled(rule: Rule, of_it: str, kind: Kind, meetings: tuple[str, ...], **more: object) -> Ruled:
    return Ruled(f"rule.{rule.pk}.{of_it}", Strength(rule.how), kind, meetings, **more)  # type: ignore[arg-type]


def _every(of: dict[int, list[str]], rule: Rule) -> Pairs:
    return [(one, two) for one in of[rule.first_id] for two in of.get(rule.other_id or 0, [])]


def _together(of: dict[int, list[str]], rule: Rule) -> Pairs:
    """Each meeting of the shorter series with the one of the longer that falls nearest to it, spread evenly."""
    first, other = of[rule.first_id], of.get(rule.other_id or 0, [])
    short, long = sorted((first, other), key=len)
    return [
        (one, long[min(len(long) - 1, int((place + 0.5) * len(long) / len(short)))]) for place, one in enumerate(short)
    ]


def _cell(slot: str) -> str:
    return cell(date.fromisoformat(slot[:10]).weekday(), slot[11:])
