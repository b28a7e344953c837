"""A network that stands still, its director, and hands to note with."""

from datetime import date

import pytest

from draagvlak.analysis.carrying import layer_level
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.support.actions.bodies import note_body
from draagvlak.capabilities.support.actions.evidence import Said, note_evidence
from draagvlak.capabilities.support.models import Office
from draagvlak.capabilities.support.queries.holders import carried_input
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory

DAY = date(2026, 11, 24)


class House:
    """`user` directs `network`, which is seen as of DAY."""

    def __init__(self, network):
        self.network, self.authority, self.steps = network, network.authority, 0
        self.user = SeatFactory(network=network).role.user
        self.who = (self.user, self.authority, network)

    def step(self):
        self.steps += 1
        return f"step-number-{self.steps:06}"

    def body(self, kind="college", name="", **told):
        return note_body(*self.who, {"kind": kind, "name": name, **told}, self.step())

    def sits(self, body, person, since=None, until=None):
        return Office.objects.create(authority=self.authority, body=body, person=person, since=since, until=until)

    def note(self, whose, kind="budget", on=date(2026, 6, 1), layer="political", **said):
        key = "person" if whose._meta.model_name == "person" else "body"
        told = Said(layer=layer, kind=kind, on=on, **{key: whose.pk}, **said)
        return note_evidence(*self.who, told, self.step())

    def level(self, layer="political", day=DAY, with_named=True):
        return layer_level(carried_input(self.network, day, with_named)[layer], day)


@pytest.fixture
def house():
    authority = AuthorityFactory(slug="gemeente")
    with inside(authority):
        yield House(NetworkFactory(authority=authority, slug="net", frozen_on=DAY))
