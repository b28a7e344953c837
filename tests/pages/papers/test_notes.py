"""The pages of a note: beginning one, its chapters, its rules, its editions."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from draagvlak.capabilities.accounts.choices import RoleKind
from draagvlak.capabilities.network.models import Meeting
from draagvlak.capabilities.publications.models import (
    AgreementNote,
    Comment,
    Deadline,
    Edition,
    Known,
    NotePart,
    Signature,
)
from tests.factories.papers import FigureFactory, NoteFactory, PartFactory, SignatureFactory, plan_with
from tests.factories.people import add_someone

pytestmark = pytest.mark.django_db


def said(answer):
    return " ".join(answer.content.decode().split())


def test_a_note_is_begun_once_and_taken_back(hands):
    AgreementNote.objects.all().delete()
    assert "Nog geen nota" in hands.text("list")
    assert "Een bovenlokale nota kan hier niet" in hands.text("make")
    shown = hands.see("make")
    first = hands.post(shown, hands.to("make"), form="local", title="Onze nota", plan="")
    hands.post(shown, hands.to("make"), form="local", title="Onze nota", plan="")
    assert AgreementNote.objects.get().title == "Onze nota"
    assert "De nota is weg." in said(hands.undo(first))
    assert not AgreementNote.objects.exists()


def test_a_municipality_cannot_send_a_supra_local_note(hands):
    answer = hands.send("make", form="supra_local", title="Onze nota", plan="")
    assert answer.status_code == 422
    hands.authority.kind = "partnership"
    hands.authority.save()
    assert "kan hier niet" not in hands.text("make")
    hands.send("make", form="supra_local", title="Onze nota", plan="")
    assert AgreementNote.objects.filter(form="supra_local").count() == 1


def test_a_chapter_is_written_counted_and_taken_back(hands):
    answer = hands.send("write", hands.note.pk, "vision", text="Eén\r\ntwee")
    assert "begonnen: 8 tekens" in said(answer).casefold()
    assert NotePart.objects.get().text == "Eén\ntwee"
    assert "Ongedaan gemaakt" in said(hands.undo(answer))
    assert not NotePart.objects.exists()


def test_a_ready_block_is_put_behind_the_text_once(hands):
    SignatureFactory(note=hands.note, partner="Bib")
    at = hands.note.pk, "partners"
    assert ">- Bib</textarea>" in hands.text("write", *at)
    assert "Niets: een visie schrijf je zelf" in hands.text("write", hands.note.pk, "vision")
    hands.send("write", *at, **{"text": "Wij zijn met velen.", "neem-over": "ja"})
    assert NotePart.objects.get().text == "Wij zijn met velen.\n\n- Bib"
    hands.send("write", *at, **{"text": "Wij zijn met velen.\n\n- Bib", "neem-over": "ja"})
    assert NotePart.objects.get().text == "Wij zijn met velen.\n\n- Bib"


def test_who_came_second_sees_both_texts(hands):
    at = hands.note.pk, "vision"
    mine = hands.see("write", *at)
    hands.send("write", *at, text="Van jou")
    answer = hands.post(mine, hands.to("write", *at), text="Van mij")
    assert answer.status_code == 409
    assert "Van jou" in said(answer)
    assert "Van mij" in said(answer)
    assert NotePart.objects.get().text == "Van jou"
    hands.post(answer, hands.to("write", *at), text="Van mij")
    assert NotePart.objects.get().text == "Van mij"


def test_an_error_keeps_the_text(hands):
    answer = hands.send("write", hands.note.pk, "vision", text="Lang verhaal over 85.07.30-033.28")
    assert answer.status_code == 422
    assert "Lang verhaal" in said(answer)
    assert not NotePart.objects.exists()


def test_a_limit_that_was_filled_in_is_counted(hands):
    page = hands.text("write", hands.note.pk, "vision")
    assert "is ons niet bekend" in page
    answer = hands.send("known", hands.note.pk, "characters-vision", value="10", source="KIOSK")
    assert "10 tekens" in said(answer)
    hands.send("write", hands.note.pk, "vision", text="x" * 12)
    assert "12 tekens, 2 te veel: 10 mogen er" in hands.text("note", hands.note.pk)
    hands.undo(answer)
    assert not Known.objects.exists()


def test_what_is_filled_in_is_a_day_or_an_amount_where_it_must_be(hands):
    assert hands.send("known", hands.note.pk, "decided-on", value="morgen", source="x").status_code == 422
    assert hands.send("known", hands.note.pk, "amount-a-year", value="veel", source="x").status_code == 422
    hands.send("known", hands.note.pk, "amount-a-year", value="12.500", source="mail")
    assert "€ 12.500,00" in hands.text("rules", hands.note.pk)
    assert "12.500" in hands.text("known", hands.note.pk, "amount-a-year")
    assert hands.see("known", hands.note.pk, "verzonnen").status_code == 404


def test_a_deadline_goes_into_the_calendar_once_and_back(hands):
    hands.send("deadline", hands.note.pk, name="Naar het college", on="2026-12-01", source="")
    own = f"own-{Deadline.objects.get().pk}"
    answer = hands.client.post(hands.to("schedule", hands.note.pk, own), follow=True)
    hands.client.post(hands.to("schedule", hands.note.pk, own))
    assert Meeting.objects.get().title == "Naar het college"
    assert "Staat in de agenda" in said(answer)
    assert "hele dag" in said(hands.client.get("/gemeente/net/vergaderingen/"))
    file = hands.client.get(f"/gemeente/net/vergaderingen/{Meeting.objects.get().pk}/ics/")
    assert b"DTSTART;VALUE=DATE:20261201" in file.content
    hands.undo(answer)
    assert not Meeting.objects.exists()
    assert hands.client.post(hands.to("schedule", hands.note.pk, "verzonnen")).status_code == 404


def test_comments_are_said_once_named_to_some_and_settled(hands):
    partner = hands.be()
    person = add_someone(hands.network, "Pia Partner")
    person.account = partner
    person.save()
    at = hands.note.pk, "vision"
    shown = hands.see("chapter", *at)
    key = re.search(r'name="c-key" value="([^"]+)"', shown.content.decode())[1]
    for _twice in range(2):
        answer = hands.client.post(
            hands.to("comment", *at), {"c-key": key, "c-text": "Ik mis het vervoer"}, follow=True
        )
    assert "jij," in said(answer)
    made = Comment.objects.get()
    hands.be(RoleKind.POLITICIAN)
    assert "iemand van het netwerk," in hands.text("chapter", *at)
    assert "Neem terug" not in hands.text("chapter", *at)
    assert hands.see("take_back_comment", hands.note.pk, made.pk).status_code == 404
    hands.client.force_login(hands.user)
    assert "Pia Partner" in hands.text("chapter", *at)
    assert "1 opmerking wacht." in hands.text("note", hands.note.pk)
    hands.client.post(hands.to("settle", hands.note.pk, made.pk))
    assert "afgehandeld op" in hands.text("chapter", *at)
    hands.client.post(hands.to("settle", hands.note.pk, made.pk), {"weer": "open"})
    assert Comment.objects.get().settled_on is None


def test_a_comment_is_taken_back_by_who_made_it_until_it_was_dealt_with(hands):
    partner = hands.be()
    made = [
        Comment.objects.create(
            authority=hands.authority, note=hands.note, chapter="vision", text=text, on="2026-11-24", by=partner,
            settled_on=settled,
        )
        for text, settled in (("Te vroeg gezegd", None), ("Klaar", "2026-11-24"))
    ]  # fmt: skip
    assert hands.text("chapter", hands.note.pk, "vision").count("Neem terug") == 1
    assert "Te vroeg gezegd" in hands.text("take_back_comment", hands.note.pk, made[0].pk)
    gone = hands.to("take_back_comment", hands.note.pk, made[0].pk)
    assert "Je opmerking is weg." in said(hands.client.post(gone, follow=True))
    assert hands.client.post(gone).status_code == 404
    assert hands.see("take_back_comment", hands.note.pk, made[1].pk).status_code == 404
    assert list(Comment.objects.all()) == [made[1]]


def test_a_filed_note_is_read_only_until_it_is_opened(hands):
    PartFactory(note=hands.note)
    answer = hands.send("file_it", hands.note.pk, on="2026-11-20")
    assert "Ingediend op 20 november 2026" in said(answer)
    assert "Schrijf" not in said(answer)
    assert hands.see("write", hands.note.pk, "vision").status_code == 302
    tried = hands.client.post(hands.to("write", hands.note.pk, "vision"), {"text": "x", "key": "k" * 20, "version": 1})
    assert "Deze nota is ingediend" in said(tried)
    assert "Deze nota is ingediend" in said(hands.client.post(hands.to("add_partners", hands.note.pk), follow=True))
    hands.client.post(hands.to("reopen", hands.note.pk))
    assert hands.see("write", hands.note.pk, "vision").status_code == 200


def test_editions_are_kept_compared_and_taken_along(hands):
    hands.write("Eerste zin.")
    answer = hands.post(hands.see("editions", hands.note.pk), hands.to("keep_edition", hands.note.pk))
    hands.write("Tweede zin.", version=1)
    page = said(hands.client.get(hands.to("compare", hands.note.pk) + "?van=1&met=nu"))
    assert "<del>Eerste zin.</del>" in page
    assert "<ins>Tweede zin.</ins>" in page
    for wrong in ("9", "x", "١"):
        assert hands.client.get(hands.to("compare", hands.note.pk), {"van": wrong}).status_code == 404
    for ending in ("docx", "pdf"):
        assert hands.see("edition", hands.note.pk, 1, ending).status_code == 200
    assert hands.see("present", hands.note.pk, "txt").status_code == 404
    hands.undo(answer)
    assert not Edition.objects.exists()
    hands.write("Tweede zin, nu met meer woorden.", version=2)
    hands.post(hands.see("editions", hands.note.pk), hands.to("keep_edition", hands.note.pk))
    hands.write("Tweede zin, nu met minder woorden.", version=3)
    page = said(hands.client.get(hands.to("compare", hands.note.pk) + "?van=1&met=nu"))
    assert "anders: Tweede zin, nu met" in re.sub(r"<[^>]*>|\s+", " ", page).replace("  ", " ")


def test_all_partners_at_once_and_one_by_one(hands):
    add_someone(hands.network, organisation="Bib")
    answer = hands.client.post(hands.to("add_partners", hands.note.pk), follow=True)
    assert "1 organisatie erbij gezet." in said(answer)
    key = Signature.objects.get().pk
    answer = hands.send(
        "partner", hands.note.pk, key, partner="Bib", fulfils=["culture", "youth"], name="An", function="", signed_on=""
    )
    assert "de gemeentelijke dienst voor cultuur, de gemeentelijke dienst voor jeugd" in said(answer)
    hands.undo(answer)
    assert Signature.objects.get().fulfils == []
    gone = hands.client.post(hands.to("remove_partner", hands.note.pk, key), follow=True)
    assert "Nog geen partners" in said(gone)


@pytest.mark.parametrize("kind", [RoleKind.LEADER, RoleKind.DIRECTOR])
def test_who_signs_is_told_to_who_may_see_names(hands, kind):
    key = SignatureFactory(note=hands.note, partner="Bib", name="An Tekenaar").pk
    hands.be(kind)
    pages = hands.text("partner", hands.note.pk, key) + hands.text("partners", hands.note.pk)
    assert ("An Tekenaar" in pages) == (kind == RoleKind.DIRECTOR)
    hands.send("partner", hands.note.pk, key, partner="Bibliotheek", signed_on="", name="An Tekenaar", function="")
    assert Signature.objects.get().name == "An Tekenaar"


PAGES = ("list", "note", "chapter", "write", "figures", "partners", "rules", "editions", "compare")


def test_pages_ask_as_much_of_one_row_as_of_three(hands):
    hands.note.plan = plan_with(hands.network)
    hands.note.save()
    counts = []
    for more in (1, 2):
        for _number in range(more):
            NoteFactory(network=hands.network)
            FigureFactory(note=hands.note)
            SignatureFactory(note=hands.note)
            by = hands.be()
            Comment.objects.create(
                authority=hands.authority, note=hands.note, chapter="objectives", text="Ja", on="2026-11-24", by=by
            )
            Deadline.objects.create(authority=hands.authority, note=hands.note, name="Dag", on="2026-12-01")
            Edition.objects.create(
                authority=hands.authority, note=hands.note, number=Edition.objects.count() + 1, made_on="2026-11-24",
                content={"chapters": [], "signatures": []},
            )  # fmt: skip
        hands.client.force_login(hands.user)
        hands.see("list")
        counts.append([_asked(hands, page) for page in PAGES])
    assert counts[0] == counts[1]
    assert max(counts[0]) < 40


def _asked(hands, page):
    where = {"list": (), "chapter": (hands.note.pk, "objectives"), "write": (hands.note.pk, "objectives")}
    with CaptureQueriesContext(connection) as asked:
        assert hands.see(page, *where.get(page, (hands.note.pk,))).status_code == 200
    return len(asked)
