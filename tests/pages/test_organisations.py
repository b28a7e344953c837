"""The organisations of a network: named by its people, known by their numbers, renamed with everybody."""

import pytest
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.network.models import Joining, Organisation, Partnering, Person, Position
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory
from tests.factories.people import add_someone

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat(client):
    authority = AuthorityFactory()
    with inside(authority):
        seat = SeatFactory(network__authority=authority)
        client.force_login(seat.role.user)
        yield seat


@pytest.fixture
def at(seat):
    return lambda page, *more: reverse(f"people:{page}", args=[seat.authority.slug, seat.network.slug, *more])


def send(client, address, **said):
    form = client.get(address).context["form"]
    values = {field.html_name: field.value() for field in form}
    return client.post(address, {k: v for k, v in values.items() if v is not None and v is not False} | said)


def listed(client, at, **asked):
    return [(row.name, row.people) for row in client.get(at("organisations"), asked).context["page"].object_list]


def test_it_works(client, seat, at):
    add_someone(seat.network, "An", organisation="Kringwinkel")
    add_someone(seat.network, "Bo", organisation="Kringwinkel")
    assert listed(client, at) == [("Kringwinkel", 2)]
    said = {"kind": "partner", "enterprise_number": "BE 0403.019.261", "association_code": "v0012345",
            "phone": "015 31 12 12", "since": "2025-01-01"}  # fmt: skip
    answer = send(client, at("describe", "Kringwinkel"), **said)
    assert (answer.status_code, answer.url) == (302, at("organisation", "Kringwinkel"))
    row = Organisation.objects.get()
    assert (row.enterprise_number, row.association_code, row.phone) == ("0403019261", "V0012345", "+3215311212")
    page = client.get(answer.url).content.decode()
    for told in ("0403.019.261", "V0012345", "015 31 12 12", "partnerorganisatie", "An", "sinds 1 januari 2025"):
        assert told in page


def test_a_name_may_hold_any_sign(client, seat, at):
    for name in ("A/B & C", "100% ‘sport’?", "Ünï #1", "a//b"):
        add_someone(seat.network, organisation=name)
        assert client.get(at("organisation", name)).context["title"] == name
        assert at("organisation", name) in client.get(at("organisations")).content.decode().replace("&amp;", "&")


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("enterprise_number", "0403.019.262"),
        ("enterprise_number", "403"),
        ("association_code", "V123"),
        ("phone", "12"),
        ("email", "geen adres"),
        ("website", "javascript:alert(1)"),
        ("name", ""),
        ("name", "An 85.07.30-033.28"),
        ("municipality", "85.07.30-033.28"),
    ],
)
def test_what_is_wrong_is_told_and_not_kept(client, seat, at, part, text):
    add_someone(seat.network, organisation="Chiro")
    answer = send(client, at("describe", "Chiro"), **{part: text})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [part])
    assert answer.context["form"][part].value() == text
    assert Organisation.objects.count() == 0


def test_another_name_goes_with_everybody_everywhere(client, seat, at):
    other = NetworkFactory(authority=seat.authority)
    here, there = (add_someone(net, organisation="Chiro") for net in (seat.network, other))
    Position.objects.create(authority=seat.authority, person=here, organisation="Chiro", function="leiding")
    assert send(client, at("describe", "Chiro"), name="Chiro Voorbeeldgem").status_code == 302
    assert set(Person.objects.values_list("organisation", "version")) == {("Chiro Voorbeeldgem", 2)}
    assert Position.objects.get().organisation == "Chiro Voorbeeldgem"
    assert [row.organisation for row in there.history.order_by("history_id")] == ["Chiro", "Chiro Voorbeeldgem"]
    assert client.get(at("organisation", "Chiro")).status_code == 404


@pytest.mark.parametrize("is_known", [True, False])
def test_a_name_that_is_taken_makes_one_of_two_only_when_asked(client, seat, at, is_known):
    add_someone(seat.network, "An", organisation="chiro")
    add_someone(seat.network, "Bo", organisation="Chiro")
    if is_known:
        other = Organisation.objects.create(authority=seat.authority, name="Chiro", association_code="V0012345")
        Partnering.objects.create(authority=seat.authority, network=seat.network, organisation=other)
    refused = send(client, at("describe", "chiro"), name="Chiro")
    assert refused.status_code == 422
    assert 'name="merge"' in refused.content.decode()
    assert set(Person.objects.values_list("organisation", flat=True)) == {"chiro", "Chiro"}
    assert 'name="merge"' not in client.get(at("describe", "chiro")).content.decode()
    assert send(client, at("describe", "chiro"), name="Chiro", merge="on").status_code == 302
    assert set(Person.objects.values_list("organisation", flat=True)) == {"Chiro"}
    row = Organisation.objects.get()
    assert (row.name, row.association_code) == ("Chiro", "V0012345" if is_known else "")
    assert Partnering.objects.count() == int(is_known)


def test_the_second_who_saves_gets_both(client, seat, at):
    add_someone(seat.network, organisation="Chiro")
    form = client.get(at("describe", "Chiro")).context["form"]
    values = {field.html_name: field.value() for field in form if field.html_name not in ("merge", "since", "until")}
    send(client, at("describe", "Chiro"), municipality="Lier")
    answer = client.post(at("describe", "Chiro"), values | {"municipality": "Duffel"})
    assert answer.status_code == 409
    told = answer.content.decode()
    assert all(word in told for word in ("Lier", "Duffel", "Intussen heeft iemand anders dit aangepast."))
    assert Organisation.objects.get().municipality == "Lier"
    again = values | {"municipality": "Duffel", "version": answer.context["form"]["version"].value()}
    assert client.post(at("describe", "Chiro"), again).status_code == 302
    assert Organisation.objects.get().municipality == "Duffel"


