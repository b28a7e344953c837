"""What no network takes up: groups and goals that nobody has, and for whom a layer is missing."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from draagvlak.analysis.layers import LAYERS
from draagvlak.capabilities.accounts.models import User
from draagvlak.capabilities.alignment.choices import Wish
from draagvlak.capabilities.alignment.mapping import alike, by_alike
from draagvlak.capabilities.alignment.models import Wanted
from draagvlak.capabilities.alignment.queries.networks import Beside, networks_beside
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.policy.choices import PlanKind
from draagvlak.capabilities.policy.models import Action, Fit, Objective


@dataclass(frozen=True)
class GroupRow:
    """For whom: which networks are there for them, and for each layer whether one of those knows somebody in it."""

    name: str
    networks: tuple[str, ...]
    layers: tuple[bool, ...]


@dataclass(frozen=True)
class Gaps:
    """`wanted`: what the authority wants taken up, each with the networks that do; `objectives`: of a municipality's
    plan, that no network takes up; `unsaid`: networks of which neither goals nor groups are known. `is_few`:
    a layer counts from five people on, where the reader may not know them.
    """

    groups: list[GroupRow]
    wanted: list[tuple[Wanted, tuple[str, ...]]]
    objectives: list[Objective]
    unsaid: list[str]
    is_few: bool


def gaps_of(user: User, authority: Authority) -> Gaps:
    """In eight queries."""
    networks = networks_beside(user, authority)
    wanted = list(Wanted.objects.order_by("kind", "name", "pk"))
    names = by_alike([name for one in networks for name in one.groups.values()])
    names = {**{alike(one.name): one.name for one in wanted if one.kind == Wish.GROUP}, **names}
    return Gaps(
        [_row(key, name, networks) for key, name in sorted(names.items())],
        [(one, _with(one, networks)) for one in wanted],
        unfitted(),
        [one.name for one in networks if not one.goals and not one.groups],
        not all(one.is_known for one in networks),
    )


def unfitted() -> list[Objective]:
    """Objectives of plans of municipalities that no network's own plan fits and under which no network does anything;
    once by code and title. One query.
    """
    fits = Fit.objects.filter(fits=OuterRef("pk"), until=None)
    acts = Action.objects.filter(action_plan__objective=OuterRef("pk"), until=None)
    rows = Objective.objects.filter(plan__kind=PlanKind.MULTI_YEAR).select_related("plan")
    found: dict[tuple[str, str], list[Objective]] = {}
    taken_up = set()
    for one in rows.annotate(is_taken_up=Exists(fits) | Exists(acts)):
        meant = alike(one.code), alike(one.title)
        found.setdefault(meant, []).append(one)
        if one.is_taken_up:
            taken_up.add(meant)
    return [some[0] for meant, some in found.items() if meant not in taken_up]


def _row(key: str, name: str, networks: list[Beside]) -> GroupRow:
    there = [one for one in networks if key in one.groups]
    known = {layer for one in there for layer in one.layers}
    return GroupRow(name, tuple(one.name for one in there), tuple(layer in known for layer in LAYERS))


def _with(wanted: Wanted, networks: list[Beside]) -> tuple[str, ...]:
    part = "goals" if wanted.kind == Wish.GOAL else "groups"
    return tuple(one.name for one in networks if alike(wanted.name) in getattr(one, part))


def wanted_at(key: int) -> Wanted | None:
    return Wanted.objects.filter(pk=key).first()
