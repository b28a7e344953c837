"""The list: how each quote stands for who harvests, what was agreed to for others, and what one said oneself."""

import pytest

from draagvlak.capabilities.consents.actions.answering import Said, answer
from draagvlak.capabilities.consents.actions.taking_back import take_back
from draagvlak.capabilities.conversations.models import Participant
from tests.factories.consents import agreed
from tests.factories.conversations import SAID, fragment_in, voice_in
from tests.pages.consents.conftest import words_of

pytestmark = pytest.mark.django_db


def test_how_each_stands_with_days_and_filters(client, hands):
    _made, token, (a, _b) = hands.ask()
    answer(token, {a: Said("pseudonym", "Roos")})
    bo = voice_in(hands.first.conversation, "Bo")
    fragment_in(hands.first.conversation, "van Bo", voice=bo)
    fragment_in(hands.first.conversation, "van niemand")
    text = words_of(client.get(hands.to("list")))
    assert "ja · als Roos · 24 november 2026 · met de link de pagina’s van het netwerk, voor wie zich aanmeldt" in text
    assert "de pagina’s van het netwerk" in text
    assert "Van 1 fragment is niet gezegd wie het zei." in text
    for stand, shown in (("unasked", "Bo"), ("yes", "An"), ("asked", "An"), ("no", "")):
        found = words_of(client.get(hands.to("list"), {"stand": stand}))
        names = {name for name in ("An", "Bo") if f" {name} Avond over vervoer" in found}
        assert names == ({shown} if shown else set()), stand
    take_back(token)
    assert SAID[0] not in client.get(hands.to("list")).content.decode()


def test_the_director_reads_and_is_told_who_asks(client, hands):
    hands.sign_in(client, "director")
    page = client.get(hands.to("list"))
    text = words_of(page)
    assert "Toestemming vragen doet de verhalenverteller." in text
    assert 'href="/gemeente/toegang/' in page.content.decode() or "Wie heeft toegang" in text
    assert hands.to("ask", hands.voice.pk) not in page.content.decode()


@pytest.mark.parametrize("kind", ["colleague", "partner", "experience", "leader", "politician"])
def test_others_read_what_was_agreed_to_and_no_more(client, hands, kind):
    consent = agreed(hands.first, name="Bloem", answer="pseudonym")
    agreed(hands.second, use="public")
    hands.sign_in(client, kind)
    text = words_of(client.get(hands.to("list")))
    assert (SAID[0] in text, "Bloem" in text, SAID[1] in text, " An " in text) == (True, True, False, False)
    assert SAID[0] in words_of(client.get(hands.to("list"), {"zoek": "bloem FEEST"}))
    assert SAID[0] not in words_of(client.get(hands.to("list"), {"zoek": "An"}))
    assert client.get(hands.to("voice", hands.voice.pk)).status_code == 404
    type(consent).objects.filter(pk=consent.pk).update(withdrawn_on=consent.given_on, words_mark="")
    assert SAID[0] not in client.get(hands.to("list")).content.decode()


def test_one_sees_what_one_said_and_takes_it_back(client, hands):
    agreed(hands.first)
    user = hands.sign_in(client, "partner")
    assert "Er is niets genoteerd dat jij zei." in words_of(client.get(hands.to("mine")))
    assert client.post(hands.to("take_back_own"), {"fragment": hands.first.pk}).status_code == 404
    Participant.objects.update(user=user)
    assert "Wat jij zei" in words_of(client.get(hands.to("list")))
    assert SAID[0] in words_of(client.get(hands.to("mine")))
    gone = client.post(hands.to("take_back_own"), {"fragment": hands.first.pk}, follow=True)
    assert "Je citaat is weg. Dank je dat je het zei." in words_of(gone)
    assert SAID[0] not in gone.content.decode()


@pytest.mark.parametrize(("name", "kind"), [("list", "storyteller"), ("list", "partner"), ("mine", "partner")])
def test_as_many_queries_for_three_as_for_one(client, hands, name, kind, django_assert_max_num_queries):
    agreed(hands.first)
    user = hands.sign_in(client, kind)
    Participant.objects.update(user=user)
    page = hands.to(name)
    client.get(page)
    with django_assert_max_num_queries(60) as one:
        client.get(page)
    hands.more(2)
    for fragment in type(hands.first).objects.exclude(pk=hands.first.pk):
        agreed(fragment)
    with django_assert_max_num_queries(60) as three:
        assert client.get(page).status_code == 200
    assert len(three) == len(one)
