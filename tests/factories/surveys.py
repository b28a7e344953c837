from datetime import timedelta

import factory
from django.utils.timezone import localdate
from factory.django import DjangoModelFactory

from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.pulse.models import AnswerSheet, Link, Survey
from tests.factories import NetworkFactory


class SurveyFactory(DjangoModelFactory):
    """Open today."""

    class Meta:
        model = Survey

    network = factory.SubFactory(NetworkFactory)
    authority = factory.SelfAttribute("network.authority")
    title = factory.Sequence(lambda n: f"Peiling {n}")
    opens_on = factory.LazyFunction(lambda: localdate() - timedelta(days=10))
    closes_on = factory.LazyFunction(lambda: localdate() + timedelta(days=10))
    told_on = factory.LazyFunction(lambda: localdate() + timedelta(days=30))
    state = "open"


class LinkFactory(DjangoModelFactory):
    """Opens the form of its survey at `token`."""

    class Meta:
        model = Link

    class Params:
        token = factory.Sequence(lambda n: f"token-{n:040}")

    survey = factory.SubFactory(SurveyFactory)
    authority = factory.SelfAttribute("survey.authority")
    layer = "colleague"
    token_hash = factory.LazyAttribute(lambda o: hash_of(o.token))


class AnswerSheetFactory(DjangoModelFactory):
    class Meta:
        model = AnswerSheet

    survey = factory.SubFactory(SurveyFactory)
    authority = factory.SelfAttribute("survey.authority")
    layer = "colleague"
    form = "words"
    values = factory.LazyFunction(lambda: [3, 3, 3, 3, 3, 3])
    unsaid = factory.LazyFunction(lambda: [""] * 6)
    answered_on = factory.LazyFunction(localdate)
