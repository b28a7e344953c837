"""What somebody said of themselves goes with them, silently; roles that they had are in their archive."""

import pytest

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import Role, User
from draagvlak.capabilities.competences.actions.own import OWN_TABLES
from draagvlak.capabilities.competences.models import Asked, Holding, NetworkRole
from draagvlak.capabilities.privacy.actions.erasure import erase
from draagvlak.capabilities.privacy.queries.about import held_about
from draagvlak.capabilities.privacy.queries.erasing import what_would_go
from draagvlak.capabilities.privacy.queries.texts_about import Scope
from tests.factories import AuthorityFactory, DirectorFactory
from tests.factories.competences import (
    AllowedFactory,
    AskedFactory,
    DescribedFactory,
    HoldingFactory,
    NetworkRoleFactory,
    WishFactory,
)

from tests.capabilities.competences.conftest import house  # isort: skip

__all__ = ["house"]


@pytest.fixture
def said(house):
    """All that An may say, and what Bo asked An."""
    role = NetworkRoleFactory(network=house.network, name="Gastvrouw")
    HoldingFactory(role=role, person=house.an).save()
    DescribedFactory(person=house.an, words="Van An")
    AskedFactory(person=house.an, to=house.bo.account)
    AllowedFactory(person=house.an, network=house.network)
    WishFactory(person=house.an, role=role)
    AskedFactory(person=house.bo, to=house.an.account, answer="Ik zag het.", answered_on="2026-11-20")
    return house


def rub_out(house, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return erase(house.director, house.authority, house.an.pk, "An Peeters")


def test_all_of_it_goes_and_what_others_were_answered_stays_theirs(said, django_capture_on_commit_callbacks):
    rub_out(said, django_capture_on_commit_callbacks)
    assert [table.objects.count() for table in OWN_TABLES] == [0, 1, 0, 0, 0]
    left = Asked.objects.get()
    assert (left.user, left.to, left.answer) == (said.bo.account, None, "Ik zag het.")
    assert Holding.objects.count() == Holding.history.count() == 0
    assert NetworkRole.objects.count() == 1


def test_also_of_an_account_that_is_needed_elsewhere(said, django_capture_on_commit_callbacks):
    user, other = said.an.account, AuthorityFactory()
    DirectorFactory(user=user, authority=other)
    with inside(other):
        DescribedFactory(person=None, user=user, authority=other)
    rub_out(said, django_capture_on_commit_callbacks)
    assert User.objects.filter(pk=user.pk).exists()
    assert not Role.objects.filter(user=user, authority=said.authority).exists()
    assert [table.objects.filter(user=user).count() for table in OWN_TABLES] == [0, 0, 0, 0, 0]
    with inside(other):
        assert [table.objects.filter(user=user).count() for table in OWN_TABLES] == [1, 0, 0, 0, 0]


def test_nobody_is_told_beforehand_that_it_is_there(said):
    before = what_would_go(said.an)
    for table in OWN_TABLES:
        table.objects.all().delete()
    assert what_would_go(said.an) == before


def test_roles_are_in_the_archive_and_ones_own_words_are_not(said):
    every = frozenset({said.network.pk})
    held = held_about(said.authority, said.an, Scope(every, every), {})
    assert held["network_roles"] == [
        {"network": said.network.name, "called": "Gastvrouw", "since": None, "until": None}
    ]
    assert "Van An" not in str(held)
