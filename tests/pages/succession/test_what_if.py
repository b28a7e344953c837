"""Wondering: before and after side by side, for who reads the report, and nothing kept unasked."""

import re

import pytest

from draagvlak.capabilities.succession.models import WhatIf

pytestmark = pytest.mark.django_db
ASKED, ANSWERED = 13, 33


def keep(hands, **said):
    shown = hands.see("what_if", **said).content.decode()
    key = re.search(r'name="key" value="([^"]+)"', shown)[1]
    return hands.client.post(hands.to("keep"), {"key": key, "words": "Voor het college", **said}, follow=True)


def test_it_works(hands):
    page = hands.text("what_if")
    assert f'href="?wat=away&amp;wie={hands.lies.pk}"' in page
    assert "Bart Burgemeester valt weg uit het bestuur" in page
    asked = {"wat": "gone", "wie": hands.lies.pk}
    page = hands.text("what_if", **asked)
    assert "Wat als Lies Regisseur wegvalt?" in page
    assert "Naar het bestuur: van 1 weg naar geen weg." in page
    assert "Zo is het nu" in page
    assert "Zo zou het zijn" in page
    assert not WhatIf.objects.exists()
    answer = keep(hands, **asked)
    assert WhatIf.objects.get().words == "Voor het college"
    assert "Wat als Lies Regisseur wegvalt?" in answer.content.decode()
    hands.undo(answer)
    assert not WhatIf.objects.exists()
    keep(hands, **asked)
    kept = WhatIf.objects.get()
    assert "geen weg" in hands.text("kept", kept.pk)
    answer = hands.client.post(hands.to("drop_kept", kept.pk), follow=True)
    assert not WhatIf.objects.exists()
    hands.undo(answer)
    assert WhatIf.objects.count() == 1


def test_an_administrator_wonders_too(hands):
    hands.as_role("administrator")
    assert "Wat als Lies Regisseur" in hands.text("what_if", wat="away", wie=hands.lies.pk)
    keep(hands, wat="away", wie=hands.lies.pk)
    assert WhatIf.objects.count() == 1
    for kind in ("colleague", "partner", "leader", "politician"):
        hands.as_role(kind)
        assert hands.see("what_if").status_code == 404
        assert hands.see("kept", WhatIf.objects.get().pk).status_code == 404


@pytest.mark.parametrize(
    ("asked", "told"),
    [({"wat": "gone"}, "Kies om wie het gaat."), ({"wat": "iets"}, "geldige keuze"), ({"wat": "merger"}, "keuze")],
)
def test_half_a_question_is_told(hands, asked, told):
    answer = hands.see("what_if", **asked)
    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_somebody_who_is_not_there(hands):
    assert hands.see("what_if", wat="gone", wie="0").status_code == 422
    assert hands.client.post(hands.to("keep"), {"wat": "gone", "wie": "0"}).status_code == 404


def test_municipalities_become_one(hands):
    assert "Welke gemeenten?" not in hands.text("what_if")
    for person, place in ((hands.mayor, "Aalst"), (hands.bo, "Boom")):
        person.municipality = place
        person.save()
    assert "Welke gemeenten?" in hands.text("what_if")
    asked = {"wat": "merger", "gemeenten": ["Aalst", "Boom"], "naam": "Aalboom"}
    assert "Wat als Aalst en Boom één gemeente worden: Aalboom?" in hands.text("what_if", **asked)
    assert "Kies minstens twee gemeenten." in hands.text("what_if", wat="merger", gemeenten=["Aalst"])
    keep(hands, **asked)
    assert (WhatIf.objects.get().places, WhatIf.objects.get().into) == (["Aalst", "Boom"], "Aalboom")


def test_a_network_without_anybody(client, hands):
    hands.network.director = None
    hands.network.save()
    hands.network.membership_set.exclude(person=hands.poor).update(until="2026-01-01")
    assert "We kennen nog geen regisseur en niemand uit een bestuurslaag." in hands.text("what_if")


@pytest.mark.parametrize("many", [1, 3])
def test_as_many_queries_however_many_rows(hands, many, django_assert_num_queries):
    hands.report()
    for _each in range(many):
        keep(hands, wat="gone", wie=hands.lies.pk)
    with django_assert_num_queries(ASKED):
        hands.see("what_if")
    with django_assert_num_queries(ANSWERED):
        hands.see("what_if", wat="gone", wie=hands.bo.pk)
