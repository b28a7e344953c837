"""A network that stands still, in which a director has ties that nobody else has."""

from datetime import date

import pytest

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.insights.actions import refresh_report
from draagvlak.capabilities.network.models import ImpactDecision
from draagvlak.capabilities.succession.actions.leaving import Goes, begin_plan
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory
from tests.factories.people import add_contact, add_someone

DAY = date(2026, 11, 24)


class Home:
    """`user` directs `network`; of its people `poor` and `club` are known to the director (`lies`) alone."""

    def __init__(self, network):
        self.network, self.authority, self.steps = network, network.authority, 0
        self.user = SeatFactory(network=network).role.user
        self.who = (self.user, self.authority, network)
        self.lies = add_someone(network, "Lies Regisseur", ("colleague",), account=self.user)
        self.bo = add_someone(network, "Bo Collega", ("colleague",))
        self.cas = add_someone(network, "Cas Collega", ("colleague",))
        self.poor = add_someone(network, "Jo Arm", ("people_in_poverty",), email="jo@arm.example")
        self.club = add_someone(
            network, "Ria Club", ("partner_organisation",), organisation="Club", email="ria@club.example"
        )
        self.mayor = add_someone(network, "Bart Burgemeester", ("political",))
        network.director = self.lies
        network.save()
        for other in (self.bo, self.poor, self.club, self.mayor):
            add_contact(network, self.lies, other, on=DAY)
        add_contact(network, self.bo, self.mayor, on=DAY)
        add_contact(network, self.bo, self.cas, on=DAY)

    def step(self):
        self.steps += 1
        return f"step-number-{self.steps:06}"

    def decided(self):
        ImpactDecision.objects.create(authority=self.authority, decided_on=DAY, body="College")

    def report(self):
        return refresh_report(*self.who).texts["nl"]

    def leaves(self, person=None, **more):
        return begin_plan(*self.who, Goes((person or self.lies).pk, **more), self.step())


@pytest.fixture
def home():
    authority = AuthorityFactory(slug="gemeente")
    with inside(authority):
        yield Home(NetworkFactory(authority=authority, slug="net", frozen_on=DAY))
