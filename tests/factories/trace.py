"""A network in which ideas, actions and results are linked, or not."""

from datetime import date

from draagvlak.capabilities.ideas.models import Idea, IdeaAction, Opening
from draagvlak.capabilities.policy.models import Action, ActionPlan, ActionResult, Objective, Plan, Result

DAY = date(2026, 11, 24)


class Traced:
    """Hands to lay things in `network`: each since `since`, or DAY."""

    def __init__(self, network):
        self.network, self.at = network, {"authority": network.authority}
        self.here = {**self.at, "network": network}
        self.made = 0

    def idea(self, owner=None, since=DAY, open_to=(), **more):
        self.made += 1
        texts = {"key": f"idea-{self.network.pk}-{self.made:08}", "title": f"Idee {self.made}"}
        found = Idea.objects.create(owner=owner, since=since, stirred_on=since, **texts, **self.here, **more)
        for layer in open_to:
            Opening.objects.create(idea=found, layer=layer, opened_on=since, **self.at)
        return found

    def plan(self, **more):
        years = {"first_year": 2026, "last_year": 2031}
        return Plan.objects.create(**{"kind": "multi_year", "name": "Meerjarenplan", **years, **self.here, **more})

    def action(self, since=DAY, **more):
        self.made += 1
        if not hasattr(self, "action_plan"):
            objective = Objective.objects.create(plan=self.plan(), title="Iedereen doet mee", **self.at)
            self.action_plan = ActionPlan.objects.create(objective=objective, title="Drempels weg", **self.at)
        told = {"action_plan": self.action_plan, "title": f"Actie {self.made}", "since": since}
        return Action.objects.create(**{**told, **self.here, **more})

    def result(self, on=DAY, **more):
        self.made += 1
        return Result.objects.create(**{"title": f"Resultaat {self.made}", "on": on, **self.here, **more})

    def take_up(self, idea, action, since=DAY, until=None):
        return IdeaAction.objects.create(idea=idea, action=action, since=since, until=until, **self.at)

    def lead_to(self, action, result, since=DAY, until=None):
        return ActionResult.objects.create(action=action, result=result, since=since, until=until, **self.at)
