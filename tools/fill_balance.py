"""Fills a network with ideas, actions and results over six years, some of them linked.

`python -m tools.fill_balance voorbeeldgem/lokaal-netwerk 2000 500` works in the installation that the environment
names. `tools.fill_workspace` does it for the network that it makes.
"""
# ruff: noqa: E402

import os
import random
import sys
from datetime import date, timedelta
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "draagvlak.wiring.settings")
django.setup()

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.ideas.models import Idea, IdeaAction, Opening
from draagvlak.capabilities.network.models import Network, Seat
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.policy.models import Action, ActionPlan, ActionResult, Objective, Plan, Result

DAYS = 2190
LINKED = 0.25  # of the ideas


def add_balance(user: Any, network: Network, ideas: int, actions: int) -> None:
    """Half of the ideas are `user`'s own, the others of nobody with an account, and open to colleagues."""
    chance, at = random.Random(13), {"authority": network.authority}
    here, today = {**at, "network": network}, day_of(network)
    made = [_idea(chance, number, today, user if number % 2 else None, here) for number in range(ideas)]
    made = Idea.objects.bulk_create(made, batch_size=500)
    Opening.objects.bulk_create(
        (Opening(idea=idea, layer="colleague", opened_on=idea.since, **at) for idea in made if not idea.owner_id),
        batch_size=500,
    )
    done = _actions(chance, actions, today, at, here)
    results = Result.objects.bulk_create(
        Result(title=f"Resultaat {number}", on=_day(chance, today), **here) for number in range(actions // 2)
    )
    IdeaAction.objects.bulk_create(
        IdeaAction(idea=idea, action=chance.choice(done), since=_day(chance, today), **at)
        for idea in made
        if chance.random() < LINKED
    )
    ActionResult.objects.bulk_create(
        ActionResult(action=chance.choice(done), result=result, since=result.on, **at) for result in results[::2]
    )


def _idea(chance: random.Random, number: int, today: date, owner: Any, here: dict[str, Any]) -> Idea:
    since = _day(chance, today)
    key = f"{here['network'].pk:08}{number:08}"
    return Idea(key=key, title=f"Idee {number}", owner=owner, since=since, stirred_on=since, **here)


def _actions(chance: random.Random, count: int, today: date, at: Any, here: Any) -> list[Action]:
    years = {"first_year": today.year, "last_year": today.year + 5}
    plan = Plan.objects.create(kind="multi_year", name="Meerjarenplan", **years, **here)
    objective = Objective.objects.create(plan=plan, title="Iedereen doet mee", **at)
    above = ActionPlan.objects.create(objective=objective, title="Drempels weg", **at)
    rows = (
        Action(action_plan=above, title=f"Actie {number}", since=_day(chance, today), place=number, **here)
        for number in range(count)
    )
    return list(Action.objects.bulk_create(rows, batch_size=500))


def _day(chance: random.Random, today: date) -> date:
    return today - timedelta(days=chance.randrange(DAYS))


if __name__ == "__main__":
    slug, _, name = sys.argv[1].partition("/")
    with inside(Authority.objects.get(slug=slug)):
        of = Network.objects.get(slug=name)
        seat = Seat.objects.select_related("role__user").filter(network=of, role__kind=RoleKind.DIRECTOR).first()
        add_balance(seat.role.user, of, *map(int, sys.argv[2:]))  # type: ignore[union-attr]
