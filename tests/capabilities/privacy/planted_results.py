"""Somebody in every text of plans, results and stories."""

from draagvlak.capabilities.policy.models import (
    Action,
    ActionPlan,
    ActionResult,
    Amount,
    Fit,
    Indicator,
    Measurement,
    Objective,
    Plan,
    Result,
)
from draagvlak.capabilities.stories.models import ResultStory, Story
from tests.factories.policy import (
    ActionFactory,
    ConsentFactory,
    IndicatorFactory,
    MeasurementFactory,
    ResultFactory,
    StoryFactory,
)

KEEP_HISTORY = (Plan, Objective, ActionPlan, Action, Amount, Fit, Result, ActionResult)
KEEP_HISTORY += (Indicator, Measurement, Story, ResultStory)


def objective_of(network):
    return ActionFactory(network=network).action_plan.objective


def plant_results(network, day, said, name):
    """Each with a version of before."""
    here, whose = {"network": network}, {"authority": network.authority}
    action = ActionFactory(title=said, text=said, who=name, **here)
    plan = action.action_plan.objective.plan
    plan.name, plan.source = name, said
    for above in (action.action_plan, action.action_plan.objective):
        above.title, above.text = said, said
        above.save()
    Amount.objects.create(action=action, year=2026, source=said, **whose)
    result = ResultFactory(title=said, text=said, source=said, **here)
    indicator = IndicatorFactory(name=name, unit=name, result=result, **here)
    measurement = MeasurementFactory(indicator=indicator, source=said)
    story = StoryFactory(title=said, text=said, told_as=name, **here)
    ConsentFactory(story=story)
    came = ActionResult.objects.create(action=action, result=result, since=day, **whose)
    told = ResultStory.objects.create(result=result, story=story, since=day, **whose)
    fit = Fit.objects.create(objective=objective_of(network), fits=action.action_plan.objective, since=day, **whose)
    for one in (plan, action, fit, result, indicator, measurement, story, came, told):
        one.save()
