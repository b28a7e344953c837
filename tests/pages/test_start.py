"""From a first visit to a list in the network, and back."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.exchange.models import Upload
from draagvlak.capabilities.network.models import KnownTie, Organisation, Partnering
from tests.factories import DirectorFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("few_draws")]

LIST = (
    "Datum;Aanwezig;Onderwerp\n"
    "14/01/2026;Lies Dirk, Jan Peeters;Zwemmen\n"
    "15/01/2026;Jan Peeters, Mia Claes;Theater\n"
    "31/02/2026;Lies Dirk, Mia Claes;Boek\n"
)
WELCOME = "Wil je eerst rondkijken in een voorbeeld, of begin je met je eigen lijst?"


@pytest.fixture
def director(client):
    role = DirectorFactory()
    client.force_login(role.user)
    return role


@pytest.fixture
def address(director):
    return lambda page, *more: reverse(f"start:{page}", args=[director.authority.slug, *more])


@pytest.fixture
def sent(client, director, address):
    """The token of a list that was sent and is not confirmed yet."""
    answer = client.post(address("choose"), {"file": a_file()})
    assert answer.status_code == 302, answer.content.decode()
    with inside(director.authority):
        (upload,) = Upload.objects.all()
    assert answer.url == address("mapping", upload.token)
    return upload.token


def a_file(text=LIST, name="contacten.csv"):
    return SimpleUploadedFile(name, text.encode())


def state(director):
    with inside(director.authority):
        return [upload.state for upload in Upload.objects.all()]


def filled_in(answer):
    """What a browser would send back without touching anything."""
    form, target = answer.context["form"], answer.context["target"]
    values = {field.html_name: field.value() for field in [*form, *target]}
    return {name: value for name, value in values.items() if value not in {None, False}}


def test_a_visitor_may_look_around_or_begin(client, settings):
    settings.DEMO = True
    page = client.get(reverse("start:welcome")).content.decode()
    assert WELCOME in page
    assert "Bekijk Voorbeeldgem" in page
    assert "Kies een bestand" in page


def test_outside_a_demonstration_there_is_no_demo_door(client, settings):
    settings.DEMO = False
    assert "Bekijk Voorbeeldgem" not in client.get(reverse("start:welcome")).content.decode()
    assert client.post(reverse("start:demo")).status_code == 404


def test_who_works_in_one_place_goes_there(client, director, address):
    answer = client.get(reverse("start:welcome"))
    assert (answer.status_code, answer.url) == (302, address("home"))
    page = client.get(address("home")).content.decode()
    assert "Nog geen netwerk. Lees je eerste lijst in." in page


def test_an_unreadable_file_is_refused_in_one_sentence(client, director, address):
    answer = client.post(address("choose"), {"file": a_file("\x00\x01\x02", "foto.xlsx")})
    assert answer.status_code == 422
    assert "Er is niets bewaard." in answer.content.decode()
    assert state(director) == []


def test_a_file_over_the_limit_is_refused(client, director, address, monkeypatch):
    monkeypatch.setattr("draagvlak.pages.start.forms.choosing.MOST_BYTES", 10)
    answer = client.post(address("choose"), {"file": a_file()})
    assert answer.status_code == 422
    assert state(director) == []


def test_no_file_is_said_too(client, address):
    answer = client.post(address("choose"), {})
    assert answer.status_code == 422
    assert "Kies een bestand." in answer.content.decode()


def test_the_preview_tells_what_was_read(client, sent, address):
    page = client.get(address("mapping", sent)).content.decode()
    assert "Dit hebben we herkend. Klopt het?" in page
    assert "We lazen 2 van 3 rijen. 1 rij vraagt je aandacht." in page
    assert "31/02/2026" in page


def test_a_changed_column_is_read_otherwise(client, sent, address):
    first = client.get(address("mapping", sent))
    column = next(name for name in filled_in(first) if filled_in(first)[name] == "subject")
    answer = client.post(address("mapping", sent), filled_in(first) | {column: "ignore"})
    assert (answer.status_code, answer.url) == (302, address("mapping", sent))
    assert filled_in(client.get(answer.url))[column] == "ignore"


def test_a_choice_that_gives_too_many_people_is_refused_and_stands(client, director, sent, address, monkeypatch):
    first = client.get(address("mapping", sent))
    values = filled_in(first)
    column = next(name for name in values if values[name] == "subject")
    monkeypatch.setattr("draagvlak.capabilities.exchange.mapping.people.MOST_PEOPLE", 3)
    for page in ("mapping", "confirm"):
        answer = client.post(address(page, sent), values | {column: "participants"})
        assert answer.status_code == 422
        assert "In dit bestand staan meer dan 3 mensen. Er is niets bewaard." in answer.content.decode()
        assert filled_in(answer)[column] == "participants"
    assert state(director) == ["read"]
    assert filled_in(client.get(address("mapping", sent)))[column] == "subject"


def test_what_was_chosen_survives_an_error(client, director, sent, address):
    first = client.get(address("mapping", sent))
    column = next(name for name in filled_in(first) if filled_in(first)[name] == "subject")
    wrong = filled_in(first) | {column: "kind", "network": "new", "new_name": ""}
    answer = client.post(address("confirm", sent), wrong)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Geef het nieuwe netwerk een naam." in page
    assert filled_in(answer)[column] == "kind"
    assert state(director) == ["read"]


def test_a_confirmed_list_is_in_the_network_and_can_be_undone(client, director, sent, address):
    values = filled_in(client.get(address("mapping", sent))) | {"network": "new", "new_name": "Ons netwerk"}
    answer = client.post(address("confirm", sent), values)
    assert (answer.status_code, answer.url) == (302, address("progress", sent))
    assert state(director) == ["done"]
    assert "Je lijst staat in het netwerk." in client.get(answer.url).content.decode()
    assert "Ons netwerk" in client.get(address("home")).content.decode()
    assert client.post(address("undo", sent)).url == address("progress", sent)
    assert state(director) == ["undone"]
    assert "Het inlezen is ongedaan gemaakt." in client.get(address("progress", sent)).content.decode()


def test_the_part_of_the_progress_equals_the_page(client, sent, address):
    values = filled_in(client.get(address("mapping", sent))) | {"network": "new", "new_name": "Ons netwerk"}
    client.post(address("confirm", sent), values)
    part = client.get(address("progress", sent), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert part.count('id="voortgang"') == 1
    assert client.get(address("progress", sent)).content.decode().count('id="voortgang"') == 1


def test_a_list_can_be_stopped_before_it_is_in(client, director, sent, address):
    assert client.post(address("cancel", sent)).status_code == 302
    assert state(director) == ["cancelled"]
    assert "Er is niets veranderd" in client.get(address("progress", sent)).content.decode()


def test_another_authority_has_no_such_list(client, sent, address):
    stranger = DirectorFactory()
    client.force_login(stranger.user)
    assert client.get(address("mapping", sent)).status_code == 404
    elsewhere = reverse("start:mapping", args=[stranger.authority.slug, sent])
    assert client.get(elsewhere).status_code == 404


def preview_of(client, address, director, text):
    client.post(address("choose"), {"file": a_file(text)})
    with inside(director.authority):
        token = Upload.objects.first().token
    return token, client.get(address("mapping", token))


def test_the_preview_tells_what_would_change_and_one_can_refuse(client, director, sent, address):
    first = client.get(address("mapping", sent))
    assert first.context["against"] is None
    assert "takes_over" not in first.context["target"].fields
    client.post(address("confirm", sent), filled_in(first))
    people = "Naam;Functie\nLies Dirk;schepen\nJan Peeters;collega\nMia Claes;collega\n"
    token, page = preview_of(client, address, director, people)
    assert page.context["against"]["sentences"][0] == "Aangevuld: 3 personen."
    client.post(address("confirm", token), filled_in(page))
    token, page = preview_of(client, address, director, people.replace("schepen", "diensthoofd") + "Cas;collega\n")
    said = ["Nieuw: 1 persoon.", "Gewijzigd: 1 persoon.", "Dit staat anders in je lijst: functie (1), laag (1)."]
    assert page.context["against"]["sentences"][:-1] == said
    assert " ".join(said) in page.content.decode()
    refused = {name: value for name, value in filled_in(page).items() if name != "takes_over"}
    client.post(address("confirm", token), refused)
    token, page = preview_of(client, address, director, "Naam;Functie\nLies Dirk;schepen\nCas;collega\n")
    assert page.context["against"]["sentences"][0] == "Alle mensen en contacten staan er al."
    other, changed = preview_of(client, address, director, "Naam;Functie\nNieuw Iemand;schepen\n")
    client.post(address("confirm", other), filled_in(changed))
    (late,) = client.get(address("mapping", token)).context["against"]["sentences"]
    assert late.startswith("Dit netwerk veranderde intussen.")
    again = client.post(address("mapping", token), filled_in(client.get(address("mapping", token))), follow=True)
    assert again.context["against"]["sentences"][0] == "Alle mensen en contacten staan er al."
    chosen = client.post(address("mapping", token), filled_in(again) | {"network": "new"}, follow=True)
    assert (chosen.context["against"], chosen.context["target"]["network"].value()) == (None, "new")


def test_the_preview_asks_as_much_for_three_rows_as_for_one(client, director, sent, address):
    client.post(address("confirm", sent), filled_in(client.get(address("mapping", sent))))
    asked = []
    for count in (1, 3):
        text = "Naam;Functie\n" + "".join(f"{name};schepen\n" for name in ("Lies Dirk", "Mia Claes", "Cas")[:count])
        token, _ = preview_of(client, address, director, text)
        with CaptureQueriesContext(connection) as seen:
            client.get(address("mapping", token))
        asked.append(len(seen))
    assert asked[0] == asked[1]


def test_a_list_without_names_asks_for_the_column_and_does_not_come_in(client, director, address):
    client.post(address("choose"), {"file": a_file("Datum;Kleur\n14/01/2026;rood\n15/01/2026;blauw\n")})
    with inside(director.authority):
        (upload,) = Upload.objects.all()
    page = client.get(address("mapping", upload.token)).content.decode()
    assert "In deze lijst vonden we nog geen namen van mensen." in page
    assert address("confirm", upload.token) not in page
    answer = client.get(address("mapping", upload.token))
    answer = client.post(address("confirm", upload.token), filled_in(answer))
    assert (answer.status_code, answer.url) == (302, address("mapping", upload.token))
    assert state(director) == ["read"]


def test_a_list_of_people_is_told_as_such(client, director, address):
    client.post(address("choose"), {"file": a_file("Naam;Functie\nAn Peeters;schepen\n;deelnemer\n")})
    with inside(director.authority):
        (upload,) = Upload.objects.all()
    page = client.get(address("mapping", upload.token)).content.decode()
    assert "We lazen een lijst van mensen, zonder contacten. In de lijst van mensen lieten we 1 rij weg." in page


def test_one_can_go_at_once_to_reading_in_and_is_told_what_was_read(client, sent, address):
    answer = client.get(address("mapping", sent))
    assert 'href="#naar-netwerk"' in answer.content.decode()
    client.post(address("confirm", sent), filled_in(answer))
    page = client.get(address("progress", sent)).content.decode()
    assert "We lazen 2 van 3 rijen. 1 rij vraagt je aandacht." in page
    assert "In je lijst stonden 3 personen en 2 contacten." in page
    assert "31/02/2026 bestaat niet." in page


def test_a_name_that_is_too_long_is_said_on_top_and_once(client, sent, address):
    values = filled_in(client.get(address("mapping", sent))) | {"network": "new", "new_name": "x" * 121}
    answer = client.post(address("confirm", sent), values)
    assert answer.status_code == 422
    assert len(answer.context["target"].errors["new_name"]) == 1
    page = answer.content.decode()
    assert page.index("Er is nog iets nodig.") < page.index('id="naar-netwerk"')
    assert 'href="#id_new_name"' in page


def test_no_register_number_is_kept_as_the_name_of_a_network(client, director, sent, address):
    values = filled_in(client.get(address("mapping", sent))) | {"network": "new", "new_name": "Net 85.07.30-033.28"}
    answer = client.post(address("confirm", sent), values)
    assert answer.context["target"].errors["new_name"] == [
        "Een rijksregisternummer bewaren we nooit. Kies een andere naam."
    ]
    assert state(director) == ["read"]


def test_another_relation_of_a_network_file_is_chosen_on_its_page(client, director, address):
    text = (
        "dl n=4 nm=2\nlabels:\nAn Maes,Bo Claes,Cas Smet,Els Aerts\nlevel labels:\nkent,mijdt\ndata:\n"
        "0 1 1 0\n1 0 0 0\n1 0 0 0\n0 0 0 0\n0 0 0 1\n0 0 0 0\n0 0 0 0\n1 0 0 0\n"
    )
    page = client.get(client.post(address("choose"), {"file": a_file(text, "kern.dl")}).url)
    field = page.context["form"]["relation"]
    assert ([value for value, _ in field.field.choices], field.value()) == (["kent", "mijdt", "*"], "kent")
    assert "alle relaties samen" in page.content.decode()
    with inside(director.authority):
        token = Upload.objects.get().token
    asked = filled_in(page) | {"relation": "mijdt"}
    again = client.get(client.post(address("mapping", token), asked).url)
    assert again.context["form"]["relation"].value() == "mijdt"
    assert client.post(address("confirm", token), filled_in(again)).status_code == 302
    with inside(director.authority):
        assert [(str(tie.a), str(tie.b)) for tie in KnownTie.objects.all()] == [("An Maes", "Els Aerts")]


def test_a_list_has_no_relation_to_choose(client, address, sent):
    assert "relation" not in client.get(address("mapping", sent)).context["form"].fields


def test_organisations_of_a_sheet_come_in_and_go_with_the_list(client, director, address):
    sheet = "Organisatie;Soort;KBO\nDe Kiem;vereniging;0403.019.261\nOCMW;dienst;\n"
    people = "Naam;Organisatie\nAn Maes;De Kiem\nBo Claes;OCMW\n"
    book = openpyxl.Workbook()
    for title, rows in (("Organisaties", sheet), ("Mensen", people)):
        made = book.create_sheet(title)
        for line in rows.splitlines():
            made.append(line.split(";"))
    del book["Sheet"]
    kept = io.BytesIO()
    book.save(kept)
    file = SimpleUploadedFile("lijst.xlsx", kept.getvalue())
    page = client.get(client.post(address("choose"), {"file": file}).url)
    assert "Blad ‘Organisaties’ noemt organisaties: 2." in page.content.decode()
    with inside(director.authority):
        token = Upload.objects.get().token
    client.post(address("confirm", token), filled_in(page))
    with inside(director.authority):
        rows = Organisation.objects.values_list("name", "kind", "enterprise_number")
        assert list(rows) == [("De Kiem", "association", "0403019261"), ("OCMW", "service", "")]
    client.post(address("undo", token))
    with inside(director.authority):
        assert (Organisation.objects.count(), Partnering.objects.count(), state(director)) == (0, 0, ["undone"])
