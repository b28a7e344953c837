"""A network with its director, one of its people with an account, and one without."""

from dataclasses import dataclass
from typing import Any

import pytest

from draagvlak.basics.tenancy import inside
from tests.factories import AuthorityFactory, SeatFactory
from tests.factories.competences import add_account
from tests.factories.people import add_someone


@dataclass
class House:
    network: Any
    director: Any  # a user
    an: Any  # a person with an account
    bo: Any  # a person with an account
    poor: Any  # a person without one

    @property
    def authority(self):
        return self.network.authority

    @property
    def by_director(self):
        return self.director, self.authority, self.network


@pytest.fixture
def house(db):
    authority = AuthorityFactory(slug="gemeente")
    with inside(authority):
        seat = SeatFactory(network__authority=authority, network__slug="net")
        network = seat.network
        an, bo = add_account(network, name="An Peeters"), add_account(network, "partner", "Bo Claes")
        poor = add_someone(network, "Cis Zonder", layers=("people_in_poverty",))
        yield House(network, seat.role.user, an, bo, poor)
