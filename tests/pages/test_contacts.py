"""Noting a contact in one line, the list, a contact of one's own, and whom one did not see for long."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import SentForm
from draagvlak.capabilities.insights.models import StoredReport
from draagvlak.capabilities.network.actions.contacts import Told, keep_draft, note_contact
from draagvlak.capabilities.network.models import Contact, Membership, NoteDraft, Participation, Person
from tests.capabilities.network.places import DAY, make_place

pytestmark = pytest.mark.django_db
PLACE = {"authority": "gemeente", "network": "netwerk"}
LINE = "gisteren koffie met Fatima over zwemmen"


@pytest.fixture
def place():
    place = make_place()
    with inside(place.authority):
        yield place


@pytest.fixture
def as_user(place, client):
    def signed_in(name):
        client.force_login(place.users[name])
        return client

    return signed_in


def address(name, **more):
    return reverse(f"contacts:{name}", kwargs={**PLACE, **more})


def fields_of(page):
    """What a browser would send of the note form as it was shown."""
    form = page.context["form"]
    sent = {}
    for bound in form:
        value = bound.value()
        if value in (None, "", False, []):
            continue
        sent[bound.html_name] = value.isoformat() if hasattr(value, "isoformat") else value
    return sent


def noted(place, who="director", people=("lies", "fatima"), **more):
    told = Told(**{"on": DAY, "people": tuple(place.people[key].pk for key in people), "kind": "koffie"} | more)
    return note_contact(place.users[who], place.authority, place.network, told)


def read(client, line=LINE, **more):
    return client.post(address("note"), {"line": line, "lees": "1", **more})


def test_a_line_is_read_shown_and_noted(place, as_user):
    client = as_user("director")
    shown = read(client)
    assert shown.status_code == 200
    assert "gisteren (maandag 23 november) · koffie · Fatima Demo · zwemmen" in shown.content.decode()
    assert Contact.objects.count() == 0
    answer = client.post(address("note"), fields_of(shown))
    contact = Contact.objects.get()
    assert answer["Location"] == f"{address('note')}?genoteerd={contact.pk}"
    assert (contact.happened_on, contact.kind, contact.subject) == (DAY - timedelta(days=1), "koffie", "zwemmen")
    names = list(contact.participations.values_list("person__name", flat=True))
    assert names == ["Lies Voorbeeld", "Fatima Demo"]
    page = client.get(answer["Location"]).content.decode()
    assert "Genoteerd:" in page
    assert address("take_back", contact=contact.pk) in page


def test_what_is_typed_is_read_on_the_way_and_makes_nothing(place, as_user):
    client = as_user("director")
    sent = fields_of(read(client))
    part = client.post(address("note"), {**sent, "line": "koffie met Inge"}, headers={"HX-Request": "true"})
    text = part.content.decode()
    assert "vandaag (dinsdag 24 november) · koffie · Inge Zwembad" in text
    assert "<html" not in text
    again = client.post(address("note"), sent, headers={"HX-Request": "true"})
    assert again.status_code == 200
    assert Contact.objects.count() == 0


def test_a_line_that_was_changed_since_is_read_again_before_it_is_noted(place, as_user):
    client = as_user("director")
    sent = fields_of(read(client))
    page = client.post(address("note"), {**sent, "line": "koffie met Inge"})
    assert (page.status_code, Contact.objects.count()) == (200, 0)
    assert "Inge Zwembad" in page.content.decode()
    assert page.context["form"]["key"].value() == sent["key"]


def test_what_one_changed_stays_when_the_line_goes_on(place, as_user):
    client = as_user("director")
    sent = fields_of(read(client)) | {"kind": "mail"}
    form = client.post(address("note"), {**sent, "line": "koffie met Inge over fietsen"}).context["form"]
    assert (form["kind"].value(), form["subject"].value()) == ("mail", "fietsen")


def test_who_may_be_two_people_is_asked(place, as_user):
    client = as_user("director")
    sent = fields_of(read(client, "koffie met Jo"))
    refused = client.post(address("note"), sent)
    assert refused.status_code == 422
    assert "Kies wie je bedoelt met ‘Jo’." in refused.content.decode()
    assert "koffie met Jo" in refused.content.decode()
    client.post(address("note"), sent | {"who_0": str(place.people["other_jo"].pk)})
    assert set(Contact.objects.get().participations.values_list("person__name", flat=True)) == {
        "Lies Voorbeeld",
        "Jo Peeters",
    }


def test_a_misspelt_name_is_proposed(place, as_user):
    client = as_user("director")
    shown = read(client, "koffie met Fatma")
    assert shown.context["form"]["who_0"].value() == str(place.people["fatima"].pk)
    client.post(address("note"), fields_of(shown))
    assert Contact.objects.get().participations.filter(person=place.people["fatima"]).exists()


def test_somebody_new_comes_along_with_a_layer(place, as_user):
    client = as_user("director")
    sent = fields_of(read(client, "koffie met Karel De Smet"))
    assert "who_0" not in sent  # nobody is made by itself
    client.post(address("note"), sent | {"who_0": "new", "layer_0": "association"})
    assert Person.objects.get(name="Karel De Smet").membership_set.get().layers == ["association"]


def test_a_colleague_adds_nobody_and_loses_no_name(place, as_user):
    client = as_user("colleague")
    shown = read(client, "koffie met Fatima en Karel De Smet")
    assert [value for value, _ in shown.context["form"].fields["who_0"].choices] == ["out"]
    assert client.post(address("note"), fields_of(shown) | {"who_0": "new"}).status_code == 422
    client.post(address("note"), fields_of(shown))
    contact = Contact.objects.get()
    assert contact.note == "Ook genoemd: Karel De Smet."
    assert not Person.objects.filter(name="Karel De Smet").exists()


def test_a_partner_learns_no_name_that_is_not_theirs(place, as_user):
    client = as_user("partner")
    page = read(client, "koffie met Fatima").content.decode()
    assert "Fatima Demo" not in page
    assert "Demo" not in page
    forged = fields_of(read(client, "koffie met Fatima")) | {"who_0": str(place.people["fatima"].pk)}
    assert client.post(address("note"), forged).status_code == 422
    assert Contact.objects.count() == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("morgen koffie met Fatima", "Die dag moet nog komen"),
        ("31/02 koffie met Fatima", "Die dag bestaat niet"),
        ("koffie", "Noem minstens één naam"),
        ("koffie met Fatima 85.07.30-033.28", "rijksregisternummer"),
    ],
)
def test_what_cannot_be_noted_says_why_and_keeps_the_line(place, as_user, line, said):
    client = as_user("director")
    shown = read(client, line)
    answer = client.post(address("note"), fields_of(shown))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert answer.context["form"]["line"].value() == line
    assert (Contact.objects.count(), NoteDraft.objects.count()) == (0, 0)


def test_a_day_to_come_is_refused_in_the_field_too(place, as_user):
    client = as_user("director")
    sent = fields_of(read(client)) | {"on": "2026-11-25"}
    assert client.post(address("note"), sent).status_code == 422
    assert Contact.objects.count() == 0


def test_a_thousand_times_sent_is_made_once(place, as_user):
    client = as_user("director")
    sent = fields_of(read(client))
    answers = {client.post(address("note"), sent)["Location"] for _ in range(1000)}
    contact = Contact.objects.get()
    assert answers == {f"{address('note')}?genoteerd={contact.pk}"}
    assert (Participation.objects.count(), SentForm.objects.count()) == (2, 1)


def test_a_thousand_times_from_a_device_is_made_once(place, as_user):
    client = as_user("director")
    said = {"key": "device-key-0123456789", "line": LINE, "typed_on": "2026-11-24"}
    answers = {client.post(address("send"), said).content for _ in range(1000)}
    assert [json.loads(answer) for answer in answers] == [{"state": "noted"}]
    assert Contact.objects.count() == 1


def test_undo_is_one_tap_away_and_leaves_nothing(place, as_user):
    client = as_user("director")
    client.post(address("note"), fields_of(read(client)))
    contact = Contact.objects.get()
    page = client.post(address("take_back", contact=contact.pk), follow=True)
    assert "Ongedaan gemaakt. Er is niets bewaard." in page.content.decode()
    assert (Contact.objects.count(), Participation.objects.count()) == (0, 0)
    assert client.post(address("take_back", contact=contact.pk)).status_code == 404


def test_noting_outdates_the_report(place, as_user):
    StoredReport.objects.create(authority=place.authority, network=place.network, as_of=DAY)
    client = as_user("partner")
    noted(place, people=("lies", "inge"))
    client.post(address("note"), fields_of(read(client, "koffie met Lies")))
    assert Contact.objects.count() == 2
    assert StoredReport.objects.get().as_of.year == 1


def sent_from_device(client, line, **more):
    said = {"key": f"device-key-{line}"[:60].replace(" ", "-"), "line": line, "typed_on": "2026-11-24", **more}
    return client.post(address("send"), said)


def test_a_device_learns_who_is_signed_in(place, as_user):
    marks = {name: as_user(name).get(address("send")).json() for name in ("director", "colleague")}
    assert marks["director"]["owner"] != marks["colleague"]["owner"]
    assert set(marks["director"]) == {"owner", "token"}
    page = as_user("director").get(address("list")).content.decode()
    assert f'content="{marks["director"]["owner"]}"' in page


def test_a_kept_note_counts_from_the_day_it_was_typed(place, as_user):
    client = as_user("director")
    assert sent_from_device(client, "gisteren koffie met Inge", typed_on="2026-11-20").json() == {"state": "noted"}
    assert sent_from_device(client, "mail aan Fatima", on="2026-11-03").json() == {"state": "noted"}
    assert sent_from_device(client, "gebeld met Fatima", typed_on="2027-01-01").json() == {"state": "noted"}
    days = list(Contact.objects.order_by("pk").values_list("happened_on", flat=True))
    assert [day.isoformat() for day in days] == ["2026-11-19", "2026-11-03", "2026-11-24"]


@pytest.mark.parametrize(
    "line", ["koffie met Jo", "koffie met Fatma", "koffie met Karel", "koffie", "morgen met Fatima"]
)
def test_a_kept_note_that_may_mean_something_else_waits(place, as_user, line):
    client = as_user("director")
    assert sent_from_device(client, line).json() == {"state": "waiting"}
    assert sent_from_device(client, line).json() == {"state": "waiting"}
    draft = NoteDraft.objects.get()
    assert (draft.line, draft.owner, Contact.objects.count()) == (line, place.users["director"], 0)
    page = client.get(address("list")).content.decode()
    assert "Te bevestigen" in page
    assert address("draft", draft=draft.pk) in page


def test_a_kept_note_with_a_chosen_day_waits_with_that_day(place, as_user):
    sent_from_device(as_user("director"), "koffie met Jo", on="2026-11-03")
    assert NoteDraft.objects.get().typed_on.isoformat() == "2026-11-03"


def test_what_was_confirmed_when_the_line_broke_stays_as_it_was_confirmed(place, as_user):
    client = as_user("director")
    sent = fields_of(read(client, "koffie met Jo")) | {"who_0": str(place.people["jo"].pk), "kind": "chat"}
    assert client.post(address("send"), sent).json() == {"state": "noted"}
    contact = Contact.objects.get()
    assert contact.kind == "chat"
    assert set(contact.participations.values_list("person", flat=True)) == {
        place.people["lies"].pk,
        place.people["jo"].pk,
    }


def test_a_kept_note_with_a_register_number_is_refused(place, as_user):
    answer = sent_from_device(as_user("director"), "koffie met Fatima 85.07.30-033.28")
    assert answer.status_code == 422
    assert answer.json()["state"] == "refused"
    assert (Contact.objects.count(), NoteDraft.objects.count()) == (0, 0)


def test_a_draft_is_confirmed_by_its_owner_alone(place, as_user):
    whose = (place.users["colleague"], place.authority, place.network)
    draft = keep_draft(*whose, "gisteren koffie met Fatma", DAY - timedelta(days=4))
    assert as_user("director").get(address("draft", draft=draft.pk)).status_code == 404
    assert as_user("director").post(address("discard", draft=draft.pk)).status_code == 404
    client = as_user("colleague")
    shown = client.get(address("draft", draft=draft.pk))
    assert "donderdag 19 november" in shown.content.decode()
    client.post(address("draft", draft=draft.pk), fields_of(shown))
    assert (NoteDraft.objects.count(), Contact.objects.get().happened_on) == (0, DAY - timedelta(days=5))


def test_a_draft_is_thrown_away(place, as_user):
    draft = keep_draft(place.users["colleague"], place.authority, place.network, "koffie met Jo", DAY)
    answer = as_user("colleague").post(address("discard", draft=draft.pk))
    assert (answer["Location"], NoteDraft.objects.count()) == (address("list"), 0)


def test_the_empty_page_and_the_worker_hold_nobody(place, as_user):
    noted(place)
    anonymous = as_user("director")
    page = anonymous.get(reverse("contacts:shell"))
    text = page.content.decode()
    for person in place.people.values():
        assert not any(word in text for word in person.name.split() if word not in ("Fatima", "Jo"))
    assert "csrf" not in text
    assert place.users["director"].email not in text
    assert 'content=""' in text
    anonymous.logout()
    assert anonymous.get(reverse("contacts:shell")).content == page.content
    worker = anonymous.get(reverse("contacts:worker"))
    assert worker["Service-Worker-Allowed"] == "/"
    assert worker["Content-Type"].startswith("text/javascript")
    assert json.loads(worker.content.decode().split("const KEPT = ")[1].split(";\n")[0])[0] == "/noteren/"


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


@pytest.mark.parametrize("who", ["leader", "administrator"])
def test_leaders_see_no_contact(place, as_user, who):
    contact = noted(place)
    client = as_user(who)
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


def change(client, contact, version, **more):
    said = {"version": version, "on": "2026-11-20", "kind": "mail", "people": [], "more": "Fatima, Inge", **more}
    return client.post(address("contact", contact=contact.pk), said)


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
    assert len(first.context["lines"]) == 50
    assert "?tekst=zwem&amp;blad=2" in first.content.decode()
    assert len(client.get(address("list"), {"tekst": "zwem", "blad": 2}).context["lines"]) == 1


def test_reading_a_line_asks_as_much_for_three_names_as_for_one(place, as_user):
    client, asked = as_user("director"), []
    for line in ("koffie met Fatima", "koffie met Fatima, Inge en Jo Peeters"):
        with CaptureQueriesContext(connection) as seen:
            read(client, line)
        asked.append(len(seen.captured_queries))
    assert asked[0] == asked[1]


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
