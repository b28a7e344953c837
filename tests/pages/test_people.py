"""The people of a network, as whoever may see them sees them, and as whoever may write changes them."""

from datetime import date

import pytest
import vobject
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.insights.models import StoredReport
from draagvlak.capabilities.network.models import Membership, Person, Position
from tests.factories import AuthorityFactory, NetworkFactory, SeatFactory
from tests.factories.people import add_someone

pytestmark = pytest.mark.django_db
REFUSED = "Hierin staat een rijksregisternummer. Dat bewaren we nooit. Haal het weg."
NUMBER = "85.07.30-033.28"


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


def names(answer):
    return [row.name for row in answer.context["page"].object_list]


def errors(answer):
    return {part: list(told) for part, told in answer.context["form"].errors.items()}


def test_it_works(client, seat, at):
    answer = send(client, at("add"), known_as="Fatima", layer="people_in_poverty")
    fatima = Person.objects.get()
    assert (answer.status_code, answer.url) == (302, at("person", fatima.pk))
    assert names(client.get(at("people"), {"zoek": "fatimah"})) == ["Fatima"]
    assert "mensen in armoede" in client.get(answer.url).content.decode()
    told = {"on": "2026-11-01", "layer": "association", "function": "bestuurslid"}
    assert send(client, at("turn", fatima.pk), **told).status_code == 302
    rows = Membership.objects.order_by("pk").values_list("layers", "since", "until")
    assert list(rows) == [
        (["people_in_poverty"], None, date(2026, 10, 31)),
        (["association"], date(2026, 11, 1), None),
    ]
    assert send(client, at("leave", fatima.pk), on="2026-11-20").status_code == 302
    assert names(client.get(at("people"))) == []
    assert names(client.get(at("people"), {"weg": "on"})) == ["Fatima"]
    assert send(client, at("turn", fatima.pk), on="2026-11-24", layer="association").status_code == 302
    assert names(client.get(at("people"))) == ["Fatima"]
    assert Membership.objects.filter(until=None).count() == 1


def test_a_form_sent_twice_makes_one_person(client, seat, at):
    values = begun(client, at("add")) | {"name": "An"}
    assert client.post(at("add"), values).url == client.post(at("add"), values).url
    assert Person.objects.count() == 1


def test_a_change_of_function_keeps_the_one_of_before(client, seat, at):
    an = add_someone(seat.network, "An", function="consulent", organisation="OCMW")
    send(client, at("turn", an.pk), on="2026-05-01", function="diensthoofd")
    send(client, at("turn", an.pk), on="2026-09-01", organisation="Chiro")
    rows = Position.objects.order_by("pk").values_list("function", "organisation", "since", "until")
    assert list(rows) == [
        ("consulent", "OCMW", None, date(2026, 4, 30)),
        ("diensthoofd", "OCMW", date(2026, 5, 1), date(2026, 8, 31)),
    ]
    assert "sinds 1 september 2026" in client.get(at("person", an.pk)).content.decode()


@pytest.mark.parametrize("on", ["2026-04-30", "2026-05-01", "2999-01-01", "31/02/2026", ""])
def test_a_change_on_a_day_that_cannot_be_changes_nothing(client, seat, at, on):
    an = add_someone(seat.network, "An", function="consulent", since=date(2026, 5, 1))
    answer = send(client, at("turn", an.pk), on=on, layer="management")
    assert answer.status_code == 422
    assert set(errors(answer)) == {"on"}
    assert Membership.objects.count() == 1
    assert "management" in answer.context["form"]["layer"].value()


