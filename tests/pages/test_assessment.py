"""Persons on the map only after a decision; the document holds what was written, in Dutch, as DOCX and PDF."""

from datetime import timedelta
from io import BytesIO

import docx
import pypdf
import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.network.models import ImpactDecision
from draagvlak.capabilities.network.queries.standing import has_decided
from tests.factories import DirectorFactory, SeatFactory, in_two_steps

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(client):
    administrator = DirectorFactory(kind=RoleKind.ADMINISTRATOR)
    client.force_login(in_two_steps(administrator.user))
    with inside(administrator.authority):
        seat = SeatFactory(network__authority=administrator.authority)
        yield seat.network, administrator, seat.role


def page(place, name="write", *more):
    return reverse(f"assessment:{name}", args=[place[0].authority.slug, *more])


def written(client, place, **answers):
    return client.post(page(place), {"version": 0, **answers})


def decided(client, place, **given):
    return client.post(
        page(place, "decide"), {"version": 1, "body": "College", "decided_on": localdate().isoformat(), **given}
    )


def test_a_draft_decides_nothing(client, place):
    assert written(client, place, purpose="Bruggen zien").status_code == 302
    assert (ImpactDecision.objects.get().answers["purpose"], has_decided(place[0])) == ("Bruggen zien", False)


def test_persons_are_shown_from_the_decision_to_its_withdrawal(client, place):
    network = place[0]
    people = reverse("map:people", args=[network.authority.slug, network.slug])
    written(client, place, purpose="Bruggen zien")
    assert client.get(people).status_code == 404
    assert decided(client, place).status_code == 302
    assert client.get(people).status_code == 200
    assert client.post(page(place, "withdraw")).status_code == 302
    assert client.get(people).status_code == 404


def test_a_day_to_come_is_no_decision(client, place):
    written(client, place)
    answer = decided(client, place, decided_on=(localdate() + timedelta(days=1)).isoformat(), body="De raad")
    assert answer.status_code == 422
    assert "De raad" in answer.content.decode()
    assert not has_decided(place[0])


def test_no_decision_without_an_assessment(client, place):
    assert decided(client, place, version=0).status_code == 422
    assert not ImpactDecision.objects.exists()


def test_the_director_writes_and_does_not_decide(client, place):
    client.force_login(place[2].user)
    assert written(client, place, purpose="x").status_code == 302
    assert decided(client, place).status_code == 404
    assert client.post(page(place, "withdraw")).status_code == 404


def test_the_second_to_save_sees_both(client, place):
    written(client, place, purpose="eerst")
    assert client.post(page(place), {"version": 1, "purpose": "toen"}).status_code == 302
    answer = client.post(page(place), {"version": 1, "purpose": "te laat"})
    assert answer.status_code == 409
    assert "te laat" in answer.content.decode()
    assert "toen" in answer.content.decode()
    assert ImpactDecision.objects.get().answers["purpose"] == "toen"


def test_after_a_withdrawal_another_begins_with_the_same_answers(client, place):
    written(client, place, purpose="Bruggen zien")
    decided(client, place)
    client.post(page(place, "withdraw"))
    assert "Bruggen zien" in client.get(page(place)).content.decode()
    written(client, place, purpose="Bruggen zien")
    assert ImpactDecision.objects.count() == 2
    assert not has_decided(place[0])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_document_is_dutch_and_whole(client, place, language):
    said = "Omdat <b>organisaties</b> niet volstaan.\nTweede alinea #strong[x]"
    written(client, place, need=said)
    decided(client, place, reference="CBS/2026/12")
    for ending, read in (("docx", _docx), ("pdf", _pdf)):
        answer = client.get(page(place, "file", ending), headers={"accept-language": language})
        assert answer["Content-Disposition"].startswith("attachment; ")
        text = " ".join(read(answer.content).split())
        assert "Gegevensbeschermingseffectbeoordeling" in text
        assert "Omdat <b>organisaties</b> niet volstaan." in text
        assert "Tweede alinea #strong[x]" in text
        assert "Kenmerk: CBS/2026/12" in text
        assert text.count("Nog niet ingevuld.") == 7


def test_there_is_no_document_before_there_is_an_assessment(client, place):
    assert client.get(page(place, "file", "pdf")).status_code == 404
    written(client, place)
    assert client.get(page(place, "file", "exe")).status_code == 404


def _docx(content):
    return "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs)


def _pdf(content):
    return "\n".join(part.extract_text() for part in pypdf.PdfReader(BytesIO(content)).pages)
