"""Two people made one and apart, and several changed together, as whoever may write does it."""

import pytest
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.network.models import KeptApart, Membership, Person
from draagvlak.capabilities.network.queries.doubles import names_kept_apart
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


def enter(client, seat, kind):
    """Sign in as somebody with another role in the same network."""
    client.force_login(SeatFactory(network=seat.network, role__authority=seat.authority, role__kind=kind).role.user)


def begun(client, address):
    """What a browser would send back of the form at an address without touching anything."""
    return filled(client.get(address))


def filled(answer):
    values = {field.html_name: field.value() for field in answer.context["form"]}
    return {name: value for name, value in values.items() if value not in (None, False)}


def send(client, address, **said):
    return client.post(address, begun(client, address) | said)


def test_doubles_are_proposed_merged_and_apart_again(client, seat, at):
    an, left = add_someone(seat.network, "An Peeters"), add_someone(seat.network, "An Peeters …", function="consulent")
    add_someone(seat.network, "Bo Maes")
    (pair,) = client.get(at("doubles")).context["pairs"]
    assert (pair["a"], pair["b"]) == (an, left)
    assert str(pair["why"]) == "Uit een van beide namen is een rijksregisternummer weggelaten."
    preview = client.get(at("merge"), {"blijft": an.pk, "gaat": left.pk})
    assert "An Peeters blijft." in preview.content.decode()
    assert Person.objects.count() == 3
    values = {"blijft": an.pk, "gaat": left.pk, "blijft_versie": 1, "gaat_versie": 1}
    answer = client.post(at("merge"), values)
    assert (answer.status_code, answer.url) == (302, at("person", an.pk))
    assert client.get(at("person", left.pk)).status_code == 404
    assert client.post(at("merge"), values).status_code == 404
    merging = Person.objects.get(pk=an.pk).mergings.get()
    undone = client.post(at("undo", an.pk, merging.pk))
    assert undone.status_code == 302
    assert client.get(at("person", left.pk)).status_code == 200


def test_a_stale_comparison_merges_nobody(client, seat, at):
    an, ann = add_someone(seat.network, "An"), add_someone(seat.network, "Ann")
    values = {"blijft": an.pk, "gaat": ann.pk, "blijft_versie": 1, "gaat_versie": 1}
    send(client, at("correct", ann.pk), function="consulent")
    answer = client.post(at("merge"), values)
    assert answer.status_code == 409
    assert "Er is niets veranderd." in answer.content.decode()
    assert Person.objects.count() == 2


def test_several_are_looked_at_changed_and_taken_back(client, seat, at):
    other = SeatFactory(role=seat.role, network__authority=seat.authority).network
    people = [add_someone(seat.network, name, organisation="oud") for name in ("An", "Bo")]
    held = add_someone(seat.network, "Cas", email="cas@x.example")
    keys = [one.pk for one in [*people, held]]
    before = dict(Person.objects.values_list("name", "organisation"))
    said = {"wie": keys, "layer": "people_in_poverty", "organisation": "Chiro", "joins": other.slug}
    looked = client.post(at("several"), said)
    assert "2 mensen veranderen." in looked.content.decode()
    assert "1 mens blijft zoals die is" in looked.content.decode()
    assert dict(Person.objects.values_list("name", "organisation")) == before
    unlike = client.post(at("several"), said | {"municipality": "Lier", "doen": looked.context["form"].mark})
    assert "is_done" not in unlike.context
    done = client.post(at("several"), said | {"doen": looked.context["form"].mark})
    assert dict(Person.objects.values_list("name", "organisation")) == {"An": "Chiro", "Bo": "Chiro", "Cas": ""}
    layers = dict(Membership.objects.filter(network=seat.network).values_list("person__name", "layers"))
    assert layers == {"An": ["people_in_poverty"], "Bo": ["people_in_poverty"], "Cas": ["colleague"]}
    assert set(Membership.objects.filter(network=other).values_list("person__name", flat=True)) == {"An", "Bo"}
    send(client, at("correct", people[1].pk), organisation="Intussen")
    back = client.post(at("take_back"), {"gedaan": done.context["sealed"]})
    assert back.status_code == 302
    assert dict(Person.objects.values_list("name", "organisation")) == {"An": "oud", "Bo": "Intussen", "Cas": ""}
    assert set(Membership.objects.values_list("network", flat=True)) == {seat.network.pk}
    assert all(row.layers == ["colleague"] for row in Membership.objects.all())


def test_what_somebody_else_did_is_not_taken_back_by_a_forged_or_foreign_form(client, seat, at):
    an = add_someone(seat.network, "An")
    said = {"wie": [an.pk], "municipality": "Lier"}
    mark = client.post(at("several"), said).context["form"].mark
    done = client.post(at("several"), said | {"doen": mark})
    assert Person.objects.get().municipality == "Lier"
    enter(client, seat, RoleKind.DIRECTOR)
    for text in ("", "onzin", done.context["sealed"]):
        client.post(at("take_back"), {"gedaan": text})
        assert Person.objects.get().municipality == "Lier"


def test_several_of_nobody_or_of_others_leads_back_to_the_list(client, seat, at):
    elsewhere = add_someone(NetworkFactory(authority=seat.authority), "Bo")
    for keys in ([], ["onzin"], [elsewhere.pk]):
        answer = client.get(at("several"), {"wie": keys})
        assert (answer.status_code, answer.url) == (302, at("people"))


def pairs_on(client, at):
    return [(pair["a"].pk, pair["b"].pk) for pair in client.get(at("doubles")).context["pairs"]]


def test_who_is_kept_apart_is_not_proposed_again_until_taken_back(client, seat, at):
    one, two = add_someone(seat.network, "Katrien Dossier"), add_someone(seat.network, "Katrien Dossier (x)")
    three = add_someone(seat.network, "Dossier Katrien")
    assert (one.pk, two.pk) in pairs_on(client, at)
    pair = {"een": two.pk, "ander": one.pk}
    for _twice in range(2):
        assert client.post(at("apart"), pair).url == at("doubles")
    assert (one.pk, two.pk) not in pairs_on(client, at)
    assert (one.pk, three.pk) in pairs_on(client, at)
    assert [(kept.a_id, kept.b_id) for kept in client.get(at("doubles")).context["apart"]] == [(one.pk, two.pk)]
    assert names_kept_apart(seat.network.pk) == {frozenset({"katrien dossier", "katrien dossier (x)"})}
    client.post(at("apart"), pair | {"terug": "1"})
    assert (one.pk, two.pk) in pairs_on(client, at)
    assert client.post(at("apart"), pair | {"terug": "1"}).status_code == 404


def test_only_people_of_the_network_are_kept_apart(client, seat, at):
    here, there = add_someone(seat.network), add_someone(NetworkFactory(authority=seat.authority))
    for other in (there.pk, here.pk, 2**40, "x"):
        assert client.post(at("apart"), {"een": here.pk, "ander": other}).status_code == 404
    assert not KeptApart.objects.exists()
