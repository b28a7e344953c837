"""A network that stands still, its director, and a note to work on."""

from datetime import date

import pytest

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.publications.actions.writing import write_part
from draagvlak.capabilities.publications.models import AgreementNote
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory
from tests.factories.papers import NoteFactory

DAY = date(2026, 11, 24)


class Desk:
    """`user` directs `network`, which is seen as of DAY; `note` is its agreement note."""

    def __init__(self, network):
        self.network, self.authority, self.steps = network, network.authority, 0
        self.user = SeatFactory(network=network).role.user
        self.who = (self.user, self.authority, network)
        self.note = NoteFactory(network=network)

    def step(self):
        self.steps += 1
        return f"step-number-{self.steps:06}"

    def write(self, text, chapter="vision", version=0):
        return write_part(*self.who, ((self.note.pk, chapter), version), text, self.step())

    def again(self):
        self.note = AgreementNote.objects.get(pk=self.note.pk)
        return self.note


@pytest.fixture
def desk():
    authority = AuthorityFactory(slug="gemeente")
    with inside(authority):
        yield Desk(NetworkFactory(authority=authority, slug="net", frozen_on=DAY))
