"""Bodies and who sits in them, in the pages; boards of partners; a network of several municipalities."""

import pytest

from draagvlak.capabilities.authorities.models import Municipality
from draagvlak.capabilities.network.models import Membership, Person
from draagvlak.capabilities.support.models import Body, Evidence, Office
from tests.factories.people import add_someone

pytestmark = pytest.mark.django_db


def test_a_board_of_a_partner_has_a_ladder_of_its_own(hands):
    hands.send("make_body", kind="partner_board", name="Bestuur Kringwinkel")
    board = Body.objects.get()
    hands.send("note", "partner_organisation", who=f"b{board.pk}", kind="mandate", on="2026-06-01")
    assert "Bestuur Kringwinkel geeft er middelen voor: mandaat of opdracht, 1 juni 2026." in hands.text("layers")
    assert "Bestuur Kringwinkel" in hands.text("layer", "partner_organisation")


def test_somebody_is_seated_changed_and_taken_away(hands):
    body, an = hands.body(), add_someone(hands.network, "An Peeters")
    answer = hands.send("seat", body.pk, person=an.pk, function="schepen", since="2025-01-01")
    assert "An Peeters" in answer.content.decode()
    hands.undo(answer)
    assert Office.objects.count() == 0
    hands.send("seat", body.pk, name="Bo Nieuw", function="schepen")
    office = Office.objects.get()
    assert hands.send("office", office.pk, function="burgemeester", until="2026-10-01").status_code == 200
    assert "Wie zat er vroeger?" in hands.text("body", body.pk)
    assert Membership.objects.get(person__name="Bo Nieuw", until=None).layers == []
    answer = hands.client.post(hands.to("remove_office", office.pk), follow=True)
    assert Office.objects.count() == 0
    hands.undo(answer)
    assert Office.objects.get().function == "burgemeester"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({}, "Zeg wie het is"),
        ({"name": "Bo", "since": "2027-01-01"}, "Deze dag moet nog komen."),
        ({"name": "85.07.30-033.28"}, "Hierin staat een rijksregisternummer."),
    ],
)
def test_who_cannot_be_seated_is_told_why(hands, said, told):
    answer = hands.send("seat", hands.body().pk, **said)
    assert (answer.status_code, told in answer.content.decode()) == (422, True)


def test_after_elections_first_seen_then_done_then_undone(hands):
    body = hands.body()
    for name in ("An", "Bo"):
        hands.sits(body, add_someone(hands.network, f"{name} Oud", ("political",)))
    hands.note(body)
    an = Person.objects.get(name="An Oud")
    said = {"on": "2026-09-01", "staying": [an.pk], "coming": "Cis Nieuw, schepen\nCIS nieuw\n\nDirk Nieuw\n"}
    page = hands.send("renew", body.pk, **said).content.decode()
    assert all(text in page for text in ("Bo Oud stopt.", "An Oud blijft.", "Cis Nieuw komt erbij"))
    assert page.count("CIS nieuw komt erbij") == 0
    assert "Daarna: “weten we niet”." in page
    assert Office.objects.count() == 2
    answer = hands.send("renew", body.pk, **said, doe="1")
    assert "De nieuwe mensen staan erin." in answer.content.decode()
    assert sorted(Office.objects.filter(until=None).values_list("person__name", flat=True)) == [
        "An Oud",
        "Cis Nieuw",
        "Dirk Nieuw",
    ]
    assert "Dat moet je opnieuw winnen." in hands.text("layer", "political")
    hands.undo(answer)
    assert sorted(Office.objects.filter(until=None).values_list("person__name", flat=True)) == ["An Oud", "Bo Oud"]
    assert not Person.objects.filter(name="Cis Nieuw").exists()


def test_a_body_with_evidence_stays(hands):
    body = hands.body()
    hands.note(body)
    answer = hands.client.post(hands.to("remove_body", body.pk), follow=True)
    assert "Van dit orgaan is bewijs genoteerd." in answer.content.decode()
    Evidence.objects.all().delete()
    answer = hands.client.post(hands.to("remove_body", body.pk), follow=True)
    assert Body.objects.count() == 0
    hands.undo(answer)
    assert Body.objects.get() == body


def test_another_body_needs_its_layer(hands):
    assert "Zeg in welke laag" in hands.send("make_body", kind="other", name="Adviesraad").content.decode()
    assert hands.send("make_body", kind="other", name="Adviesraad", layer="political").status_code == 200
    assert (
        "Dit orgaan staat er al."
        in hands.send("make_body", kind="other", name="Adviesraad", layer="political").content.decode()
    )


def test_of_several_municipalities_each_is_told(hands):
    places = list(Municipality.objects.filter(name__in=("Duffel", "Lier")))
    hands.network.municipalities.set(places)
    assert len(places) == 2
    hands.note(hands.body(name="College Duffel", municipality="Duffel"))
    text = hands.text("layers")
    rows = [row for row in text.split("<tr>") if 'scope="row"' in row]
    assert [("Duffel" in row, "geeft er middelen voor" in row) for row in rows] == [(True, True), (False, False)]
