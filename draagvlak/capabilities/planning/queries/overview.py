"""What a planning consists of, in words."""

from dataclasses import dataclass

from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.network.models import Network, Person
from draagvlak.capabilities.planning.choices import RuleKind
from draagvlak.capabilities.planning.models import Planning, Proposal, Room, Rule, TakenOver, Wanted
from draagvlak.capabilities.planning.queries.plannings import (
    people_of,
    proposals_of,
    rooms_of,
    rules_of,
    seen_by,
    wanted_of,
)
from draagvlak.capabilities.planning.queries.ruled import spread_of
from draagvlak.capabilities.planning.wording.moments import cells_told
from draagvlak.capabilities.planning.wording.ruled import days_told, rule_told

LAST = 5  # proposals that are shown


@dataclass(frozen=True)
class Overview:
    """`wanted`: each with when it may be, and the days between two of them; `taken`: how many stand in calendars."""

    networks: list[Network]
    wanted: list[tuple[Wanted, str, str]]
    rooms: list[tuple[Room, str]]
    rules: list[tuple[Rule, str]]
    proposals: list[Proposal]
    taken: int


def overview_of(user: User, planning: Planning) -> Overview:
    wanted, rules = list(wanted_of(planning)), list(rules_of(planning))
    asked = [rule.person_id for rule in rules if rule.kind == RuleKind.PRESENT and rule.person_id]
    people = people_of(planning, seen_by(user, planning).named) if asked else Person.objects.none()
    named = frozenset(people.filter(pk__in=asked).values_list("pk", flat=True))
    return Overview(
        networks=list(planning.networks.all()),
        wanted=[
            (one, cells_told(one.cells), days_told(spread_of(planning, one)) if one.many > 1 else "") for one in wanted
        ],
        rooms=[(room, cells_told(room.cells)) for room in rooms_of(planning)],
        rules=[(rule, rule_told(rule, rule.person_id in named)) for rule in rules],
        proposals=list(proposals_of(planning).defer("found")[:LAST]),
        taken=TakenOver.objects.filter(wanted__planning=planning, meeting__is_cancelled=False).count(),
    )
