"""A meeting that also stands in a list counts once, if somebody says so; the list finds its contact again."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.timezone import make_aware

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.network.actions import Planned, Said, add_batch, make_meeting, mark, remove_batch
from draagvlak.capabilities.network.actions.once import say_same, take_same_back
from draagvlak.capabilities.network.actions.steps import undo_step
from draagvlak.capabilities.network.models import Batch, Contact, Meeting, Participation, SameMeeting
from draagvlak.capabilities.network.queries.doubled import doubled
from draagvlak.capabilities.network.queries.rows import NewContact, NewPerson, NewRows
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory
from tests.factories.people import add_someone

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 24, 14)
DAY = START.date()


@pytest.fixture
def network():
    authority = AuthorityFactory()
    with inside(authority):
        yield NetworkFactory(authority=authority, frozen_on=START.date())


@pytest.fixture
def who(network):
    return SeatFactory(network=network).role.user, network.authority, network


@pytest.fixture
def people(network):
    return {name: add_someone(network, name) for name in ("An", "Bo", "Cas", "Dé")}


def held(who, people, *names, title="Kerngroep", step="s1"):
    said = Said(title, make_aware(START), make_aware(START + timedelta(hours=1)))
    meeting = make_meeting(*who, Planned(said), step)
    mark(*who, meeting.pk, {people[name].pk: "present" for name in names})
    return Meeting.objects.get(pk=meeting.pk)


def listed(who, *names, subject="zwemmen", on=DAY):
    people = tuple(NewPerson(name, name, (), "", "", "", "") for name in names)
    contacts = [NewContact(on, "overleg", subject, names)]
    return add_batch(*who, "", NewRows(people, contacts, (), None, 1))


def present(contact):
    return sorted(Participation.objects.filter(contact=contact).values_list("person__name", flat=True))


@pytest.mark.parametrize(
    ("names", "subject", "days", "expected"),
    [
        (("An", "Bo", "Cas"), "iets anders", 0, 1),  # the same people
        (("An", "Bo"), "KERNGROEP", 0, 1),  # the same title, and two of both
        (("An", "Bo"), "iets anders", 0, 0),
        (("An", "Dé"), "Kerngroep", 0, 0),
        (("An", "Bo", "Cas"), "Kerngroep", 1, 0),
    ],
)
def test_what_is_proposed(who, people, names, subject, days, expected):
    held(who, people, "An", "Bo", "Cas")
    listed(who, *names, subject=subject, on=DAY - timedelta(days=days))
    assert len(doubled(who[2])) == expected


def test_said_to_be_one_it_counts_once_with_everybody_and_the_list_comes_in_as_before(who, people, network):
    meeting = held(who, people, "An", "Bo", "Cas")
    Contact.objects.update(note="Van bij de vergadering")
    batch = listed(who, "An", "Bo", subject="Kerngroep")
    (pair,) = doubled(network)
    say_same(*who, (meeting.pk, pair.contact.pk), True)
    contact = Contact.objects.get()
    assert (contact.batch, contact.note, present(contact)) == (batch, "Van bij de vergadering", ["An", "Bo", "Cas"])
    assert doubled(network) == []
    mark(*who, meeting.pk, {people["Cas"].pk: "absent", people["Dé"].pk: "present", people["An"].pk: "absent"})
    assert present(contact) == ["An", "Bo", "Dé"]  # the list says that An was there
    listed(who, "An", "Bo", subject="Kerngroep")
    assert Contact.objects.get() == contact
    take_same_back(*who, (meeting.pk, contact.pk))
    assert sorted(present(one) for one in Contact.objects.all()) == [["An", "Bo"], ["Bo", "Dé"]]
    assert len(doubled(network)) == 0
    with pytest.raises(LookupError):
        take_same_back(*who, (meeting.pk, contact.pk))


def test_said_to_be_two_it_is_not_asked_again_until_taken_back(who, people, network):
    meeting = held(who, people, "An", "Bo")
    listed(who, "An", "Bo")
    pair = meeting.pk, doubled(network)[0].contact.pk
    say_same(*who, pair, False)
    assert (doubled(network), Contact.objects.count()) == ([], 2)
    with pytest.raises(LookupError):
        say_same(*who, pair, True)
    take_same_back(*who, pair)
    assert len(doubled(network)) == 1


def test_whatever_goes_the_other_counts(who, people, network):
    meeting = held(who, people, "An", "Bo", "Cas")
    batch = listed(who, "An", "Bo", "Cas")
    say_same(*who, (meeting.pk, doubled(network)[0].contact.pk), True)
    remove_batch(who[0], who[1], Batch.objects.get(pk=batch.pk))
    contact = Contact.objects.get()
    assert (contact.meeting, present(contact)) == (meeting, ["An", "Bo", "Cas"])
    listed(who, "An", "Bo", "Cas")
    say_same(*who, (meeting.pk, doubled(network)[0].contact.pk), True)
    mark(*who, meeting.pk, dict.fromkeys([one.pk for one in people.values()], "invited"))
    undo_step(*who, "s1")
    assert present(Contact.objects.get()) == ["An", "Bo", "Cas"]
    assert not SameMeeting.objects.exists()


def test_only_the_director_says_so_on_a_page(who, people, network, client):
    meeting = held(who, people, "An", "Bo")
    listed(who, "An", "Bo")
    here = [network.authority.slug, network.slug]
    client.force_login(who[0])
    page = reverse("calendar:doubled", args=here)
    assert page in client.get(reverse("calendar:one", args=[*here, meeting.pk])).content.decode()
    sent = {"meeting": meeting.pk, "contact": doubled(network)[0].contact.pk, "said": "same"}
    answer = client.post(reverse("calendar:say_doubled", args=here), sent, follow=True)
    assert "Ze telt één keer." in answer.content.decode()
    assert "Deze tellen één keer" in answer.content.decode()
    assert client.post(reverse("calendar:say_doubled", args=here), sent).status_code == 404
    colleague = SeatFactory(network=network, role__kind="colleague").role.user
    with pytest.raises(PermissionDenied):
        take_same_back(colleague, *who[1:], (meeting.pk, sent["contact"]))
    client.force_login(colleague)
    assert client.get(page).status_code == 404
