"""Two short questions: who answered sees what the other side said, nobody else does, and leaders stay nameless."""

import pytest

from draagvlak.capabilities.accounts.models import AuditEntry, Role
from draagvlak.capabilities.ideas.actions.outlook import Felt, say_outlook
from draagvlak.capabilities.ideas.models import Outlook
from draagvlak.capabilities.network.readers.details import RefusedError
from tests.factories import SeatFactory

pytestmark = pytest.mark.django_db


def leaders(hands, count):
    return [SeatFactory(network=hands.network, role__kind="leader").role.user for _each in range(count)]


def test_both_see_both_once_they_answered(hands):
    (leader,) = leaders(hands, 1)
    hands.say(leader, words="Meer durven")
    assert "De regisseur antwoordde nog niet." in hands.text()
    hands.sign_in(hands.director)
    text = hands.text()
    assert "Wat zij zeiden, zie je zodra jij antwoordde." in text
    assert "Meer durven" not in text
    answer = hands.say(room=4, hold=1, words="Er is ruimte")
    assert "Bewaard." in answer.content.decode()
    text = hands.text()
    assert "Een leidinggevende, " in text
    assert "Meer durven" in text
    assert "24 november 2026" in text
    assert leader.email not in text
    hands.sign_in(leader)
    text = hands.text()
    assert "De regisseur, " in text
    assert "Er is ruimte" in text
    assert "Wat andere leidinggevenden zeggen, tonen we pas vanaf vijf van hen." in text


def test_the_newest_answer_is_kept(hands):
    hands.say(room=1)
    hands.say(room=4, version=1)
    assert [(row.room, row.version) for row in Outlook.objects.all()] == [(4, 2)]
    answer = hands.say(room=2, version=1)
    assert (answer.status_code, "Intussen heeft iemand anders dit aangepast." in answer.content.decode()) == (409, True)
    assert hands.say(room=4, version=1).status_code == 200
    assert Outlook.objects.get().room == 4


@pytest.mark.parametrize("others", [4, 5])
def test_other_leaders_are_numbers_from_five_on(hands, others):
    hands.say(hands.director, words="Van de regisseur")
    me, *rest = leaders(hands, others + 1)
    for user in rest:
        hands.say(user, words="Van een ander")
    hands.say(me, room=1)
    text = hands.text()
    assert ("Wat 5 leidinggevenden zeiden" in text) == (others == 5)
    assert "Van een ander" not in text
    assert "Van de regisseur" in text
    hands.sign_in(hands.director)
    text = hands.text()
    assert text.count("Van een ander") == others
    assert "Wat " + str(others + 1) + " leidinggevenden zeiden" in text


def test_who_leads_no_more_says_nothing(hands):
    (leader,) = leaders(hands, 1)
    hands.say(leader, words="Meer durven")
    hands.say(hands.director)
    assert "Meer durven" in hands.text()
    Role.objects.filter(user=leader).delete()
    assert "Meer durven" not in hands.text()
    assert "Nog geen leidinggevende antwoordde." in hands.text()


def test_nobody_else_sees_or_says_anything(hands):
    hands.say(words="Er is ruimte")
    for kind in ("colleague", "partner", "experience", "politician", "administrator"):
        hands.as_role(kind)
        text = hands.text()
        assert "Hoe voelt het evenwicht?" not in text
        assert hands.client.get(hands.to("balance:say")).status_code == 404
    assert not AuditEntry.objects.filter(what="ideas.say_balance").exists()


def test_it_is_taken_back(hands):
    hands.say(words="Er is ruimte")
    assert "Haal mijn antwoord weg" in hands.text("balance:say")
    answer = hands.client.post(hands.to("balance:take_back"), follow=True)
    assert "Je antwoord is weg." in answer.content.decode()
    assert Outlook.objects.count() == 0
    assert hands.client.post(hands.to("balance:take_back")).status_code == 404


@pytest.mark.parametrize(
    ("said", "told"),
    [({"room": ""}, "Dit veld is verplicht."), ({"words": "85.07.30-033.28"}, "Hierin staat een rijksregisternummer.")],
)
def test_what_is_not_kept_is_told_and_what_was_typed_stays(hands, said, told):
    answer = hands.say(**{"words": "Er is ruimte", **said})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert told in text
    assert said.get("words", "Er is ruimte") in text
    assert Outlook.objects.count() == 0
    with pytest.raises(RefusedError):
        say_outlook(hands.director, hands.network.authority, hands.network, Felt(2, 2, "85.07.30-033.28"))


def test_who_changes_sides_answers_anew(hands):
    (leader,) = leaders(hands, 1)
    hands.say(leader, words="Als leidinggevende")
    Role.objects.filter(user=leader).update(kind="director")
    assert "Als leidinggevende" not in hands.text()
    hands.say(leader, words="Als regisseur")
    row = Outlook.objects.get()
    assert (row.side, row.words) == ("director", "Als regisseur")
