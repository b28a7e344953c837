"""A network that stands still, its director, and hands to note what came of it."""

from datetime import date
from decimal import Decimal

import pytest

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.policy.actions.indicators import Found, Meant, make_indicator, note_measurement
from draagvlak.capabilities.policy.actions.results import Came, note_result
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory

DAY = date(2026, 11, 24)


class Work:
    """`user` directs `network`, which is seen as of DAY."""

    def __init__(self, network):
        self.network, self.authority, self.steps = network, network.authority, 0
        self.user = SeatFactory(network=network).role.user
        self.who = (self.user, self.authority, network)

    def step(self):
        self.steps += 1
        return f"step-number-{self.steps:06}"

    def result(self, title="De pas bestaat", on=date(2026, 6, 1), **came):
        return note_result(*self.who, Came(title, on, **came), self.step())

    def indicator(self, result, name="Gezinnen", **meant):
        return make_indicator(*self.who, Meant(name, f"r{result.pk}", **meant), self.step())

    def measure(self, indicator, value=10, on=date(2026, 6, 1), source="Telling"):
        found = Found(on, Decimal(value), source)
        return note_measurement(*self.who, indicator.pk, found, self.step())

    def as_role(self, kind):
        return SeatFactory(network=self.network, role__kind=kind).role.user


@pytest.fixture
def work():
    authority = AuthorityFactory(slug="gemeente")
    with inside(authority):
        yield Work(NetworkFactory(authority=authority, slug="net", frozen_on=DAY))
