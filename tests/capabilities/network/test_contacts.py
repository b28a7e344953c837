"""Noting, changing and taking back contacts: by whom, what of it stays, and that undo leaves nothing."""

import json
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core import serializers
from django.core.exceptions import PermissionDenied

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.network.actions import NewContact, NewPerson, NewRows, add_batch
from draagvlak.capabilities.network.actions.contacts import (
    Told,
    change_contact,
    discard_draft,
    keep_draft,
    note_contact,
)
from draagvlak.capabilities.network.actions.taking_back import bring_back, remove_contact, take_back_note
from draagvlak.capabilities.network.models import Contact, Meeting, NoteDraft, Participation, Person
from draagvlak.capabilities.network.queries.contacts import (
    Wanted,
    changeable_by,
    contact_at,
    contacts_for,
    drafts_of,
    found,
    nameable,
    oneself,
)
from tests.capabilities.network.places import DAY, make_place

pytestmark = pytest.mark.django_db
REGISTER_NUMBER = "85.07.30-033.28"


@pytest.fixture
def place():
    place = make_place()
    with inside(place.authority):
        yield place


def noted(place, who="director", people=("lies", "fatima"), once="", draft=None, **more):
    told = Told(**{"on": DAY, "people": tuple(place.people[key].pk for key in people), "kind": "koffie"} | more)
    return note_contact(place.users[who], place.authority, place.network, told, draft, once=once)


def dump():
    """Every row of network and insights, histories with it."""
    models = [*apps.get_app_config("network").get_models(), *apps.get_app_config("insights").get_models()]
    rows = [row for model in models for row in model._default_manager.order_by("pk")]
    return json.loads(serializers.serialize("json", rows))


def test_a_contact_is_kept_as_it_was_told(place):
    contact = noted(place, subject="zwemabonnement", note="in het café", kind="koffie")
    row = Contact.objects.get()
    assert row.pk == contact.pk
    assert (row.happened_on, row.kind, row.subject, row.note) == (DAY, "koffie", "zwemabonnement", "in het café")
    assert (row.noted_by, row.version, row.network, row.batch) == (place.users["director"], 1, place.network, None)
    assert list(row.participations.values_list("person__name", flat=True)) == ["Lies Voorbeeld", "Fatima Demo"]


def test_the_same_form_again_makes_nothing(place):
    contact = noted(place, once="k" * 20)
    with pytest.raises(SentBeforeError) as before:
        noted(place, once="k" * 20)
    assert (before.value.key, Contact.objects.count()) == (contact.pk, 1)


def test_two_contacts_of_one_day_are_two(place):
    noted(place)
    noted(place)
    assert Contact.objects.count() == 2
    assert len(set(Contact.objects.values_list("fingerprint", flat=True))) == 2


def test_a_list_that_brings_what_was_noted_brings_nothing_new(place):
    noted(place, subject="zwemmen")
    people = tuple(NewPerson(name, name, (), "", "", "", "") for name in ("Lies Voorbeeld", "Fatima Demo"))
    rows = NewRows(people, [NewContact(DAY, "koffie", "zwemmen", ("Lies Voorbeeld", "Fatima Demo"))], (), None)
    add_batch(place.users["director"], place.authority, place.network, "", rows)
    assert Contact.objects.count() == 1


@pytest.mark.parametrize(
    "more",
    [
        {"on": DAY + timedelta(days=1)},
        {"subject": f"met {REGISTER_NUMBER}"},
        {"note": REGISTER_NUMBER},
        {"kind": REGISTER_NUMBER},
        {"people": ()},
        {"new": ((f"An {REGISTER_NUMBER}", ""),)},
    ],
)
def test_what_may_not_be_kept_is_refused_and_nothing_is_written(place, more):
    before = dump()
    with pytest.raises(ValueError, match=r"\w"):
        noted(place, **more)
    assert dump() == before


@pytest.mark.parametrize("who", ["administrator", "leader"])
def test_who_notes_no_contacts_may_not(place, who):
    with pytest.raises(PermissionDenied):
        noted(place, who)
    with pytest.raises(PermissionDenied):
        keep_draft(place.users[who], place.authority, place.network, "koffie met Jo", DAY)
    assert (Contact.objects.count(), NoteDraft.objects.count()) == (0, 0)


def test_everybody_but_the_director_sees_their_own(place):
    by_director = noted(place)
    with_colleague = noted(place, people=("lies", "jo"))
    by_colleague = noted(place, "colleague", people=("jo", "fatima"))
    by_partner = noted(place, "partner", people=("inge",))
    seen = {name: set(contacts_for(user, place.network)) for name, user in place.users.items()}
    assert seen == {
        "director": {by_director, with_colleague, by_colleague, by_partner},
        "colleague": {with_colleague, by_colleague},
        "partner": {by_partner},
        "administrator": set(),
        "leader": set(),
    }
    assert contact_at(place.users["colleague"], place.network, by_director.pk) is None
    assert set(changeable_by(place.users["colleague"], place.network)) == {by_colleague}