def test_putting_right_makes_no_history_of_functions(client, seat, at):
    an = add_someone(seat.network, "An", function="consulent")
    StoredReport.objects.create(authority=seat.authority, network=seat.network, as_of="2026-11-24")
    values = {"function": "diensthoofd", "layer": "management", "also": ["colleague"], "phone": "0470 12 34 56"}
    assert send(client, at("correct", an.pk), **values).status_code == 302
    an.refresh_from_db()
    assert (an.function, an.phone, an.version) == ("diensthoofd", "+32470123456", 2)
    assert Position.objects.count() == 0
    assert Membership.objects.get().layers == ["management", "colleague"]
    assert StoredReport.objects.get().as_of == date.min
    assert [row.function for row in an.history.order_by("history_id")] == ["consulent", "diensthoofd"]


@pytest.mark.parametrize("page", ["correct", "turn", "leave"])
def test_the_second_who_saves_gets_both_and_may_save_again(client, seat, at, page):
    an = add_someone(seat.network, "An", function="consulent")
    typed = {"on": "2026-11-01"} if page == "leave" else {"function": "mijn woord", "on": "2026-11-01"}
    values = begun(client, at(page, an.pk)) | typed
    send(client, at("correct", an.pk), function="hun woord")
    answer = client.post(at(page, an.pk), values)
    told = answer.content.decode()
    assert answer.status_code == 409
    assert "Intussen heeft iemand anders dit aangepast. Je tekst is bewaard. Vergelijk en kies." in told
    assert Person.objects.get().function == "hun woord"
    if page != "leave":
        assert "mijn woord" in told
        assert "hun woord" in told
    again = filled(answer)
    assert again["version"] == "2"
    assert client.post(at(page, an.pk), again).status_code == 302
    if page != "leave":
        assert Person.objects.get().function == "mijn woord"


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"name": f"An {NUMBER}"}, {"name": [REFUSED]}),
        ({"function": NUMBER}, {"function": [REFUSED]}),
        ({"organisation": NUMBER}, {"organisation": [REFUSED]}),
        ({"municipality": NUMBER}, {"municipality": [REFUSED]}),
        ({"known_as": NUMBER}, {"known_as": [REFUSED]}),
        ({"email": "85073003328@x.example"}, {"email": [REFUSED]}),
        ({"phone": NUMBER}, {"phone": ["Dit is geen telefoonnummer. Typ het zo: 0470 12 34 56, of met landnummer: "
                                       "+31 20 123 45 67."]}),
        ({"name": "", "known_as": " "}, {"name": ["Vul een naam in. Alleen een roepnaam is genoeg."]}),
        ({"birth_day": "31", "birth_month": "2"}, {"birth_day": ["Deze dag bestaat niet in die maand."]}),
        ({"birth_day": "31"}, {"birth_day": ["Vul dag en maand in, of laat allebei leeg."]}),
    ],
)  # fmt: skip
def test_what_is_not_kept_is_told_under_its_field(client, seat, at, said, wrong):
    an = add_someone(seat.network, "An")
    for address in (at("add"), at("correct", an.pk)):
        answer = send(client, address, **({"name": "Bo"} | said))
        assert (answer.status_code, errors(answer)) == (422, wrong)
    assert [one.name for one in Person.objects.all()] == ["An"]


@pytest.mark.parametrize("data", [{"email": "an@x.example"}, {"phone": "0470 12 34 56"}])
def test_contact_data_of_somebody_in_poverty_need_consent(client, seat, at, data):
    an = add_someone(seat.network, "An", layers=["people_in_poverty"])
    answer = send(client, at("correct", an.pk), **data)
    assert set(errors(answer)) == {"contact_consent_on"}
    an.refresh_from_db()
    assert (an.email, an.phone) == ("", "")
    assert send(client, at("correct", an.pk), contact_consent_on="01/11/2026", **data).status_code == 302
    an.refresh_from_db()
    assert an.contact_consent_on == date(2026, 11, 1)
    assert an.email or an.phone


def test_who_comes_to_be_in_poverty_needs_consent_first(client, seat, at):
    an = add_someone(seat.network, "An", email="an@x.example")
    answer = send(client, at("turn", an.pk), on="2026-11-01", layer="people_in_poverty")
    assert answer.status_code == 422
    assert "akkoord" in answer.content.decode()
    assert [row.layers for row in Membership.objects.all()] == [["colleague"]]


