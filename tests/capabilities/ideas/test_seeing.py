"""The one gate: who sees which idea (TRUST §1)."""

import pytest

from draagvlak.basics.tenancy import inside as in_scope
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.accounts.models import Role
from draagvlak.capabilities.ideas.queries.seeing import (
    idea_at,
    inside,
    inside_ideas,
    layers_of,
    own_ideas,
    speaks_for,
    visible_ideas,
)
from draagvlak.capabilities.network.choices import Layer
from tests.factories import AuthorityFactory, NetworkFactory
from tests.factories.ideas import IdeaFactory, let_in, opened, with_role

pytestmark = pytest.mark.django_db
ALL = set(Layer.values)
KINDS = [kind.name for kind in RoleKind]
# By which of the layers each role sees an idea that is open to that layer alone, where nothing more is known of them.
BY_ONE = {
    "EXPERIENCE": {"people_in_poverty"},
    "DIRECTOR": {"colleague"},
    "COLLEAGUE": {"colleague"},
    "POLITICIAN": {"political"},
}
BY_SEVERAL = {"PARTNER": {"association", "partner_organisation"}, "LEADER": {"team_leader", "management"}}


@pytest.fixture
def network():
    authority = AuthorityFactory()
    with in_scope(authority):
        yield NetworkFactory(authority=authority)


def seen(user, network):
    return set(visible_ideas(user, network).values_list("pk", flat=True))


@pytest.mark.parametrize("kind", KINDS)
def test_a_closed_idea_is_for_nobody_else(network, kind):
    idea = IdeaFactory(network=network)
    user = with_role(network, kind)
    assert seen(user, network) == set()
    assert idea_at(user, network, idea.key) is None
    assert not inside(user, idea)


@pytest.mark.parametrize("kind", KINDS)
def test_open_to_one_layer_is_for_who_surely_stands_there(network, kind):
    by_layer = {layer: opened(IdeaFactory(network=network), layer).pk for layer in Layer.values}
    expected = BY_ONE.get(kind, set())
    user = with_role(network, kind)
    assert seen(user, network) == {by_layer[layer] for layer in expected}
    assert layers_of(user, network) == expected


@pytest.mark.parametrize(("kind", "layers"), BY_SEVERAL.items())
def test_of_whom_the_layer_is_not_known_sees_what_is_open_to_all_of_them(network, kind, layers):
    user = with_role(network, kind)
    both = opened(IdeaFactory(network=network), *layers)
    opened(IdeaFactory(network=network), *(ALL - layers), min(layers))
    assert seen(user, network) == {both.pk}


@pytest.mark.parametrize(("kind", "layers"), BY_SEVERAL.items())
def test_who_is_known_sees_by_their_own_layer(network, kind, layers):
    one, other = sorted(layers)
    mine, theirs = opened(IdeaFactory(network=network), one), opened(IdeaFactory(network=network), other)
    assert seen(with_role(network, kind, [one]), network) == {mine.pk}
    assert seen(with_role(network, kind, [one, other]), network) == {mine.pk, theirs.pk}
    assert seen(with_role(network, kind, []), network) == set()


def test_a_leader_who_is_known_as_such_sees_nothing_of_colleagues_by_a_role_of_a_colleague(network):
    opened(IdeaFactory(network=network), "colleague")
    assert seen(with_role(network, "COLLEAGUE", ["team_leader"]), network) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_who_was_let_in_sees_it_while_the_role_may_have_ideas(network, kind):
    idea = IdeaFactory(network=network)
    user = with_role(network, kind)
    let_in(idea, user)
    is_in = kind in {"DIRECTOR", "COLLEAGUE", "PARTNER", "EXPERIENCE"}
    assert seen(user, network) == ({idea.pk} if is_in else set())
    assert inside(user, idea) is is_in
    assert inside_ideas(user, network).exists() is is_in


def test_who_has_no_role_any_more_sees_nothing_not_even_their_own(network):
    user = with_role(network, "COLLEAGUE")
    IdeaFactory(network=network, owner=user)
    assert len(seen(user, network)) == 1
    Role.objects.filter(user=user).delete()
    assert seen(user, network) == set()


@pytest.mark.parametrize("kind", ["LEADER", "POLITICIAN", "ADMINISTRATOR", "STORYTELLER"])
def test_who_may_have_no_ideas_any_more_sees_their_own_no_longer(network, kind):
    user = with_role(network, kind)
    idea = IdeaFactory(network=network, owner=user)
    assert seen(user, network) == set()
    assert not inside(user, idea)
    assert not speaks_for(user, idea)
    assert list(own_ideas(user)) == [idea]


def test_of_another_network_nothing(network):
    user = with_role(network, "DIRECTOR")
    beside = NetworkFactory(authority=network.authority)
    idea = opened(IdeaFactory(network=beside, owner=user), *ALL)
    assert seen(user, network) == set()
    assert seen(user, beside) == set()
    assert idea_at(user, network, idea.key) is None


def test_what_is_not_there_takes_as_many_queries_as_what_is_not_for_me(network, django_assert_num_queries):
    user, idea = with_role(network, "LEADER"), IdeaFactory(network=network)
    for key in (idea.key, "nothing"):
        with django_assert_num_queries(4):
            assert idea_at(user, network, key) is None