def test_another_network_shows_nothing(place):
    noted(place)
    with inside(place.authority):
        place.network.pk, place.network.slug, place.network.mark = None, "ander", "andermar"
        place.network.save()
    assert list(contacts_for(place.users["director"], place.network)) == []


def test_whom_one_may_name(place):
    everybody = {person.name for person in place.people.values()}
    partner = place.users["partner"]
    assert {one.name for one in nameable(place.users["director"], place.network)} == everybody
    assert {one.name for one in nameable(place.users["colleague"], place.network)} == everybody
    assert {one.name for one in nameable(partner, place.network)} == {"Inge Zwembad"}
    with pytest.raises(ValueError, match="may not name"):
        noted(place, "partner", people=("inge", "fatima"))
    noted(place, people=("lies", "inge"))
    assert {one.name for one in nameable(partner, place.network)} == {"Inge Zwembad", "Lies Voorbeeld"}
    noted(place, "partner", people=("inge", "lies"))


def test_who_one_is(place):
    assert oneself(place.users["colleague"], place.network) == place.people["jo"]
    assert oneself(place.users["leader"], place.network) is None
    Person.objects.update(account=None)
    assert oneself(place.users["director"], place.network) == place.people["lies"]
    assert oneself(place.users["colleague"], place.network) is None


def test_somebody_new_comes_along_and_only_from_who_writes_people(place):
    noted(place, new=(("Karel De Smet", "association"), ("Ali", "")))
    made = Person.objects.filter(name__in=["Karel De Smet", "Ali"]).order_by("pk")
    assert [person.membership_set.get().layers for person in made] == [["association"], []]
    before = dump()
    with pytest.raises(PermissionDenied):
        noted(place, "colleague", people=("jo",), new=(("Nog Iemand", ""),))
    assert dump() == before


def test_taking_back_leaves_every_byte_as_it_was(place):
    noted(place)
    before = dump()
    contact = noted(place, subject="over iets", new=(("Karel De Smet", "association"),))
    assert dump() != before
    take_back_note(place.users["director"], place.authority, place.network, contact)
    assert dump() == before


def test_taking_back_takes_nobody_who_is_needed_elsewhere(place):
    contact = noted(place, new=(("Karel De Smet", ""), ("Ali", "")))
    karel = Person.objects.get(name="Karel De Smet")
    place.people["karel"] = karel
    noted(place, people=("lies", "karel"))
    take_back_note(place.users["director"], place.authority, place.network, contact)
    assert list(Person.objects.filter(name__in=["Karel De Smet", "Ali"])) == [karel]
    assert karel.membership_set.count() == 1


@pytest.mark.parametrize("why", ["changed", "old", "of another"])
def test_what_is_no_longer_new_is_not_taken_back(place, why):
    contact = noted(place, "colleague", people=("jo", "fatima"))
    who = "director" if why == "of another" else "colleague"
    if why == "changed":
        Contact.objects.update(version=2)
    if why == "old":
        Contact.objects.update(noted_at=contact.noted_at - timedelta(hours=24))
    with pytest.raises(ValueError, match="no longer new"):
        take_back_note(place.users[who], place.authority, place.network, contact)
    assert Contact.objects.count() == 1


def test_what_was_removed_comes_back_as_it_was(place):
    contact = noted(place, subject="zwemmen", note="lang")
    before = dump()
    removed = remove_contact(place.users["director"], place.authority, place.network, contact)
    assert (Contact.objects.count(), Participation.objects.count()) == (0, 0)
    bring_back(place.users["director"], place.authority, place.network, removed)
    assert dump() == before
    assert bring_back(place.users["director"], place.authority, place.network, removed) is None
    assert dump() == before


def test_a_contact_of_a_list_comes_back_with_its_list(place):
    people = tuple(NewPerson(name, name, (), "", "", "", "") for name in ("Lies Voorbeeld", "Fatima Demo"))
    rows = NewRows(people, [NewContact(DAY, "koffie", "zwemmen", ("Lies Voorbeeld", "Fatima Demo"))], (), None)
    add_batch(place.users["director"], place.authority, place.network, "", rows)
    before = dump()
    removed = remove_contact(place.users["director"], place.authority, place.network, Contact.objects.get())
    bring_back(place.users["director"], place.authority, place.network, removed)
    assert dump() == before


