"""An idea is laid down, found, put into other words, and shared with a few."""

from datetime import date

import pytest

from draagvlak.capabilities.accounts.models import AuditEntry, Role
from draagvlak.capabilities.ideas.models import Companion, Idea, IdeaNote
from draagvlak.capabilities.privacy.actions.erasing.ideas import forget_ideas
from tests.factories.ideas import IdeaFactory, let_in, opened, with_role
from tests.factories.people import add_someone

pytestmark = pytest.mark.django_db
REGISTER = "85.07.30-033.28"


def test_an_idea_in_two_fields(hands):
    assert "Nog geen ideeën." in hands.text("list")
    answer = hands.send("begin", title=" Zwemmen  op zondag ", text="Met de bus samen.")
    idea = Idea.objects.get()
    assert (idea.title, idea.text, idea.owner, len(idea.key)) == (
        "Zwemmen op zondag", "Met de bus samen.", hands.user, 20
    )  # fmt: skip
    assert answer.redirect_chain[-1][0] == hands.to("idea", idea.key)
    assert "Alleen jij ziet dit idee." in answer.content.decode()
    assert "Zwemmen op zondag" in hands.text("list")
    assert not AuditEntry.objects.exists()


def test_sent_twice_made_once(hands):
    sent = {"title": "Eén keer", "key": "same-form-same-key"}
    first, second = (hands.client.post(hands.to("begin"), sent) for _ in range(2))
    assert first.url == second.url
    assert Idea.objects.count() == 1


def test_what_was_typed_stays_when_it_is_refused(hands):
    answer = hands.send("begin", title="Zwemmen", text=f"Bel {REGISTER}")
    assert answer.status_code == 422
    assert "rijksregisternummer" in answer.content.decode()
    assert "Zwemmen" in answer.content.decode()
    assert not Idea.objects.exists()


def test_other_words_and_back(hands):
    idea = hands.idea()
    answer = hands.send("change", idea.key, title="Zwemmen op zaterdag", text="")
    assert "Zwemmen op zaterdag" in hands.text("idea", idea.key)
    hands.undo(answer)
    assert "Zwemmen op zondag" in hands.text("idea", idea.key)
    hands.undo(answer)
    assert "Zwemmen op zondag" in hands.text("idea", idea.key)


def test_somebody_else_was_first(hands):
    idea = hands.idea()
    hands.send("change", idea.key, title="Van de ander", text="")
    answer = hands.client.post(
        hands.to("change", idea.key), {"title": "Van mij", "version": 1, "key": "a-key-of-the-form"}
    )
    assert answer.status_code == 409
    assert "Van de ander" in answer.content.decode()
    assert "Van mij" in answer.content.decode()


def test_the_list_finds_in_exactly_what_one_may_see(hands):
    mine, other = hands.idea(title="Muziek in de wijk"), IdeaFactory(network=hands.network, title="Muziek thuis")
    shared = opened(IdeaFactory(network=hands.network, title="Muziek op school"), "colleague")
    found = hands.text("list", zoek="muziek")
    assert mine.title in found
    assert shared.title in found
    assert other.title not in found
    assert "2 ideeën die jij mag zien" in found
    assert shared.title not in hands.text("list", welke="mijn")
    assert mine.title not in hands.text("list", welke="open")
    assert "Geen idee past" in hands.text("list", zoek="thuis")


def test_the_list_asks_as_much_for_many_as_for_one(hands, django_assert_num_queries):
    hands.idea()
    for _ in range(2):
        let_in(IdeaFactory(network=hands.network), hands.user)
        opened(IdeaFactory(network=hands.network), "colleague", "political")
    hands.see("list")
    with django_assert_num_queries(13):
        hands.see("list")
    for _ in range(30):
        opened(IdeaFactory(network=hands.network), "colleague")
    hands.see("list")
    with django_assert_num_queries(13):
        hands.see("list")


def test_written_down_for_somebody_without_account(hands):
    add_someone(hands.network, "Rita Zonder", layers=["people_in_poverty"])
    rita = add_someone(hands.network, "Rita Peeters", layers=["people_in_poverty"])
    idea = hands.idea(owner_person=str(rita.pk))
    assert idea.owner_person == rita
    assert "Van Rita Peeters. Opgeschreven door" in hands.text("idea", idea.key)


