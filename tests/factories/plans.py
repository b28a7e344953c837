"""Plans with what stands under them, and hands to write in them with."""

import re
from datetime import date

from django.urls import reverse

from draagvlak.capabilities.policy.actions import actions, plans
from draagvlak.capabilities.policy.models import Action, ActionPlan, Objective, Plan
from tests.factories import NetworkFactory, SeatFactory, in_two_steps

DAY = date(2026, 11, 24)


def add_plan(network, kind="multi_year", name="Meerjarenplan", **more):
    years = {"first_year": 2026, "last_year": 2031} | more
    return Plan.objects.create(authority=network.authority, network=network, kind=kind, name=name, **years)


def add_action(plan, code="AC1", title="Een actie", **more):
    """With an objective and an action plan of its own."""
    at = {"authority": plan.authority}
    objective = Objective.objects.create(plan=plan, title=f"Doel van {title}", **at)
    above = ActionPlan.objects.create(objective=objective, title=f"Plan van {title}", **at)
    more = {"since": DAY, **more}
    return Action.objects.create(network=plan.network, action_plan=above, code=code, title=title, **more, **at)


class Planning:
    """`user` directs `network`, which is seen as of DAY; with a client, the hands of a browser."""

    def __init__(self, authority, client=None):
        self.authority = authority
        self.network = NetworkFactory(authority=authority, slug="net", frozen_on=DAY)
        self.user = SeatFactory(network=self.network).role.user
        self.who, self.steps, self.client = (self.user, authority, self.network), 0, client
        if client:
            client.force_login(self.user)

    def step(self):
        self.steps += 1
        return f"step-number-{self.steps:06}"

    def plan(self, **told):
        said = {"kind": "multi_year", "name": "Meerjarenplan", "first_year": 2026, "last_year": 2031}
        return plans.note_plan(*self.who, said | told, self.step())

    def objective(self, plan, **told):
        return plans.note_objective(*self.who, plan.pk, {"title": "Iedereen doet mee"} | told, self.step())

    def action_plan(self, objective, **told):
        return plans.note_action_plan(*self.who, objective.pk, {"title": "Cultuur"} | told, self.step())

    def action(self, above, **told):
        return actions.note_action(*self.who, above.pk, {"title": "UiTPAS"} | told, self.step())

    def to(self, name, *more):
        return reverse(f"plan:{name}", args=[self.authority.slug, self.network.slug, *more])

    def see(self, name, *more):
        return self.client.get(self.to(name, *more))

    def text(self, name, *more):
        """What stands on a page, in one line."""
        return " ".join(self.see(name, *more).content.decode().split())

    def send(self, page, /, *more, **said):
        """A form as it is filled in and sent, its hidden parts included, and what comes after it."""
        shown = self.see(page, *more).content.decode()
        hidden = dict(re.findall(r'name="(key|version)" value="([^"]+)"', shown))
        return self.client.post(self.to(page, *more), hidden | said, follow=True)

    def undo(self, answer):
        """Take back what the page after it offers to take back."""
        found = re.search(r'action="([^"]+/ongedaan/[^"]+)"', answer.content.decode())
        return self.client.post(found[1], follow=True)

    def as_role(self, kind):
        user = SeatFactory(network=self.network, role__kind=kind).role.user
        self.client.force_login(in_two_steps(user) if kind == "administrator" else user)
        return user