def test_contact_data_of_a_minor_need_a_parent(client, seat, at):
    an = add_someone(seat.network, "An")
    answer = send(client, at("correct", an.pk), is_minor="on", email="an@x.example")
    assert set(errors(answer)) == {"parent_consent_on"}
    told = {"is_minor": "on", "email": "an@x.example", "parent_consent_on": "2026-11-01"}
    assert send(client, at("correct", an.pk), **told).status_code == 302


def test_a_colleague_reads_and_sees_work_contact_data_only(client, seat, at):
    work = add_someone(seat.network, "An", email="an@werk.example", phone="+32470123456")
    poor = add_someone(
        seat.network, "Bo", layers=["people_in_poverty"], email="bo@thuis.example", contact_consent_on=date(2026, 1, 1)
    )
    young = add_someone(seat.network, "Cas", email="cas@thuis.example", is_minor=True)
    director = {one.pk: client.get(at("person", one.pk)).content.decode() for one in (work, poor, young)}
    assert all(mail in director[one.pk] for one, mail in ((work, work.email), (poor, poor.email), (young, young.email)))
    all_cards = client.get(at("cards")).content.decode()
    assert all_cards.count("BEGIN:VCARD") == 3
    enter(client, seat, RoleKind.COLLEAGUE)
    assert "an@werk.example" in client.get(at("person", work.pk)).content.decode()
    for one in (poor, young):
        page = client.get(at("person", one.pk)).content.decode()
        assert one.name in page
        assert "thuis.example" not in page
        assert client.get(at("card", one.pk)).status_code == 404
    cards = client.get(at("cards")).content.decode()
    assert (cards.count("BEGIN:VCARD"), "thuis.example" in cards) == (1, False)
    for page in ("add", "doubles", "several", "merge"):
        assert client.get(at(page)).status_code == 404
    assert client.get(at("correct", work.pk)).status_code == 404


@pytest.mark.parametrize(
    "kind", [RoleKind.PARTNER, RoleKind.EXPERIENCE, RoleKind.STORYTELLER, RoleKind.LEADER, RoleKind.POLITICIAN]
)
def test_others_see_organisations_and_nobody_by_name(client, seat, at, kind):
    an = add_someone(seat.network, "An Geheim", organisation="Chiro")
    enter(client, seat, kind)
    for page in (at("people"), at("person", an.pk), at("cards"), at("card", an.pk), at("names")):
        assert client.get(page).status_code == 404
    for page in (at("organisations"), at("organisation", "Chiro")):
        answer = client.get(page)
        assert answer.status_code == (404 if kind == RoleKind.POLITICIAN else 200)
        assert "Geheim" not in answer.content.decode()
        assert "mens" not in answer.content.decode().partition("<main")[2].partition("</main>")[0].casefold()
    assert client.get(at("describe", "Chiro")).status_code == 404


def test_who_stands_elsewhere_is_not_there(client, seat, at):
    other = NetworkFactory(authority=seat.authority)
    here, elsewhere = add_someone(seat.network, "An"), add_someone(other, "Bo Elders")
    Membership.objects.create(authority=seat.authority, network=other, person=here, layers=["management"])
    assert client.get(at("person", here.pk)).status_code == 200
    assert other.name not in client.get(at("person", here.pk)).content.decode()
    for page in ("person", "card", "correct", "turn", "leave"):
        assert client.get(at(page, elsewhere.pk)).status_code == 404
    assert names(client.get(at("people"), {"zoek": "elders"})) == []


