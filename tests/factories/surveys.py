from datetime import timedelta

import factory
from django.utils.timezone import localdate
from factory.django import DjangoModelFactory

from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.pulse.models import AnswerSheet, Link, Survey
from draagvlak.capabilities.pulse.queries.giving_back import give_back_token
from tests.factories import NetworkFactory


class SurveyFactory(DjangoModelFactory):
    """Open today."""

    class Meta:
        model = Survey
        skip_postgeneration_save = True

    network = factory.SubFactory(NetworkFactory)
    authority = factory.SelfAttribute("network.authority")
    title = factory.Sequence(lambda n: f"Peiling {n}")
    opens_on = factory.LazyFunction(lambda: localdate() - timedelta(days=10))
    closes_on = factory.LazyFunction(lambda: localdate() + timedelta(days=10))
    told_on = factory.LazyFunction(lambda: localdate() + timedelta(days=30))
    state = "open"

    @factory.post_generation
    def address(self, create, _extracted, **_more):
        """Where is told what came of it, as beginning a survey makes it."""
        if create:
            self.give_back_hash = hash_of(give_back_token(self))
            self.save(update_fields=["give_back_hash"])


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
