"""Two networks, their director, and a planning of both."""

import pytest

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.planning.actions import proposing
from draagvlak.capabilities.planning.models import Proposal
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory
from tests.factories.planning import add_planning, people_in


class Table:
    """Who sits at it, and what they do."""

    def __init__(self, authority):
        self.authority = authority
        self.one, self.two = (
            NetworkFactory(authority=authority, slug=slug, name=name)
            for slug, name in (("een", "Vrije tijd"), ("twee", "Sociaal beleid"))
        )
        seat = SeatFactory(network=self.one)
        seat.role.seats.create(authority=authority, network=self.two)
        self.user = seat.role.user
        self.first, self.second, self.both = people_in(self.one, self.two)
        self.planning = add_planning(self.one, self.two)
        self.steps = 0

    @property
    def who(self):
        return self.user, self.authority

    def step(self):
        self.steps += 1
        return f"stap-{self.steps:0>20}"

    def propose(self, **ask):
        made = proposing.propose(*self.who, self.planning.pk, proposing.Ask(**ask), self.step())
        return Proposal.objects.get(pk=made.pk)


@pytest.fixture
def table(db):
    authority = AuthorityFactory(slug="gemeente")
    with inside(authority):
        yield Table(authority)