def test_organisations_are_found_and_suggested_whatever_the_spelling(client, seat, at):
    for name in ("Kringwinkel", "Welzijnsschakel", "Chiro"):
        add_someone(seat.network, organisation=name)
    assert listed(client, at, zoek="kringwinkl") == [("Kringwinkel", 1)]
    names = client.get(at("names"), {"organisation": "welzijnschak"}).context["names"]
    assert names == ["Welzijnsschakel"]
    assert client.get(at("names"), {"organisation": " "}).context["names"] == []


def test_what_is_only_elsewhere_is_not_here(client, seat, at):
    other = NetworkFactory(authority=seat.authority)
    add_someone(other, organisation="Elders vzw")
    assert listed(client, at) == []
    assert client.get(at("names"), {"organisation": "elders"}).context["names"] == []
    for page in ("organisation", "describe"):
        assert client.get(at(page, "Elders vzw")).status_code == 404


def test_a_partner_sees_the_organisation_and_nobody_of_it(client, seat, at):
    add_someone(seat.network, "An Geheim", organisation="Chiro", function="trekker van alles")
    client.force_login(
        SeatFactory(network=seat.network, role__authority=seat.authority, role__kind=RoleKind.PARTNER).role.user
    )
    page = client.get(at("organisation", "Chiro")).content.decode()
    assert "Chiro" in page
    assert not [word for word in ("Geheim", "trekker van alles", "Mensen in dit netwerk") if word in page]


def everything_of(seat):
    models = (Organisation, Partnering, Person, Position)
    rows = [row for model in models for row in model.objects.order_by("pk").values()]
    return [{part: value for part, value in row.items() if part not in ("version", "id")} for row in rows]


@pytest.mark.parametrize("is_known", [True, False])
def test_two_that_became_one_are_two_again(client, seat, at, is_known):
    an, bo = (add_someone(seat.network, name, organisation=org) for name, org in (("An", "chiro"), ("Bo", "Chiro")))
    Position.objects.create(authority=seat.authority, person=an, organisation="Chiro", function="leiding")
    Position.objects.create(authority=seat.authority, person=bo, organisation="chiro", function="leiding")
    one = Organisation.objects.create(authority=seat.authority, name="chiro", municipality="Lier")
    if is_known:
        other = Organisation.objects.create(authority=seat.authority, name="Chiro", association_code="V0012345")
        elsewhere = NetworkFactory(authority=seat.authority)
        for row, network in ((one, seat.network), (other, seat.network), (other, elsewhere)):
            Partnering.objects.create(authority=seat.authority, network=network, organisation=row)
    before = everything_of(seat)
    send(client, at("describe", "chiro"), name="Chiro", merge="on")
    assert set(Person.objects.values_list("organisation", flat=True)) == {"Chiro"}
    assert Partnering.objects.filter(organisation=one).count() == 2 * is_known
    assert "Samengevoegd" in client.get(at("organisation", "Chiro")).content.decode()
    answer = client.post(at("part", Joining.objects.get().pk))
    assert answer.url == at("organisation", "chiro")
    assert everything_of(seat) == before
    assert client.post(at("part", 1)).status_code == 404


def test_what_was_changed_since_stays_as_it_is(client, seat, at):
    an, bo, cas = (
        add_someone(seat.network, name, organisation=org)
        for name, org in (("An", "chiro"), ("Bo", "Chiro"), ("Cas", "chiro"))
    )
    send(client, at("describe", "chiro"), name="Chiro", merge="on")
    send(client, at("describe", "Chiro"), name="Chiro Lier", municipality="Lier")
    Person.objects.filter(pk=cas.pk).update(organisation="OCMW")
    client.post(at("part", Joining.objects.get().pk))
    assert [Person.objects.get(pk=one.pk).organisation for one in (an, bo, cas)] == ["Chiro Lier", "Chiro", "OCMW"]
    assert Organisation.objects.get().municipality == "Lier"


def test_it_is_refused_where_a_name_is_taken_since(client, seat, at):
    add_someone(seat.network, organisation="chiro"), add_someone(seat.network, organisation="Chiro")
    send(client, at("describe", "chiro"), name="Chiro", merge="on")
    Organisation.objects.create(authority=seat.authority, name="chiro")
    client.post(at("part", Joining.objects.get().pk))
    assert "Er is niets veranderd." in client.get(at("organisation", "Chiro")).content.decode()
    assert set(Person.objects.values_list("organisation", flat=True)) == {"Chiro"}


def test_nobody_else_parts_them(client, seat, at):
    add_someone(seat.network, organisation="chiro"), add_someone(seat.network, organisation="Chiro")
    send(client, at("describe", "chiro"), name="Chiro", merge="on")
    key = Joining.objects.get().pk
    client.force_login(
        SeatFactory(network=seat.network, role__authority=seat.authority, role__kind="colleague").role.user
    )
    assert "Samengevoegd" not in client.get(at("organisation", "Chiro")).content.decode()
    assert client.post(at("part", key)).status_code == 404
