"""What breeds in an idea, in the pages: as its owner, as somebody let in, and as somebody it was opened to."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from draagvlak.capabilities.ideas.models import Descent, Experiment, Idea, IdeaNote, Warmth
from tests.capabilities.ideas.test_pictures import exif, jpeg, png
from tests.factories.ideas import IdeaFactory, let_in, opened, with_role

pytestmark = pytest.mark.django_db
LONG_AGO = date(2026, 3, 4)


def picture(content=None, name="IMG_2031.PNG"):
    return SimpleUploadedFile(name, png() if content is None else content)


def test_notes_and_voices_are_laid_changed_taken_away_and_back(hands):
    idea = hands.idea()
    answer = hands.send("lay", idea.key, "notitie", text="De poort is de plek")
    assert "Het ligt erbij." in answer.content.decode()
    hands.undo(answer)
    assert IdeaNote.objects.count() == 0
    assert "Vraag eerst of je dit mag opschrijven" in hands.text("lay", idea.key, "stem")
    hands.send("lay", idea.key, "stem", text="Ik kom als er koffie is", said_by="Jo van de markt")
    assert "— Jo van de markt" in hands.text("idea", idea.key)
    note = IdeaNote.objects.get()
    answer = hands.send("note", idea.key, note.key, text="Ik kom voor de koffie", said_by="")
    assert "iemand die geen naam wil" in hands.text("idea", idea.key)
    hands.undo(answer)
    assert "— Jo van de markt" in hands.text("idea", idea.key)
    answer = hands.press("remove_note", idea.key, note.key)
    assert "Ik kom als er koffie is" not in hands.text("idea", idea.key)
    hands.undo(answer)
    assert "Ik kom als er koffie is" in hands.text("idea", idea.key)


def test_a_picture_leaves_without_its_place_and_only_for_who_may_see_it(hands):
    idea = hands.idea()
    said = {"text": "De poort", "people": "nobody", "picture": picture(jpeg(exif()))}
    hands.send("lay_picture", idea.key, **said)
    note = IdeaNote.objects.get()
    answer = hands.see("picture", idea.key, note.key)
    assert (b"GPS" in answer.content, answer["Content-Type"], answer["Content-Disposition"]) == (
        False,
        "image/jpeg",
        'inline; filename="beeld.jpeg"',
    )
    assert (answer["X-Content-Type-Options"], "no-store" in answer["Cache-Control"]) == ("nosniff", True)
    assert 'alt="De poort"' in hands.text("idea", idea.key)
    owner = hands.user
    opened(idea, "association", "partner_organisation")
    hands.comes("PARTNER")
    assert hands.see("picture", idea.key, note.key).status_code == 404
    assert "De poort" not in hands.text("idea", idea.key)
    hands.sits(owner)
    hands.send("note", idea.key, note.key, text="De poort", goes_along="on")
    hands.comes("PARTNER")
    assert hands.see("picture", idea.key, note.key).status_code == 200
    hands.comes("LEADER", ["management"])
    assert hands.see("picture", idea.key, note.key).status_code == 404


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"people": "not-all"}, "Zonder de ja van wie erop staat, bewaren we dit beeld niet."),
        ({"people": ""}, "Dit veld is verplicht."),
        ({"text": ""}, "Dit veld is verplicht."),
        ({"picture": picture(b"GIF89a")}, "Dit bestand is geen PNG of JPEG."),
        ({"picture": picture(png(wide=10_001))}, "hoogstens 10.000 pixels"),
        ({"picture": picture(png()[:40])}, "Dit beeld konden we niet lezen."),
        ({"picture": picture(b"\x89PNG\r\n\x1a\n" + b"0" * 5 * 1024 * 1024)}, "groter dan 5 MB"),
        ({"text": "De poort 85.07.30-033.28"}, "Hierin staat een rijksregisternummer."),
    ],
)
def test_a_picture_that_is_not_kept(hands, said, told):
    idea = hands.idea()
    answer = hands.send("lay_picture", idea.key, **{"text": "De poort", "people": "yes", "picture": picture()} | said)
    assert (answer.status_code, told in answer.content.decode(), IdeaNote.objects.count()) == (422, True, 0)


def test_an_experiment_leads_to_a_verdict_and_letting_go_is_asked_apart(hands):
    idea = hands.idea()
    hands.send("begin_try", idea.key, tried="Eén keer koffie", began_on="2026-11-20")
    experiment = Experiment.objects.get()
    hands.send("try", idea.key, experiment.key, tried="Eén keer thee", began_on="2026-11-20")
    said = {"learned": "Niemand bleef", "verdict": "let_go", "ended_on": "2026-11-24"}
    answer = hands.send("learned", idea.key, experiment.key, **said)
    assert answer.redirect_chain[-1][0] == hands.to("let_go", idea.key)
    assert Idea.objects.get().state == "growing"
    text = hands.text("idea", idea.key)
    assert all(words in text for words in ("Eén keer thee", "Niemand bleef", "loslaten"))
    assert "Eén keer thee" in hands.undo(hands.press("remove_try", idea.key, experiment.key)).content.decode()
    answer = hands.send("learned", idea.key, experiment.key, **said | {"ended_on": "2026-11-19"})
    assert (answer.status_code, "komt voor het begin" in answer.content.decode()) == (422, True)
    assert "Niemand bleef" in answer.content.decode()


def test_who_was_second_sees_both_texts(hands):
    idea = hands.idea()
    hands.send("lay", idea.key, "notitie", text="Eerst")
    note, key = IdeaNote.objects.get(), "a-key-that-is-long-enough"
    hands.send("note", idea.key, note.key, text="De eerste")
    answer = hands.client.post(hands.to("note", idea.key, note.key), {"key": key, "version": "1", "text": "De tweede"})
    assert answer.status_code == 409
    assert all(words in answer.content.decode() for words in ("De eerste", "De tweede"))


def test_warmth_is_said_and_unsaid(hands):
    idea = hands.idea()
    opened(idea, "association", "partner_organisation")
    owner, other = hands.user, hands.comes("PARTNER")
    for said, words in (("1", "Enkele mensen."), ("1", "Jij ook."), ("0", "Nog niemand zei dat.")):
        hands.client.post(hands.to("warm", idea.key), {"warm": said})
        assert words in hands.text("idea", idea.key)
    hands.client.post(hands.to("warm", idea.key), {"warm": "1"})
    hands.sits(owner)
    assert other.username in hands.text("idea", idea.key)
    assert Warmth.objects.count() == 1


def test_a_quiet_idea_is_asked_after_kindly_and_only_of_its_owner(hands):
    quiet = IdeaFactory(network=hands.network, owner=hands.user, title="Stil", stirred_on=LONG_AGO)
    asked = "Dit idee is al even stil. Laat je het broeden, of wil je er iets mee?"
    assert [asked in hands.text(*page) for page in (("list",), ("idea", quiet.key))] == [True, True]
    owner, guest = hands.user, with_role(hands.network, "PARTNER")
    let_in(quiet, guest)
    hands.sits(guest)
    assert [asked in hands.text(*page) for page in (("list",), ("idea", quiet.key))] == [False, False]
    hands.sits(owner)
    assert "Het mag rustig verder broeden." in hands.press("keep_breeding", quiet.key).content.decode()
    assert [asked in hands.text(*page) for page in (("list",), ("idea", quiet.key))] == [False, False]


def test_let_go_found_again_and_bred_anew(hands):
    idea = hands.idea("Zwemmen op zondag")
    assert hands.send("let_go", idea.key, reason="").status_code == 422
    answer = hands.send("let_go", idea.key, reason="Het bad is dicht")
    assert "Losgelaten op 24 november 2026." in answer.content.decode()
    assert "Zwemmen op zondag" not in hands.text("list", zoek="zwemmen")
    assert "Reden: Het bad is dicht" in hands.text("archive", zoek="bad")
    assert "Niets dat losgelaten werd" in hands.text("archive", zoek="kermis")
    answer = hands.press("breed_again", idea.key)
    assert "Dit idee was eerder losgelaten, en broedt opnieuw." in answer.content.decode()
    assert "Losgelaten op 24 november 2026." in hands.undo(answer).content.decode()


def test_a_page_costs_as_much_with_three_as_with_one(hands):
    """The page of an idea with what lies with it, its family, the archive, and the list with what is quiet."""
    idea = IdeaFactory(network=hands.network, owner=hands.user)
    here = {"authority": hands.authority}
    pages = (("idea", idea.key), ("archive",), ("family", idea.key), ("list",))
    counts = []
    for number in (1, 2):
        for _each in range(number):
            IdeaNote.objects.create(idea=idea, kind="voice", text="Ja", on=LONG_AGO, by=hands.user, **here)
            Experiment.objects.create(idea=idea, tried="Koffie", began_on=LONG_AGO, by=hands.user, **here)
            Warmth.objects.create(idea=idea, user=with_role(hands.network, "PARTNER"), on=LONG_AGO, **here)
            mine = {"network": hands.network, "owner": hands.user}
            Descent.objects.create(parent=idea, child=IdeaFactory(**mine), on=LONG_AGO, **here)
            gone = IdeaFactory(state="let_go", until=LONG_AGO, reason="Te vroeg", **mine)
        counts.append([])
        for page in pages:
            hands.see(*page)
            with CaptureQueriesContext(connection) as asked:
                assert hands.see(*page).status_code == 200
            counts[-1].append(len(asked))
    assert gone.title in hands.text("archive")
    assert counts[0] == counts[1]
