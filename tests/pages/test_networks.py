"""Networks of an authority: begun, named, over several municipalities, with people in more than one."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.timezone import now

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.authorities.choices import Kind
from draagvlak.capabilities.authorities.models import Municipality
from draagvlak.capabilities.insights.actions import refresh_report
from draagvlak.capabilities.insights.queries import report_of
from draagvlak.capabilities.network.actions.networks import add_to_network
from draagvlak.capabilities.network.models import Contact, Meeting, Membership, Network, Participation, Person, Seat
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.network.queries.emptiness import OF_NOTHING, is_empty
from tests.factories import AuthorityFactory, DirectorFactory, NetworkFactory, SeatFactory, in_two_steps
from tests.factories.meetings import PersonFactory

pytestmark = pytest.mark.django_db
KEY = "k" * 22
TOWNS = ("Genk", "Gent", "Leuven")


@pytest.fixture
def place():
    """A partnership of three, with an administrator and a network with a director."""
    authority = AuthorityFactory(kind=Kind.PARTNERSHIP)
    authority.municipalities.set(Municipality.objects.filter(name__in=TOWNS))
    authority.administrator = in_two_steps(DirectorFactory(authority=authority, kind=RoleKind.ADMINISTRATOR).user)
    with inside(authority):
        authority.network = NetworkFactory(authority=authority, name="Eerste", slug="eerste")
        authority.director = SeatFactory(network=authority.network).role.user
    return authority


def nis(*names):
    return list(Municipality.objects.filter(name__in=names).values_list("nis", flat=True))


def make(client, place, **more):
    values = {"key": KEY, "name": "Zorg dichtbij", "kind": "care", "municipalities": nis("Gent", "Genk")}
    return client.post(reverse("networks:make", args=[place.slug]), values | more)


def test_a_director_begins_a_network_once_and_directs_it(client, place):
    client.force_login(place.director)
    for _ in range(2):
        assert make(client, place).url == reverse("start:home", args=[place.slug])
    with inside(place):
        made = Network.objects.get(slug="zorg-dichtbij")
        assert (made.name, made.kind) == ("Zorg dichtbij", "care")
        assert [one.name for one in made.municipalities.all()] == ["Genk", "Gent"]
        assert Seat.objects.get(network=made).role.user == place.director


def test_an_administrator_begins_one_without_directing_it(client, place):
    client.force_login(place.administrator)
    make(client, place)
    with inside(place):
        assert not Seat.objects.filter(network__slug="zorg-dichtbij").exists()
    assert client.get(reverse("report:letter", args=[place.slug, "zorg-dichtbij"])).status_code == 200


def test_a_network_gets_no_address_of_a_page(client, place):
    client.force_login(place.administrator)
    make(client, place, name="Toegang")
    with inside(place):
        assert Network.objects.filter(slug="toegang-2").exists()


def test_a_municipality_of_elsewhere_is_not_spanned(client, place):
    client.force_login(place.director)
    assert make(client, place, municipalities=nis("Brugge")).status_code == 422


def settings(place):
    return reverse("networks:settings", args=[place.slug, "eerste"])


def test_another_name_and_kind_at_the_same_address(client, place):
    client.force_login(place.director)
    form = client.get(settings(place)).context["form"]
    values = {"name": "Anders", "kind": "childcare", "version": form["version"].value()}
    assert client.post(settings(place), values).url == settings(place)
    with inside(place):
        now = Network.objects.get(pk=place.network.pk)
    assert (now.name, now.kind, now.slug, now.version) == ("Anders", "childcare", "eerste", 2)


def test_the_second_to_save_sees_both(client, place):
    client.force_login(place.director)
    values = {"kind": "care", "version": 1}
    client.post(settings(place), {**values, "name": "Van An"})
    answer = client.post(settings(place), {**values, "name": "Van Bo"})
    assert answer.status_code == 409
    assert [(one.typed, one.now) for one in answer.context["differing"]] == [("Van Bo", "Van An")]
    again = {**values, "name": "Van Bo", "version": answer.context["form"]["version"].value()}
    assert client.post(settings(place), again).status_code == 302


def test_no_number_of_the_national_register_in_a_name(client, place):
    client.force_login(place.director)
    assert make(client, place, name="85.07.30-033.28").status_code == 422


def person(place, network, name="Jan", layer="colleague", town=""):
    found = Person.objects.create(authority=place, name=name, municipality=town)
    Membership.objects.create(authority=place, network=network, person=found, layers=[layer])
    return found


def test_somebody_belongs_to_a_second_network(place):
    with inside(place):
        jan = person(place, place.network)
        second = NetworkFactory(authority=place)
        layers, since = ["management", "colleague"], date(2026, 3, 1)
        for _ in range(2):  # who belongs to it already keeps the row they have
            made = add_to_network(place.administrator, place, second, jan, layers, since)
        assert (made.layers, made.since) == (layers, since)
        assert Membership.objects.filter(person=jan).count() == 2


def test_a_director_takes_nobody_from_a_network_they_may_not_read(place):
    with inside(place):
        hidden = person(place, NetworkFactory(authority=place))
        with pytest.raises(PermissionDenied):
            add_to_network(place.director, place, place.network, hidden, ["colleague"], None)
        second = NetworkFactory(authority=place)
        with pytest.raises(PermissionDenied):
            add_to_network(place.director, place, second, person(place, place.network, "Mia"), ["colleague"], None)
        assert Membership.objects.filter(person=hidden).count() == 1


def met(place, *people):
    contact = Contact.objects.create(
        authority=place,
        network=place.network,
        happened_on=day_of(place.network),
        fingerprint="-".join(str(one.pk) for one in people),
    )
    for one in people:
        Participation.objects.create(authority=place, contact=contact, person=one)


def test_a_network_over_three_municipalities_reads_for_each(client, place):
    """One is reached by two ways without the director, one only through the director, one by nobody."""
    with inside(place):
        director = person(place, place.network, "Dirk", "partner_organisation")
        Network.objects.filter(pk=place.network.pk).update(director=director)
        poor = [person(place, place.network, f"Arm {n}", "people_in_poverty", "Genk") for n in range(2)]
        board = {
            town: [person(place, place.network, f"{town} {n}", "political", town) for n in range(2)] for town in TOWNS
        }
        for one, chosen in zip(poor, board["Genk"], strict=True):
            met(place, one, chosen)
            met(place, one, director)
        met(place, director, board["Gent"][0])
        refresh_report(place.director, place, place.network)
        found = report_of(Network.objects.get(pk=place.network.pk))["anchoring"]
    paths = {
        part["municipality"]: next(
            (path["with_director"], path["without_director"]) for path in part["paths"] if path["to"] == "political"
        )
        for part in found["municipalities"]
    }
    assert paths == {"Genk": (2, 2), "Gent": (1, 0), "Leuven": (0, 0)}
    assert [part["stage_key"] for part in found["municipalities"]] == [
        "single_thread",
        "hangs_on_director",
        "scattered",
    ]
    assert found["stage_key"] == "scattered"
    client.force_login(place.director)
    letter = client.get(reverse("report:letter", args=[place.slug, "eerste"])).content.decode()
    assert "Per gemeente" in letter
    for town in TOWNS:
        assert f"{town}: " in letter


def test_a_network_made_by_mistake_goes_while_nothing_is_in_it(client, place):
    client.force_login(place.director)
    make(client, place)
    settings, gone = (
        reverse(f"networks:{name}", args=[place.slug, "zorg-dichtbij"]) for name in ("settings", "remove")
    )
    with inside(place):
        made = Network.objects.get(slug="zorg-dichtbij")
        refresh_report(place.director, place, made)
        member = Membership.objects.create(authority=place, network=made, person=PersonFactory(authority=place))
    assert "Haal dit netwerk weg" not in client.get(settings).content.decode()
    assert "In dit netwerk staat al iets." in client.post(gone, follow=True).content.decode()
    with inside(place):
        member.delete()
    assert "Haal dit netwerk weg" in client.get(settings).content.decode()
    assert "Het netwerk is weg." in client.post(gone, follow=True).content.decode()
    assert client.get(settings).status_code == client.post(gone).status_code == 404
    with inside(place):
        assert list(Network.objects.values_list("slug", flat=True)) == ["eerste"]


def test_anything_that_belongs_to_a_network_keeps_it(place):
    """Each table whose rows go along with a network is asked, or says nothing of what is in it."""
    assert {rel.related_model._meta.label for rel in Network._meta.related_objects} > OF_NOTHING
    with inside(place):
        assert is_empty(place.network)
        Meeting.objects.create(authority=place, network=place.network, title="Overleg", starts_at=now(), ends_at=now())
        assert not is_empty(place.network)
