"""The list, a contact of one's own, and whom one did not see for long."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from draagvlak.capabilities.network.models import Contact, Membership, Participation, Person
from tests.capabilities.network.places import DAY
from tests.pages.contacts.doing import address, change, fields_of, noted, read

pytestmark = pytest.mark.django_db


def test_somebody_new_comes_along_with_a_layer(place, as_user):
    client = as_user("director")
    sent = fields_of(read(client, "koffie met Karel De Smet"))
    assert "who_0" not in sent  # nobody is made by itself
    client.post(address("note"), sent | {"who_0": "new", "layer_0": "association"})
    assert Person.objects.get(name="Karel De Smet").membership_set.get().layers == ["association"]


def test_pages_with_people_are_not_to_be_stored(place, as_user):
    contact = noted(place)
    client = as_user("director")
    for name, more in (("list", {}), ("note", {}), ("contact", {"contact": contact.pk}), ("fading", {}), ("send", {})):
        assert client.get(address(name, **more))["Cache-Control"] == "private, no-store"


def test_the_list_is_of_ones_own_but_for_the_director(place, as_user):
    noted(place, subject="geheim")
    noted(place, "colleague", people=("jo", "fatima"), subject="eigen")
    texts = {who: as_user(who).get(address("list")).content.decode() for who in ("director", "colleague", "partner")}
    assert ("geheim" in texts["director"], "eigen" in texts["director"]) == (True, True)
    assert ("geheim" in texts["colleague"], "eigen" in texts["colleague"]) == (False, True)
    assert ("geheim" in texts["partner"], "eigen" in texts["partner"]) == (False, False)
    assert "Nog geen contacten. Noteer je eerste gesprek." in texts["partner"]


def test_leaders_see_no_contact(place, as_user):
    contact = noted(place)
    client = as_user("leader")
    for name, more in (("list", {}), ("note", {}), ("contact", {"contact": contact.pk}), ("fading", {})):
        assert client.get(address(name, **more)).status_code == 404


def test_a_contact_of_another_looks_like_one_that_is_not_there(place, as_user):
    contact = noted(place)
    client = as_user("colleague")
    theirs, nowhere = (client.get(address("contact", contact=key)) for key in (contact.pk, contact.pk + 1000))
    assert theirs.status_code == nowhere.status_code == 404
    number = "X-Request-Id"
    assert theirs.content.replace(theirs[number].encode(), b"") == nowhere.content.replace(
        nowhere[number].encode(), b""
    )
    assert client.post(address("remove", contact=contact.pk)).status_code == 404


def test_who_took_part_reads_and_does_not_change(place, as_user):
    contact = noted(place, people=("lies", "jo"))
    client = as_user("colleague")
    page = client.get(address("contact", contact=contact.pk))
    assert page.status_code == 200
    assert address("remove", contact=contact.pk) not in page.content.decode()
    client.post(address("contact", contact=contact.pk), {"version": 1, "on": "2026-11-01", "people": []})
    assert client.post(address("remove", contact=contact.pk)).status_code == 404
    assert Contact.objects.get().version == 1


def test_a_contact_is_changed(place, as_user):
    contact = noted(place)
    answer = change(as_user("director"), contact, 1, subject="fietsen")
    assert answer.status_code == 302
    row = Contact.objects.get()
    assert (row.happened_on.isoformat(), row.kind, row.subject, row.version) == ("2026-11-20", "mail", "fietsen", 2)
    names = set(row.participations.values_list("person__name", flat=True))
    assert names == {"Fatima Demo", "Inge Zwembad"}


def test_a_name_that_is_not_clear_is_asked_again(place, as_user):
    answer = change(as_user("director"), noted(place), 1, more="Jo")
    assert answer.status_code == 422
    assert "We weten niet wie ‘Jo’ is." in answer.content.decode()
    assert Contact.objects.get().version == 1


def test_the_second_to_save_sees_both_texts(place, as_user):
    contact = noted(place)
    client = as_user("director")
    change(client, contact, 1, subject="eerst")
    answer = change(client, contact, 1, subject="later")
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Intussen heeft iemand anders dit aangepast." in text
    assert ("eerst" in text, "later" in text) == (True, True)
    assert Contact.objects.get().subject == "eerst"
    form = answer.context["form"]
    assert (form["subject"].value(), form["version"].value()) == ("later", "2")


def test_a_contact_is_taken_away_and_brought_back(place, as_user):
    contact = noted(place, subject="zwemmen")
    client = as_user("director")
    answer = client.post(address("remove", contact=contact.pk), follow=True)
    assert Contact.objects.count() == 0
    assert address("bring_back", contact=contact.pk) in answer.content.decode()
    client.post(address("bring_back", contact=contact.pk))
    assert (Contact.objects.get().subject, Participation.objects.count()) == ("zwemmen", 2)
    assert client.post(address("bring_back", contact=contact.pk)).status_code == 404


def test_the_list_asks_as_much_for_three_as_for_one(place, as_user):
    client, asked = as_user("director"), []
    client.get(address("note"))  # a session begins once
    for _ in range(2):
        noted(place)
        noted(place, people=("lies", "jo", "inge")) if asked else None
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address("list")).status_code == 200
        asked.append(len(seen.captured_queries))
    assert Contact.objects.count() == 3
    assert asked[0] == asked[1]


def test_fifty_stand_on_a_page(place, as_user):
    for _ in range(51):
        noted(place, subject="zwemmen")
    client = as_user("director")
    first = client.get(address("list"), {"tekst": "zwem"})
    assert len(first.context["page"].object_list) == 50
    assert "?tekst=zwem&amp;pagina=2" in first.content.decode()
    assert len(client.get(address("list"), {"tekst": "zwem", "pagina": 2}).context["page"].object_list) == 1


def test_whom_one_did_not_see_for_long(place, as_user):
    noted(place, on=DAY - timedelta(days=400))
    noted(place, on=DAY - timedelta(days=10), people=("jo", "fatima"))
    noted(place, on=DAY - timedelta(days=340), people=("lies", "other_jo"))
    noted(place, on=DAY - timedelta(days=20), people=("lies", "inge"))
    client = as_user("director")
    page = client.get(address("fading"))
    rows = [(one.person.name, one.quiet_on, quiet, others) for one, quiet, others in page.context["rows"]]
    assert rows == [
        ("Jo Peeters", DAY + timedelta(days=21), False, ""),
        ("Fatima Demo", DAY - timedelta(days=39), True, "Jo Voorbeeld"),
    ]
    fatima = place.people["fatima"].pk
    client.post(address("put_aside", person=fatima))
    aside = client.get(address("fading"))
    assert [one.person.name for one, _, _ in aside.context["rows"]] == ["Jo Peeters"]
    assert [person.name for person, _ in aside.context["aside"]] == ["Fatima Demo"]
    client.post(address("put_aside", person=fatima), {"terug": "1"})
    assert len(client.get(address("fading")).context["rows"]) == 2
    assert client.post(address("put_aside", person=999_999)).status_code == 404


def test_a_few_who_met_in_a_crowd_are_no_tie_that_fades(place, as_user):
    place.people["karel"] = Person.objects.create(authority=place.authority, name="Karel De Smet")
    Membership.objects.create(authority=place.authority, network=place.network, person=place.people["karel"])
    noted(place, on=DAY - timedelta(days=300), people=tuple(place.people))
    assert as_user("director").get(address("fading")).context["rows"] == []


def test_the_page_of_fading_ties_asks_as_much_for_three_as_for_one(place, as_user):
    client, asked = as_user("director"), []
    client.get(address("note"))  # a session begins once
    for people in (("fatima",), ("inge", "other_jo")):
        for key in people:
            noted(place, on=DAY - timedelta(days=400), people=("lies", key))
        with CaptureQueriesContext(connection) as seen:
            page = client.get(address("fading"))
        asked.append((len(page.context["rows"]), len(seen.captured_queries)))
    assert [rows for rows, _ in asked] == [1, 3]
    assert asked[0][1] == asked[1][1]


def test_the_bar_of_a_phone_leads_to_noting(place, as_user):
    page = as_user("director").get(address("list")).content.decode()
    bar = page.split('class="phone-bar"')[1].split("</nav>")[0]
    assert f'href="{address("note")}"' in bar
    assert "Meer" in bar
    leader = as_user("leader").get(reverse("start:home", kwargs={"authority": "gemeente"})).content.decode()
    assert address("note") not in leader
