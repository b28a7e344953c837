"""The page for the board, and the half about being carried for whoever may see no names."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.authorities.models import Logo
from draagvlak.capabilities.insights.models import StoredReport
from draagvlak.capabilities.network.models import Person
from tests.capabilities.insights.test_brief import picture
from tests.factories import DirectorFactory, SeatFactory, in_two_steps

pytestmark = pytest.mark.django_db


@pytest.fixture
def network(example):
    found = example
    with inside(found.authority):
        yield found


def signed_in(client, network, kind):
    client.force_login(SeatFactory(network=network, role__kind=kind).role.user)


def here(network, name):
    return reverse(name, args=[network.authority.slug, network.slug])


def test_the_board_gets_one_page_without_a_name(client, network):
    signed_in(client, network, RoleKind.POLITICIAN)
    answer = client.get(here(network, "report:brief"))
    assert answer["Content-Type"] == "application/pdf"
    pages = PdfReader(BytesIO(answer.content)).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert len(pages) == 1
    assert "Het bestuur geeft er middelen voor" in text
    assert "Leg vast dat dit blijft." in text
    assert [person.name for person in Person.objects.all() if person.name in text] == []


def test_what_one_person_showed_counts_for_the_director_alone(client, network):
    signed_in(client, network, RoleKind.LEADER)
    page = client.get(here(network, "report:summary"))
    said = {row.layer: row.level for row, _ladder in page.context["carried"]()}
    assert said == {"colleague": None, "team_leader": None, "management": None, "political": 3}
    assert "We weten iets van" not in page.content.decode()  # a layer is often smaller than five
    signed_in(client, network, RoleKind.DIRECTOR)
    letter = client.get(here(network, "report:letter"))
    assert "Christel Notulen heeft de sterkste band" in letter.content.decode()
    assert "We weten iets van 3 van de 3." in letter.content.decode()
    said = {row.layer: row.level for row, _ladder in letter.context["carried"]()}
    assert said == {"colleague": None, "team_leader": 3, "management": 1, "political": 3}


def test_a_partner_sees_no_evidence(client, network):
    signed_in(client, network, RoleKind.PARTNER)
    text = client.get(here(network, "report:summary")).content.decode()
    assert "geeft er middelen voor" not in text
    assert client.get(here(network, "report:brief")).status_code == 404


def test_without_a_report_there_is_no_page_yet(client, network):
    StoredReport.objects.all().delete()
    signed_in(client, network, RoleKind.POLITICIAN)
    answer = client.get(here(network, "report:brief"), follow=True)
    assert answer.redirect_chain == [(here(network, "report:summary"), 302)]
    assert "Deze bladzijde kan er nog niet zijn" in answer.content.decode()


def test_the_administrator_sets_the_logo_and_takes_it_away(client, network):
    role = DirectorFactory(authority=network.authority, kind=RoleKind.ADMINISTRATOR)
    client.force_login(in_two_steps(role.user))
    address = reverse("settings:logo", args=[network.authority.slug])
    wrong = client.post(address, {"file": SimpleUploadedFile("logo.png", b"<svg/>")})
    assert (wrong.status_code, Logo.objects.count()) == (422, 0)
    assert "Dit bestand is geen PNG en geen JPEG. Er is niets veranderd." in wrong.content.decode()
    for wide in (40, 60):
        right = client.post(address, {"file": SimpleUploadedFile("logo.png", picture(wide))})
        assert right.status_code == 302
    assert bytes(Logo.objects.get().content) == picture(60)
    assert "data:image/png;base64," in client.get(address).content.decode()
    for _twice in range(2):
        assert client.post(reverse("settings:remove_logo", args=[network.authority.slug])).status_code == 302
    assert Logo.objects.count() == 0