def test_nobody_takes_away_what_is_not_theirs(place):
    contact = noted(place, people=("lies", "jo"))
    with pytest.raises(Contact.DoesNotExist):
        remove_contact(place.users["colleague"], place.authority, place.network, contact)
    assert Contact.objects.count() == 1


def test_what_a_meeting_made_is_changed_there(place):
    contact = noted(place)
    at = contact.noted_at
    whose = {"authority": place.authority, "network": place.network}
    Meeting.objects.create(**whose, title="Overleg", starts_at=at, ends_at=at, uid="1", contact=contact)
    with pytest.raises(Contact.DoesNotExist):
        remove_contact(place.users["director"], place.authority, place.network, contact)
    with pytest.raises(Contact.DoesNotExist):
        changed(place, contact)


def changed(place, contact, version=1, who="director", people=("lies", "inge"), **more):
    told = Told(**{"on": date(2026, 11, 20), "people": tuple(place.people[key].pk for key in people)} | more)
    return change_contact(place.users[who], place.authority, place.network, told, contact, version=version)


def test_a_change_keeps_what_stood_there(place):
    contact = noted(place, subject="zwemmen")
    changed(place, contact, subject="fietsen", kind="mail", note="kort")
    row = Contact.objects.get()
    assert (row.happened_on, row.kind, row.subject, row.note, row.version) == (
        date(2026, 11, 20),
        "mail",
        "fietsen",
        "kort",
        2,
    )
    assert list(row.participations.order_by("pk").values_list("person__name", flat=True)) == [
        "Lies Voorbeeld",
        "Inge Zwembad",
    ]
    assert list(row.history.values_list("subject", flat=True)) == ["fietsen", "zwemmen"]


def test_what_was_planned_stays_on_its_day_or_comes_nearer(place):
    contact = noted(place)
    later = DAY + timedelta(days=7)
    Contact.objects.update(happened_on=later)
    contact.refresh_from_db()
    changed(place, contact, on=later, subject="gepland")
    with pytest.raises(ValueError, match="past"):
        changed(place, contact, 2, on=later + timedelta(days=1))
    assert (Contact.objects.get().happened_on, Contact.objects.get().subject) == (later, "gepland")


def test_the_second_to_change_it_writes_nothing(place):
    contact = noted(place)
    changed(place, contact, subject="eerst")
    before = dump()
    with pytest.raises(ChangedMeanwhileError) as error:
        changed(place, contact, subject="tweede", people=("lies", "jo"))
    assert error.value.now.subject == "eerst"
    assert dump() == before


def test_who_was_there_may_stay_whom_one_could_not_name(place):
    contact = noted(place, "partner", people=("inge",))
    Participation.objects.create(authority=place.authority, contact=contact, person=place.people["fatima"])
    Contact.objects.update(noted_by=place.users["partner"])
    changed(place, contact, who="partner", people=("inge", "fatima"))
    with pytest.raises(ValueError, match="may not name"):
        changed(place, contact, 2, "partner", ("inge", "other_jo"))


def test_a_draft_is_of_one_user_and_goes_with_its_contact(place):
    draft = keep_draft(place.users["colleague"], place.authority, place.network, "koffie met Jo", date(2026, 12, 24))
    assert draft.typed_on == DAY
    assert list(drafts_of(place.users["director"], place.network)) == []
    noted(place, draft=draft.pk)
    assert list(drafts_of(place.users["colleague"], place.network)) == [draft]
    with pytest.raises(NoteDraft.DoesNotExist):
        discard_draft(place.users["director"], place.authority, place.network, draft.pk)
    noted(place, "colleague", people=("jo", "fatima"), draft=draft.pk)
    assert NoteDraft.objects.count() == 0
    with pytest.raises(ValueError, match="register number"):
        keep_draft(place.users["colleague"], place.authority, place.network, REGISTER_NUMBER, DAY)


def test_contacts_are_found(place):
    coffee = noted(place, subject="Zwemabonnement")
    mail = noted(place, people=("lies", "inge"), kind="mail", on=date(2026, 10, 1), note="zwemlessen")
    rows = contacts_for(place.users["director"], place.network)
    asked = {
        Wanted(): [coffee, mail],
        Wanted(who="fatima"): [coffee],
        Wanted(who="FÀTIMA"): [coffee],
        Wanted(who="fathimma"): [coffee],
        Wanted(kind="mail"): [mail],
        Wanted(text="zwem"): [coffee, mail],
        Wanted(text="lessen"): [mail],
        Wanted(since=date(2026, 10, 2)): [coffee],
        Wanted(until=date(2026, 10, 1)): [mail],
        Wanted(who="fatima", kind="mail"): [],
    }
    assert {wanted: list(found(rows, wanted, place.network).rows) for wanted in asked} == asked
