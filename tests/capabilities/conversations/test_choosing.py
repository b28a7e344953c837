"""Who may be said to have taken part, and the layer that is proposed for them."""

import pytest

from draagvlak.capabilities.conversations.actions.participants import Voice, change_participant
from draagvlak.capabilities.conversations.models import Conversation
from draagvlak.capabilities.conversations.queries.choosing import accounts_to_choose, named_voices
from draagvlak.capabilities.conversations.queries.conversations import voices_of
from draagvlak.capabilities.conversations.queries.fragments import own_fragments
from draagvlak.capabilities.conversations.queries.marking import pointed_at
from draagvlak.capabilities.network.models import Person
from draagvlak.capabilities.network.readers.details import RefusedError
from tests.factories import UserFactory
from tests.factories.conversations import SAID

pytestmark = pytest.mark.django_db


def member(work, name, layer="management", **said):
    person = Person.objects.create(authority=work.authority, name=name, **said)
    person.membership_set.create(authority=work.authority, network=work.network, layers=[layer])
    return person


def test_who_has_an_account_and_is_nobody_of_the_network_may_be_chosen(work, harvest):
    dana, kim = work.as_role("experience"), work.as_role("colleague")
    member(work, "Kim Kas", account=kim)
    keys = {key for key, _name in accounts_to_choose(work.network)}
    assert keys == {work.user.pk, dana.pk}
    voice = harvest.voice("Dana", account=dana.pk)
    assert (voice.user, voice.known_as, voice.layer) == (dana, "Dana", "people_in_poverty")
    one = harvest.mark(SAID[0], voice)
    assert [shown.key for shown in own_fragments(dana, work.network)] == [one.pk]
    with pytest.raises(RefusedError, match="person: took-part-already"):
        harvest.voice("", account=dana.pk)
    with pytest.raises(RefusedError, match="person: no-member"):
        harvest.voice("", account=UserFactory().pk)
    dana.roles.all().delete()
    changed = change_participant(*work.who, (voice.pk, 1), Voice("D.", account=dana.pk), work.step())
    assert (changed.user, changed.known_as) == (dana, "D.")
    assert change_participant(*work.who, (voice.pk, 2), Voice("D."), work.step()).user is None


@pytest.mark.parametrize(("kind", "layer"), [("directors", "colleague"), ("poverty", "people_in_poverty")])
def test_a_layer_is_proposed_by_the_kind_of_conversation(work, harvest, kind, layer):
    Conversation.objects.update(kind=kind)
    source = harvest.bring("An: ja")
    assert [one.layer for one in named_voices(work.network, source, True)] == [layer]


def test_where_nobody_can_know_it_a_layer_is_asked(work, harvest):
    work.as_role("leader")
    for kind in ("mixed", "leaders", "visit"):
        Conversation.objects.update(kind=kind)
        source = harvest.bring(f"An: ja {kind}")
        assert [one.layer for one in named_voices(work.network, source, True)] == [""]
    leader = work.as_role("leader")
    assert harvest.voice("Lut", account=leader.pk).layer == ""


def test_whom_the_network_knows_is_proposed_to_who_may_know_people(work, harvest):
    an, other = member(work, "An Peeters"), member(work, "An Claes")
    bo = member(work, "Bo Boon")
    source = harvest.bring("An: ja\nBo Boon: nee\nCas: toch")
    found = {
        one.name: (one.person, {key for key, _name in one.people}) for one in named_voices(work.network, source, True)
    }
    assert found == {"An": (None, {an.pk, other.pk}), "Bo Boon": (bo.pk, {bo.pk}), "Cas": (None, set())}
    assert {one.people for one in named_voices(work.network, source, False)} == {()}
    harvest.voice("Iemand", person=bo.pk)
    assert [one.people for one in named_voices(work.network, source, True)][1] == ()


def test_who_takes_part_is_known_by_their_first_name(work, harvest):
    ward = harvest.voice("Ward Hoefnagel")
    for name in ("Noor Dewinter", "Noor Baert"):
        harvest.voice(name)
    source = harvest.bring("Ward: ja\nNoor: nee\nward hoefnagel: ook")
    assert [one.name for one in named_voices(work.network, source, False)] == ["Noor"]
    found = [pointed_at(source, voices_of(source.conversation), f"{at}", f"{at + 2}") for at in (6, 15)]
    assert [(one["words"], one["voice"]) for one in found] == [("ja", str(ward.pk)), ("ne", "")]
