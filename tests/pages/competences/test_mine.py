"""What somebody says of themselves, in the pages: for them alone."""

import json
import re

import pytest
from django.urls import reverse

from draagvlak.capabilities.competences.actions.own import OWN_TABLES
from draagvlak.capabilities.competences.models import Allowed, Asked, Card, Described
from tests.factories.competences import (
    AskedFactory,
    CardFactory,
    DescribedFactory,
    HoldingFactory,
    NetworkRoleFactory,
    WishFactory,
)
from tests.pages.competences.conftest import Hands, said


@pytest.fixture
def an(house, client):
    return Hands(client, house.an.account)


def test_an_empty_page_offers_the_first_step(an):
    page = an.text("mine")
    assert page.count("Hier zei je nog niets over.") == 14
    assert "Een voorstel voor rollen in dit netwerk houdt geen rekening met wat ik koos." in page
    assert "Iemand vraagt je" not in page


def test_one_describes_oneself_and_sees_it_back(an):
    answer = an.send("describe", "listening", level="3", words="Op de koffie.")
    assert "Bewaard. Alleen jij ziet dit." in said(answer)
    page = an.text("mine")
    assert "Ik herhaal in eigen woorden" in page
    assert "Op de koffie." in page
    assert "Weg." in said(an.press("take_back", "listening"))
    assert not Described.objects.exists()


def test_without_a_choice_nothing_is_kept_and_what_was_typed_stays(an):
    answer = an.send("describe", "listening", words="Op de koffie.")
    assert answer.status_code == 422
    assert "Op de koffie." in said(answer)
    assert not Described.objects.exists()


def test_in_another_window_it_was_changed(house, an):
    DescribedFactory(person=house.an, level=2, words="Eerst", version=4)
    typed = {"key": "k" * 20, "version": "3", "level": "4", "words": "x"}
    answer = an.client.post(an.to("describe", "listening"), typed)
    assert answer.status_code == 409
    assert "Eerst" in said(answer)
    assert Described.objects.get().level == 2


def test_a_card_whose_words_changed_says_so(house, an):
    card = CardFactory(authority=house.authority)
    DescribedFactory(person=house.an, card=card.key, chose="Ik deed.")
    for page in (an.text("mine"), an.text("describe", card.key)):
        assert "Jij koos: “Ik deed.”. Kijk of het nog past." in page
    Card.objects.update(gone_on="2026-11-20")
    assert "Wat je zei, blijft van jou." in an.text("mine")
    assert an.client.get(an.to("ask", card.key)).status_code == 200


def test_asking_answering_and_taking_back(house, client, mailoutbox):
    an = Hands(client, house.an.account)
    answer = an.send("ask", "listening", to=str(house.bo.account.pk), question="Waar zag je mij?")
    assert "Gevraagd aan Bo Claes" in said(answer)
    (mail,) = mailoutbox
    assert mail.to == [house.bo.account.email]
    assert reverse("competences:mine", args=["gemeente"]) in mail.body
    assert not re.search("Peeters|Luisteren|Waar zag", mail.subject + mail.body)
    bo, key = Hands(client, house.bo.account), Asked.objects.get().key
    assert "An Peeters vraagt iets over “Luisteren zonder oordeel”" in bo.text("mine")
    assert "Waar zag je mij?" in bo.text("answer", key)
    answer = bo.send("answer", key, answer="Op het plein.")
    assert "Je antwoord is nu van wie het vroeg." in said(answer)
    assert "De vraag staat er weer." in said(bo.undo(answer))
    bo.send("answer", key, answer="Op het plein.")
    assert "Op het plein." not in bo.text("mine")
    an = Hands(client, house.an.account)
    assert "Op het plein." in an.text("mine")
    an.press("remove_question", key)
    assert not Asked.objects.exists()


def test_rather_not_is_fine(house, client):
    key = AskedFactory(person=house.an, to=house.bo.account).key
    answer = Hands(client, house.bo.account).press("decline", key)
    assert "Dat is goed." in said(answer)
    assert "Bo Claes antwoordt liever niet." in Hands(client, house.an.account).text("mine")


def test_what_one_can_bear_and_into_what_one_wants_to_grow(house, an):
    role = NetworkRoleFactory(network=house.network, name="Gastvrouw")
    HoldingFactory(role=NetworkRoleFactory(network=house.network, name="Verteller"), person=house.an)
    form = an.text("room", "net")
    assert "Gastvrouw" in form
    assert "Verteller" not in form  # that one has already
    page = said(an.send("room", "net", roles="2", hours="8", wishes=str(role.pk)))
    for sentence in ("Ik kan 2 rollen dragen.", "Hoogstens 8 uur per maand.", "Ik wil groeien in: Gastvrouw"):
        assert sentence in page
    assert "Mijn rollen: Verteller" in page
    assert an.send("room", "net", roles="-1").status_code == 422
    assert an.client.get(an.to("room", "elders")).status_code == 404


def test_a_proposal_is_allowed_and_withdrawn_in_one_tap(house, an):
    answer = an.press("allow", "net")
    assert "mag een voorstel voor rollen in dit netwerk rekening houden" in said(answer)
    assert "Ingetrokken." in said(an.undo(answer))
    assert Allowed.objects.get().until is not None
    assert "Dat mocht wel tot" in said(an.press("withdraw", "net"))


def test_all_of_it_is_taken_along_and_erased(house, an):
    DescribedFactory(person=house.an, words="Van mij")
    WishFactory(person=house.an, role=NetworkRoleFactory(network=house.network))
    answer = an.client.get(an.to("take_along"))
    assert answer["Content-Disposition"] == 'attachment; filename="mijn-competenties.json"'
    assert json.loads(answer.content)["described"][0]["words"] == "Van mij"
    assert an.client.post(an.to("forget")).status_code == 422
    assert Described.objects.count() == 1
    assert "Alles is gewist." in said(an.client.post(an.to("forget"), {"sure": "on"}, follow=True))
    assert not any(table.objects.exists() for table in OWN_TABLES)
    own_data = an.client.get(reverse("privacy:own", args=["gemeente"])).content.decode()
    assert an.to("take_along") in own_data


def test_own_cards_are_made_changed_and_laid_aside_by_who_may(house, client):
    director = Hands(client, house.director)
    texts = {f"level{n}": f"Ik doe {n}." for n in range(1, 5)}
    assert "De kaart staat erbij." in said(director.send("make_card", name="Afspraken maken", **texts))
    card = Card.objects.get()
    director.send("change_card", card.key, name="Afspraken nakomen", **texts)
    answer = director.press("lay_aside", card.key)
    assert "Afspraken nakomen" in said(answer)
    assert "De kaart is er weer." in said(director.undo(answer))
    page = Hands(client, house.an.account).text("cards")
    assert "Afspraken nakomen" in page
    assert "Nieuwe kaart" not in page


@pytest.mark.parametrize("many", [1, 3])
def test_as_many_queries_for_one_as_for_three(house, an, django_assert_num_queries, many):
    for n, card in enumerate(["listening", "trust", "chances"][:many]):
        DescribedFactory(person=house.an, card=card)
        AskedFactory(person=house.an, to=house.bo.account, card=card)
        AskedFactory(person=house.bo, to=house.an.account, card=card)
        WishFactory(person=house.an, role=NetworkRoleFactory(network=house.network, name=f"Rol {n}"))
    an.text("mine")
    with django_assert_num_queries(20):
        an.text("mine")
