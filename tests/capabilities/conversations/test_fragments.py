"""Fragments as others read them: with voice, layer, place and themes; those that were taken away are not there."""

import pytest

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.conversations.queries.fragments import (
    fragments_by_theme,
    fragments_of,
    own_fragments,
    themes_of,
    voice_layers,
)
from tests.factories import DirectorFactory, NetworkFactory, UserFactory
from tests.factories.conversations import HELD, SAID, conversation_in, fragment_in, voice_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    role = DirectorFactory()
    with inside(role.authority):
        yield NetworkFactory(authority=role.authority)


def test_fragments_bear_voice_place_and_themes(network, django_assert_num_queries):
    talk = conversation_in(network)
    user = UserFactory()
    an, bo = voice_in(talk, "An"), voice_in(talk, "Bo", "team_leader", user=user)
    first = fragment_in(talk, SAID[0], an, ("Vervoer", "Feest"))
    second = fragment_in(talk, SAID[1], bo, ("Meedoen",))
    gone = fragment_in(talk, "Bo zei", bo, ("Meedoen",), gone_on=HELD, gone_by="step")

    with django_assert_num_queries(2):
        shown = fragments_of(network)

    assert [one.key for one in shown] == [first.pk, second.pk]
    assert (shown[0].words, shown[0].voice, shown[0].voice_name, shown[0].layer, shown[0].start, shown[0].end) == (
        SAID[0],
        an.pk,
        "An",
        "people_in_poverty",
        8,
        8 + len(SAID[0]),
    )
    assert [name for _key, name in shown[0].themes] == ["Feest", "Vervoer"]
    assert [one.key for one in fragments_of(network, {second.pk, gone.pk})] == [second.pk]
    assert [one.key for one in own_fragments(user, network)] == [second.pk]
    assert voice_layers(network, {first.pk, second.pk, gone.pk}) == {
        first.pk: "people_in_poverty",
        second.pk: "team_leader",
    }
    by_name = {theme.name: theme.pk for theme in themes_of(network)}
    assert fragments_by_theme(network) == {
        by_name["Vervoer"]: {first.pk},
        by_name["Feest"]: {first.pk},
        by_name["Meedoen"]: {second.pk},
    }


def test_a_conversation_that_was_taken_away_takes_its_fragments_along(network):
    talk = conversation_in(network)
    one = fragment_in(talk, voice=voice_in(talk))
    assert [shown.key for shown in fragments_of(network)] == [one.pk]
    talk.gone_on, talk.gone_by = HELD, "step"
    talk.save()
    assert fragments_of(network) == []