def test_the_list_is_searched_filtered_and_sorted(client, seat, at):
    add_someone(seat.network, "Zoë Peeters", function="consulent", organisation="OCMW")
    add_someone(seat.network, "An Claes", layers=["political"], organisation="Gemeente")
    add_someone(seat.network, "Bo Maes", layers=["people_in_poverty", "association"])
    add_someone(seat.network, "Dré Wouters", layers=[])
    found = {
        "": ["An Claes", "Bo Maes", "Dré Wouters", "Zoë Peeters"],
        "zoek=peters+zoe": ["Zoë Peeters"],
        "zoek=klaas": ["An Claes"],
        "zoek=ocmw": ["Zoë Peeters"],
        "zoek=konsulent": ["Zoë Peeters"],
        "zoek=dre": ["Dré Wouters"],
        "zoek=xyz": [],
        "laag=association": ["Bo Maes"],
        "laag=none": ["Dré Wouters"],
        "organisatie=OCMW": ["Zoë Peeters"],
        "sorteer=laag": ["Bo Maes", "Zoë Peeters", "An Claes", "Dré Wouters"],
        "laag=onzin&organisatie=onzin&sorteer=onzin&pagina=onzin": [
            "An Claes",
            "Bo Maes",
            "Dré Wouters",
            "Zoë Peeters",
        ],
    }
    assert {query: names(client.get(f"{at('people')}?{query}")) for query in found} == found


def test_the_part_equals_the_page(client, seat, at):
    add_someone(seat.network, "An")
    part = client.get(at("people"), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert part.count('id="lijst"') == client.get(at("people")).content.decode().count('id="lijst"') == 1


def test_the_list_is_paged_by_fifty(client, seat, at):
    for n in range(51):
        add_someone(seat.network, f"An {n:02}")
    assert len(names(client.get(at("people")))) == 50
    assert names(client.get(at("people"), {"pagina": "2"})) == ["An 50"]
    assert len(names(client.get(at("people"), {"zoek": "an"}))) == 50


@pytest.mark.parametrize("page", ["people", "search", "organisations", "doubles", "cards", "person", "organisation"])
def test_each_page_asks_as_much_for_three_as_for_one(client, seat, at, page):
    addresses = {"search": lambda _one: f"{at('people')}?zoek=an", "person": lambda one: at(page, one.pk)}
    addresses["organisation"] = lambda _one: at(page, "Chiro 0")
    client.get(at("people"))  # what a first request asks once
    add_someone(seat.network, "An Peeters")
    asked = []
    for count in (1, 2):
        for n in range(count):
            one = add_someone(seat.network, f"An Peeters {'x' * n}", organisation=f"Chiro {n}", email=f"{n}@x.example")
            Position.objects.create(authority=seat.authority, person=one, organisation="Chiro 0", function="f")
        address = addresses.get(page, lambda _one: at(page))(one)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address).status_code == 200
        asked.append(len(seen))
    assert asked[0] == asked[1], asked


def test_a_card_says_what_is_known(client, seat, at):
    an = add_someone(
        seat.network, "Zoë; Van, den \\Broeck", known_as="Zo", function="schepen, cultuur",
        organisation="OCMW; dienst", email="zoe@werk.example", phone="+32470123456",
    )  # fmt: skip
    answer = client.get(at("card", an.pk))
    assert answer["Content-Type"] == "text/vcard; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="adreskaart.vcf"'
    (card,) = vobject.readComponents(answer.content.decode())
    assert card.fn.value == "Zoë; Van, den \\Broeck"
    assert (card.title.value, card.org.value) == ("schepen, cultuur", ["OCMW; dienst"])
    assert (card.email.value, card.tel.value, card.nickname.value) == ("zoe@werk.example", "+32470123456", "Zo")


def test_the_address_book_holds_the_list_as_it_is_filtered(client, seat, at):
    add_someone(seat.network, "An", email="an@x.example", layers=["political"])
    add_someone(seat.network, "Bo", email="bo@x.example")
    add_someone(seat.network, "Cas", layers=["political"])
    text = client.get(at("cards"), {"laag": "political"}).content.decode()
    assert [card.fn.value for card in vobject.readComponents(text)] == ["An"]
