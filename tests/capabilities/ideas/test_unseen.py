"""Nothing else is done otherwise, or refused, because a closed idea points to it."""

import pytest

from draagvlak.basics.tenancy import inside
from draagvlak.basics.unseen import part_from
from draagvlak.capabilities.ideas.models import Idea, IdeaAction
from draagvlak.capabilities.network.models import Membership, Person
from draagvlak.capabilities.policy.models import Action
from tests.factories import AuthorityFactory, NetworkFactory
from tests.factories.ideas import DAY, IdeaFactory, action_in
from tests.factories.people import add_someone

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    authority = AuthorityFactory()
    with inside(authority):
        yield NetworkFactory(authority=authority)


def test_who_is_taken_back_goes_also_where_an_idea_is_theirs(network):
    idea = IdeaFactory(network=network, owner_person=add_someone(network, "Rita"))
    person = idea.owner_person_id
    Membership.objects.all().delete()
    part_from(Person, [person])
    rows = Person.objects.filter(pk=person)
    rows._raw_delete(rows.db)
    assert Idea.objects.get().owner_person is None
    assert not Person.objects.exists()


def test_an_action_that_is_taken_back_goes_with_links_to_ideas(network):
    idea, action = IdeaFactory(network=network), action_in(network)
    IdeaAction.objects.create(authority=network.authority, idea=idea, action=action, since=DAY)
    part_from(Action, [action.pk])
    assert not IdeaAction.objects.exists()
    rows = Action.objects.filter(pk=action.pk)
    rows._raw_delete(rows.db)
    assert Idea.objects.exists()
