"""A network that stands still, who may have ideas in it, and hands to breed with."""

from datetime import date

import pytest

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.ideas.actions.notes import Laid, lay
from draagvlak.capabilities.ideas.models import Idea
from tests.factories import AuthorityFactory, NetworkFactory
from tests.factories.ideas import IdeaFactory, with_role

TODAY = date(2026, 11, 24)


class Nest:
    """`owner` is a colleague with an idea, `guest` a partner; nobody was let in yet."""

    def __init__(self, network):
        self.network, self.authority, self.steps = network, network.authority, 0
        self.owner, self.guest = with_role(network, "COLLEAGUE"), with_role(network, "PARTNER")
        self.idea = self.another("Koffie aan de poort")

    def by(self, user):
        return (user, self.authority, self.network)

    @property
    def mine(self):
        return self.by(self.owner)

    def another(self, title="Nog een idee", **more):
        return IdeaFactory(network=self.network, title=title, **{"owner": self.owner, **more})

    def step(self):
        self.steps += 1
        return f"step-number-{self.steps:06}"

    def note(self, idea=None, text="Wat we zagen", kind="note", user=None, step=None, **more):
        said = Laid(kind, text, **more)
        return lay(*self.by(user or self.owner), (idea or self.idea).key, said, step or self.step())

    def now(self, idea=None):
        return Idea.objects.get(pk=(idea or self.idea).pk)


@pytest.fixture
def nest():
    authority = AuthorityFactory(slug="gemeente")
    with inside(authority):
        yield Nest(NetworkFactory(authority=authority, slug="net", frozen_on=TODAY))
