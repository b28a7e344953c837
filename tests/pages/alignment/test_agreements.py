"""What networks agreed: made once, changed with its history, ended and never deleted; and what is wanted."""

import pytest

from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.alignment.models import Agreement, Party, Wanted
from tests.factories.alignment import ProfileFactory, belong, people_of

pytestmark = pytest.mark.django_db


def said_of(hands, **more):
    both = [hands.net.pk, hands.other.pk]
    said = {"kind": "contact", "subject": "Jonge ouders", "networks": both, "organisation": "Huis van het Kind"}
    return said | {"text": "Bel eerst daar", "since": "2026-09-01", "lead": "", "person": ""} | more


def agree(hands, **more):
    return hands.send(hands.here("agree"), **said_of(hands, **more))


def test_an_agreement_is_made_changed_and_keeps_what_stood_there(hands):
    answer = agree(hands)
    one = Agreement.objects.get()
    assert {party.network for party in one.parties.all()} == {hands.net, hands.other}
    text = hands.text(hands.here("agreements"))
    assert "Aanspreekpunt: Huis van het Kind." in text
    assert "versie 1." in text
    change = hands.send(hands.here("change_agreement", one.pk), **said_of(hands, text="Bel nu hier"))
    text = hands.text(hands.here("agreement", one.pk))
    assert "Bel nu hier" in text
    assert "Bel eerst daar" in text
    hands.undo(change)
    assert Agreement.objects.get().text == "Bel eerst daar"
    assert hands.client.post(hands.here("undo", "bestaat-niet")).status_code == 404
    hands.send(hands.here("change_agreement", one.pk), **said_of(hands, text="Weer anders"))
    assert "verder aan gewerkt" in hands.undo(answer).content.decode()


def test_it_is_ended_and_stays_as_it_was(hands):
    agree(hands)
    one = Agreement.objects.get()
    early = hands.send(hands.here("end_agreement", one.pk), until="2026-01-01", why_ended="")
    assert early.status_code == 422
    answer = hands.send(hands.here("end_agreement", one.pk), until="2026-10-31", why_ended="Nieuw loket")
    assert "Nieuw loket" in answer.content.decode()
    assert "tot en met 31 oktober 2026" in hands.text(hands.here("agreements"))
    for name in ("change_agreement", "end_agreement"):
        assert hands.client.get(hands.here(name, one.pk)).status_code == 404
    hands.undo(answer)
    assert Agreement.objects.get().until is None


def test_there_is_one_contact_for_one_group(hands):
    agree(hands)
    for more in ({"subject": "jonge  OUDERS"}, {"networks": [hands.net.pk], "subject": "x"}, {"subject": " "}):
        assert agree(hands, **more).status_code == 422, more
    assert agree(hands, subject="Ouderen", organisation="").status_code == 422
    assert agree(hands, kind="leads", subject="Kamp").status_code == 422
    assert agree(hands, kind="leads", subject="Kamp", lead=hands.net.pk).status_code == 200
    assert Agreement.objects.count() == 2
    assert Party.objects.count() == 4


def test_a_name_is_for_whoever_may_know_that_person(hands):
    (an, bo) = people_of(hands.authority, 2)
    belong(hands.net, [an])
    belong(hands.other, [bo])
    assert agree(hands, organisation="", person=bo.pk).status_code == 422
    agree(hands, organisation="", person=an.pk)
    one = Agreement.objects.get()
    assert an.name in hands.text(hands.here("agreements"))
    for kind, networks in ((RoleKind.LEADER, [hands.net]), (RoleKind.DIRECTOR, [hands.other])):
        hands.be(kind, *networks)
        text = hands.text(hands.here("agreements"))
        assert an.name not in text
        assert "Je mag de mensen van dat netwerk niet zien" in text
    assert an.name not in hands.text(hands.here("change_agreement", one.pk))
    hands.send(hands.here("change_agreement", one.pk), **said_of(hands, person=an.pk, text="Nieuw"))
    assert (Agreement.objects.get().person, Agreement.objects.get().text) == (an, "Nieuw")


def test_a_gap_is_what_is_wanted_and_nobody_has(hands):
    belong(hands.net, people_of(hands.authority, 3), "colleague")
    ProfileFactory(network=hands.net, goals=["vakantie"], groups=["Jongeren"])
    for name, kind in (("Vakantie", "goal"), ("Mantelzorgers", "group")):
        answer = hands.send(hands.here("want"), name=name, kind=kind)
    assert hands.send(hands.here("want"), name="MANTELZORGERS", kind="group").status_code == 422
    found = hands.client.get(hands.here("gaps")).context["found"]
    assert [(one.name, networks) for one, networks in found.wanted] == [
        ("Vakantie", ("Vrije tijd",)),
        ("Mantelzorgers", ()),
    ]
    rows = {one.name: (one.networks, one.layers) for one in found.groups}
    assert rows["Mantelzorgers"] == ((), (False,) * 7)
    assert rows["Jongeren"] == (("Vrije tijd",), (False, False, False, True, False, False, False))
    assert found.unsaid == ["Zorg"]
    hands.be(RoleKind.LEADER)
    found = hands.client.get(hands.here("gaps")).context["found"]
    assert {one.name: one.layers for one in found.groups}["Jongeren"] == (False,) * 7
    assert found.is_few
    hands.client.force_login(hands.user)
    hands.undo(answer)
    assert [one.name for one in Wanted.objects.all()] == ["Vakantie"]
    answer = hands.client.post(hands.here("want_no_more", Wanted.objects.get().pk), follow=True)
    assert not Wanted.objects.exists()
    hands.undo(answer)
    assert Wanted.objects.exists()
