"""How long the alignment keeps of whom something was asked and what was agreed, and what a person gets of it."""

from datetime import date

import pytest

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.alignment.models import Agreement, Party, Request, RequestedFrom
from draagvlak.capabilities.privacy.actions.keeping import carry_out
from draagvlak.capabilities.privacy.choices.kept import Kept
from draagvlak.capabilities.privacy.queries.about import held_about
from draagvlak.capabilities.privacy.queries.texts_about import Scope
from tests.factories import AuthorityFactory, NetworkFactory
from tests.factories.alignment import AgreementFactory, RequestFactory, ask, belong, people_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)


@pytest.fixture
def network():
    """One that stands still, so that a term is counted from its day."""
    authority = AuthorityFactory()
    with inside(authority):
        yield NetworkFactory(authority=authority, frozen_on=DAY)


def test_of_whom_it_was_asked_goes_after_a_year_and_the_request_stays(network):
    (an, bo) = people_of(network.authority, 2)
    old, new = (RequestFactory(network=network, asked_on=day) for day in (date(2025, 11, 19), date(2025, 11, 20)))
    ask(old, [an, bo])
    ask(new, [an])
    assert carry_out(network.authority, Kept.QUESTIONS) == 2
    assert [one.request for one in RequestedFrom.objects.all()] == [new]
    assert {one.request_id for one in RequestedFrom.history.all()} == {new.pk}
    assert Request.objects.count() == 2
    assert carry_out(network.authority, Kept.QUESTIONS) == 0


def test_an_agreement_goes_six_years_after_its_end(network):
    made = {}
    for name, until in (("holds", None), ("ended", date(2025, 1, 1)), ("past", date(2010, 1, 1))):
        made[name] = AgreementFactory(authority=network.authority, subject=name, until=until)
        Party.objects.create(authority=network.authority, agreement=made[name], network=network)
    assert carry_out(network.authority, Kept.AGREEMENTS) == 1
    assert {one.subject for one in Agreement.objects.all()} == {"holds", "ended"}
    assert {one.id for one in Agreement.history.all()} == {made["holds"].pk, made["ended"].pk}
    assert Party.history.count() == 2


def test_a_person_is_given_what_was_asked_and_where_they_are_the_contact(network):
    (an, bo) = people_of(network.authority, 2)
    belong(network, [an, bo])
    ask(RequestFactory(network=network, topic="needs", title=f"Vraag over {bo.name}"), [an])
    AgreementFactory(authority=network.authority, person=an, subject=f"Vrienden van {bo.name}")
    every = frozenset({network.pk})
    held = held_about(network.authority, an, Scope(every, every), {})
    assert held["asked_of"] == [{"network": network.name, "on": "2026-10-01", "about": "needs"}]
    assert held["contact_in"] == [{"since": "2026-01-05", "until": None}]
    assert bo.name not in str(held["asked_of"]) + str(held["contact_in"])
    assert held_about(network.authority, bo, Scope(every, every), {})["asked_of"] == []
