"""A network that stands still, with a college, its director, and hands to plan with."""

import pytest

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.visibility.actions.closing import Came, close_step
from draagvlak.capabilities.visibility.actions.newsletters import Words, make_newsletter
from draagvlak.capabilities.visibility.actions.steps import Planned, plan_step
from draagvlak.capabilities.visibility.models import VisibleStep
from tests.capabilities.support.conftest import DAY, House
from tests.factories import AuthorityFactory, NetworkFactory


class Home(House):
    def plan(self, layer="political", what="own", **said):
        return plan_step(*self.who, Planned(layer=layer, what=what, **{"words": "Een ruilwinkel"} | said), self.step())

    def close(self, row, state, **said):
        row = VisibleStep.objects.get(pk=row.pk)
        step = self.step()
        closed = close_step(*self.who, (row.pk, row.version), Came(state, **{"on": DAY} | said), step)
        return closed, step

    def newsletter(self, since, activities=()):
        return make_newsletter(*self.who, Words("Nieuws", since), activities, self.step())


@pytest.fixture
def home():
    authority = AuthorityFactory(slug="gemeente")
    with inside(authority):
        made = Home(NetworkFactory(authority=authority, slug="net", frozen_on=DAY))
        made.college = made.body()
        yield made
