"""Evidence as a director notes it in the pages: the level follows, and each step can be taken back."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from draagvlak.capabilities.insights.actions import refresh_report
from draagvlak.capabilities.insights.models import StoredReport
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.support.models import Body, Evidence, EvidenceFile, Step
from tests.factories.people import add_someone

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nverslag\n%%EOF\n"
UNKNOWN = "We weten niet of het bestuur achter het netwerk staat."


def test_it_works(hands):
    refresh_report(hands.user, hands.authority, hands.network)
    assert UNKNOWN in hands.text("layer", "political")
    answer = hands.send("make_body", kind="college")
    body = Body.objects.get()
    assert answer.redirect_chain[-1][0] == hands.to("body", body.pk)
    answer = hands.send("note", "political", who=f"b{body.pk}", kind="budget", on="01/06/2026", text="4.000 euro")
    assert "Genoteerd." in answer.content.decode()
    assert "Het bestuur geeft er middelen voor: budget, 1 juni 2026." in hands.text("layer", "political")
    assert "Op 2 juni 2027 verloopt dit bewijs." in hands.text("layer", "political")
    assert "Hoe zorgen we dat dit blijft na deze bestuursperiode?" in hands.text("layer", "political")
    assert StoredReport.objects.get().as_of == date.min
    row = Evidence.objects.get()
    answer = hands.send("evidence", row.pk, who=f"b{body.pk}", kind="presence", on="2026-06-01")
    assert "Het bestuur staat er zichtbaar achter (aanwezigheid, 1 juni 2026)." in hands.text("layers")
    hands.undo(answer)
    assert "geeft er middelen voor" in hands.text("layers")
    answer = hands.client.post(hands.to("remove_evidence", row.pk), follow=True)
    assert UNKNOWN in hands.text("layer", "political")
    assert "Ongedaan gemaakt." in hands.undo(answer).content.decode()
    Network.objects.update(frozen_on=date(2027, 6, 2))
    assert UNKNOWN in hands.text("layer", "political")
    assert "verlopen op 1 juni 2027" in hands.text("layer", "political")
    answer = hands.send("plan", "political", words="Koffie met de burgemeester", who=f"b{body.pk}", due="2027-06-20")
    assert "Koffie met de burgemeester (20 juni 2027)" in hands.text("layers")
    step = Step.objects.get()
    hands.send("close_step", step.pk, done_on="2027-06-02", result="Komt op de agenda")
    assert "Komt op de agenda" in hands.text("layer", "political")
    assert "Er staat geen stap gepland." in hands.text("layer", "political")


def test_the_same_form_sent_twice_notes_once(hands):
    body = hands.body()
    key = hands.see("note", "political").content.decode().split('name="key" value="')[1].split('"')[0]
    said = {"who": f"b{body.pk}", "kind": "budget", "on": "2026-06-01", "key": key}
    answers = [hands.client.post(hands.to("note", "political"), said) for _each in range(2)]
    assert {answer.url for answer in answers} == {hands.to("layer", "political")}
    assert Evidence.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"who": ""}, "Dit veld is verplicht."),
        ({"on": "31/02/2026"}, "Deze dag bestaat niet."),
        ({"kind": "decision"}, "Een beslissing met kenmerk heeft een webadres nodig."),
        ({"reference": "ergens"}, "Dit is geen webadres."),
        ({"text": "85.07.30-033.28"}, "Hierin staat een rijksregisternummer."),
        ({"on": "2029-01-01"}, "Kijk het jaar na."),
        ({"until": "2026-01-01"}, "Kies een latere dag."),
    ],
)
def test_what_is_not_kept_is_told_and_what_was_typed_stays(hands, said, told):
    body = hands.body()
    whole = {"who": f"b{body.pk}", "kind": "budget", "on": "2026-06-01", "source": "verslag van het MAT"} | said
    answer = hands.send("note", "political", **whole)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert "verslag van het MAT" in answer.content.decode()
    assert Evidence.objects.count() == 0


def test_a_file_lies_beside_it_and_leaves_as_an_attachment(hands):
    body = hands.body()
    file = SimpleUploadedFile("Verslag maart.pdf", PDF)
    hands.send("note", "political", who=f"b{body.pk}", kind="budget", on="2026-06-01", file=file)
    row = Evidence.objects.get()
    answer = hands.see("file", row.pk)
    assert (answer.content, answer["Content-Type"]) == (PDF, "application/pdf")
    assert answer["Content-Disposition"] == 'attachment; filename="Verslag maart.pdf"'
    assert "Open het bestand" in hands.text("layer", "political")
    changed = {"who": f"b{body.pk}", "kind": "budget", "on": "2026-06-01", "drop_file": "on"}
    answer = hands.send("evidence", row.pk, **changed)
    assert hands.see("file", row.pk).status_code == 404
    hands.undo(answer)
    assert hands.see("file", row.pk).status_code == 200
    assert EvidenceFile.objects.count() == 1


def test_a_file_that_is_none_is_refused_in_words(hands):
    body = hands.body()
    file = SimpleUploadedFile("verslag.pdf", b"<html>")
    answer = hands.send("note", "political", who=f"b{body.pk}", kind="budget", on="2026-06-01", file=file)
    assert answer.status_code == 422
    assert "Dit bestand is geen PDF, PNG, JPEG, ODT of DOCX." in answer.content.decode()


def test_who_was_second_sees_both_texts(hands):
    row = hands.note(hands.body(), text="wat er stond")
    said = {"who": f"b{row.body_id}", "kind": "budget", "on": "2026-06-01"}
    key = {"key": "a-key-that-is-long-enough", "version": "1"}
    hands.send("evidence", row.pk, **said, text="de eerste")
    answer = hands.client.post(hands.to("evidence", row.pk), {**said, **key, "text": "de tweede"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "de eerste" in page
    assert "de tweede" in page


def test_by_name_only_of_who_holds_office(hands):
    leader = add_someone(hands.network, "An Hoofd", ("team_leader",))
    poor = add_someone(hands.network, "Jo Arm", ("people_in_poverty",))
    page = hands.see("note", "team_leader").content.decode()
    assert f'value="p{leader.pk}"' in page
    assert f'value="p{poor.pk}"' not in page
    answer = hands.send("note", "team_leader", who=f"p{poor.pk}", kind="hours", on="2026-06-01")
    assert answer.status_code == 422
    hands.send("note", "team_leader", who=f"p{leader.pk}", kind="hours", on="2026-06-01")
    assert "De groep leidinggevenden geeft er middelen voor: uren, 1 juni 2026." in hands.text("layers")


def test_a_layer_that_is_none_is_not_there(hands):
    assert [hands.see("layer", one).status_code for one in ("colleague", "people_in_poverty", "iets")] == [
        200,
        404,
        404,
    ]
