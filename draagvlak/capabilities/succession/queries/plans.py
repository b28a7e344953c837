"""One plan: who leaves, and what of it is proposed, planned and done."""

from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from draagvlak.capabilities.network.models import Network, Participation
from draagvlak.capabilities.succession.choices import Stage
from draagvlak.capabilities.succession.models import Leaving, TakeOver
from draagvlak.capabilities.succession.wording.falling import introduction_said, role_said

MOST_MET = 500  # names to choose from
ORDER = {Stage.PLANNED: 0, Stage.PROPOSED: 1, Stage.DONE: 2}
PEOPLE = ("person", "successor", "introducer")


@dataclass(frozen=True)
class TakeOverShown:
    row: TakeOver
    sentence: str


@dataclass(frozen=True)
class PlanShown:
    """By stage, planned first, what is to be handed over."""

    leaving: Leaving
    groups: list[tuple[Stage, list[TakeOverShown]]] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return self.leaving.closed_on is None


def leaving_at(network: Network, key: int) -> Leaving | None:
    return Leaving.objects.filter(network=network, pk=key).select_related("person", "successor").first()


def takeover_at(network: Network, key: int) -> TakeOver | None:
    rows = TakeOver.objects.filter(leaving__network=network, pk=key)
    return rows.select_related("leaving__person", *PEOPLE).first()


def takeovers_of(leaving: Leaving) -> QuerySet[TakeOver]:
    return TakeOver.objects.filter(leaving=leaving).select_related(*PEOPLE, "meeting").order_by("pk")


def plan_shown(leaving: Leaving) -> PlanShown:
    """In one query."""
    rows = [TakeOverShown(row, takeover_said(row, leaving)) for row in takeovers_of(leaving)]
    rows.sort(key=_place)
    return PlanShown(leaving, [(stage, list(some)) for stage, some in groupby(rows, lambda one: Stage(one.row.stage))])


def _place(one: TakeOverShown) -> tuple[Any, ...]:
    day = one.row.on
    return ORDER[Stage(one.row.stage)], day is None, day.toordinal() if day else 0, one.row.pk


def takeover_said(row: TakeOver, leaving: Leaving) -> str:
    successor = row.successor.name if row.successor else ""
    if row.person is None:
        return role_said(row.role, successor)
    introducer = row.introducer.name if row.introducer else ""
    said = introduction_said(successor, row.person.name, introducer, row.introducer_id == leaving.person_id)
    return f"{row.role}: {said}" if row.role else said


def met_by(leaving: Leaving) -> list[tuple[int, str]]:
    """Whom the leaver ever met in a contact of the network, by name."""
    theirs = Participation.objects.filter(person=leaving.person_id, contact__network=leaving.network_id)
    rows = Participation.objects.filter(contact__in=theirs.values("contact")).exclude(person=leaving.person_id)
    rows = rows.filter(person__objected_on=None).order_by("person__name", "person_id")
    return list(rows.values_list("person_id", "person__name").distinct()[:MOST_MET])
