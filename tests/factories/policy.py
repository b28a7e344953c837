"""A plan down to an action, what came of it, what is measured, and what is told."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from draagvlak.capabilities.policy.models import Action, ActionPlan, Indicator, Measurement, Objective, Plan, Result
from draagvlak.capabilities.stories.models import Consent, Story
from tests.factories import NetworkFactory

OF_NETWORK = factory.SelfAttribute("network.authority")


class PlanFactory(DjangoModelFactory):
    class Meta:
        model = Plan

    network = factory.SubFactory(NetworkFactory)
    authority = OF_NETWORK
    kind = "agreement"
    name = "Afsprakennota"
    first_year, last_year = 2027, 2032


class ObjectiveFactory(DjangoModelFactory):
    class Meta:
        model = Objective

    plan = factory.SubFactory(PlanFactory)
    authority = factory.SelfAttribute("plan.authority")
    code, title = "1", "Iedereen kan meedoen"


class ActionFactory(DjangoModelFactory):
    """Of a plan of its own, unless `action_plan` says otherwise."""

    class Meta:
        model = Action

    network = factory.SubFactory(NetworkFactory)
    authority = OF_NETWORK
    action_plan = factory.LazyAttribute(lambda made: _action_plan(made.network))
    code = factory.Sequence(lambda n: f"1.1.{n}")
    title = "Een pas voor iedereen"
    since = date(2026, 1, 1)


class ResultFactory(DjangoModelFactory):
    class Meta:
        model = Result

    network = factory.SubFactory(NetworkFactory)
    authority = OF_NETWORK
    title = factory.Sequence(lambda n: f"Resultaat {n}")
    on = date(2026, 6, 1)


class IndicatorFactory(DjangoModelFactory):
    """Of a result of its own."""

    class Meta:
        model = Indicator

    network = factory.SubFactory(NetworkFactory)
    authority = OF_NETWORK
    result = factory.SubFactory(ResultFactory, network=factory.SelfAttribute("..network"))
    name = factory.Sequence(lambda n: f"Indicator {n}")


class MeasurementFactory(DjangoModelFactory):
    class Meta:
        model = Measurement

    indicator = factory.SubFactory(IndicatorFactory)
    authority = factory.SelfAttribute("indicator.authority")
    on = date(2026, 6, 1)
    value = 10
    source = "Telling"


class StoryFactory(DjangoModelFactory):
    class Meta:
        model = Story

    network = factory.SubFactory(NetworkFactory)
    authority = OF_NETWORK
    title, text = "Weer op de fiets", "Nu rijd ik elke week mee."
    told_on = date(2026, 6, 1)


class ConsentFactory(DjangoModelFactory):
    class Meta:
        model = Consent

    story = factory.SubFactory(StoryFactory)
    authority = factory.SelfAttribute("story.authority")
    use, how = "pages", "said"
    given_on = date(2026, 6, 2)


def _action_plan(network):
    objective = ObjectiveFactory(plan__network=network)
    return ActionPlan.objects.create(authority=network.authority, objective=objective, code="1.1", title="Toeleiden")