def test_who_does_not_read_people_is_offered_nobody_to_write_for(hands):
    rita = add_someone(hands.network, "Rita Peeters", layers=["people_in_poverty"])
    hands.comes("PARTNER")
    assert "Rita" not in hands.text("begin")
    hands.send("begin", title="Zwemmen", owner_person=str(rita.pk))
    assert Idea.objects.get().owner_person is None


def test_somebody_thinks_along_and_goes(hands):
    idea = hands.idea()
    friend = with_role(hands.network, "EXPERIENCE")
    answer = hands.send("invite", idea.key, guest=str(friend.pk), part="guest")
    assert friend.email.partition("@")[0] in answer.content.decode()
    hands.sits(friend)
    assert hands.see("idea", idea.key).status_code == 200
    assert hands.see("change", idea.key).status_code == 404
    assert hands.see("open", idea.key).status_code == 404
    IdeaNote.objects.create(authority=hands.authority, idea=idea, text="Ik help", on=idea.since, by=friend)
    hands.press("leave", idea.key)
    assert hands.see("idea", idea.key).status_code == 404
    assert IdeaNote.objects.count() == 1


def test_a_guest_is_taken_out_and_let_back(hands):
    idea = hands.idea()
    friend = with_role(hands.network, "DIRECTOR")
    let_in(idea, friend)
    answer = hands.press("take_out", idea.key, friend.pk)
    assert "denkt niet meer mee" in answer.content.decode()
    assert not Companion.objects.exists()
    hands.undo(answer)
    assert Companion.objects.get().user == friend


def test_whom_one_may_let_in(hands):
    idea = hands.idea()
    by_kind = {kind: with_role(hands.network, kind) for kind in ("DIRECTOR", "COLLEAGUE", "PARTNER", "LEADER")}
    offered = hands.text("invite", idea.key)
    assert [kind for kind, user in by_kind.items() if f">{user.email.partition('@')[0]} (" in offered] == [
        "DIRECTOR",
        "COLLEAGUE",
        "PARTNER",
    ]
    hands.comes("PARTNER")
    other = hands.idea()
    offered = hands.text("invite", other.key)
    assert [kind for kind, user in by_kind.items() if f">{user.email.partition('@')[0]} (" in offered] == [
        "DIRECTOR",
        "COLLEAGUE",
    ]
    answer = hands.send("invite", other.key, guest=str(by_kind["LEADER"].pk), part="guest")
    assert answer.status_code == 422
    assert not Companion.objects.exists()


def test_a_scribe_does_what_the_owner_does(hands):
    idea = hands.idea()
    scribe = with_role(hands.network, "COLLEAGUE")
    let_in(idea, scribe, part="scribe")
    hands.sits(scribe)
    hands.send("change", idea.key, title="Beter gezegd", text="")
    assert Idea.objects.get().title == "Beter gezegd"
    assert hands.see("invite", idea.key).status_code == 200


def test_an_idea_whose_owner_has_no_role_any_more_goes_on_in_their_name(hands):
    idea = hands.idea()
    friends = [with_role(hands.network, "COLLEAGUE") for _each in range(2)]
    for friend in friends:
        let_in(idea, friend)
    hands.sits(friends[0])
    assert "Ga ermee verder" not in hands.text("idea", idea.key)
    assert hands.see("go_on", idea.key).status_code == 404
    Role.objects.filter(user=hands.user).update(until=date(2020, 1, 1))
    assert "dan schrijf je voor de eigenaar" in hands.text("go_on", idea.key)
    assert "Intussen veranderde er iets" in hands.send("go_on", idea.key, hoe="own").content.decode()
    assert "Je schrijft nu voor de eigenaar." in hands.send("go_on", idea.key, hoe="write").content.decode()
    assert "said_yes_on" in hands.text("open", idea.key)
    idea.refresh_from_db()
    assert idea.owner == hands.user
    hands.sits(friends[1])
    assert hands.see("go_on", idea.key).status_code == 404


def test_an_idea_whose_owner_was_erased_becomes_that_of_a_guest(hands):
    idea = hands.idea()
    friend, stranger = (with_role(hands.network, "COLLEAGUE") for _each in range(2))
    let_in(idea, friend)
    forget_ideas([hands.user])
    hands.sits(stranger)
    assert hands.see("go_on", idea.key).status_code == 404
    hands.sits(friend)
    assert "dan is het van jou" in hands.text("go_on", idea.key)
    assert "Het idee is nu van jou." in hands.send("go_on", idea.key, hoe="own").content.decode()
    assert "said_yes_on" not in hands.text("open", idea.key)
    assert not Companion.objects.exists()
