"""A booklet in the pages: made, filled, published, read and downloaded; and what was taken back is nowhere."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from draagvlak.capabilities.booklets.models import Booklet
from draagvlak.capabilities.conversations.models import Theme
from tests.capabilities.booklets.conftest import ASK, KEY, RIDE, ROOM
from tests.factories.booklets import booklet_of, published_story
from tests.factories.consents import taken_back

pytestmark = pytest.mark.django_db


def chapter_of(booklet, story):
    return booklet.chapters.get(story=story).pk


def test_it_works(hands):
    answer = hands.send("make", title="Nieuw", line="Een regel", foreword="Vooraf.")
    made = Booklet.objects.get(title="Nieuw")
    assert "Nog geen verhaal. Kies er hieronder een." in answer.content.decode()
    for story in (hands.first, hands.second):
        hands.press("add", made.pk, verhaal=story.pk)
    answer = hands.press("down", made.pk, chapter_of(made, hands.first))
    shown = hands.text("booklet", made.pk)
    assert shown.index(">De sleutel<") < shown.index(">De bus rijdt<")
    hands.undo(answer)
    shown = hands.text("booklet", made.pk)
    assert shown.index(">De bus rijdt<") < shown.index(">De sleutel<")
    assert "Deze bundel is in de maak." in shown
    hands.press("publish", made.pk)
    hands.sign_in("leader")
    shown = hands.text("booklet", made.pk)
    assert "In deze bundel spreken mensen in armoede, regisseurs." in shown
    assert ("Vooraf." in shown, "Aan deze bundel werken" in shown, "in de maak" in shown) == (True, False, False)
    read = hands.text("read", made.pk, chapter_of(made, hands.first))
    assert (RIDE in read, ASK in read, "— An" in read, "De sleutel →" in read) == (True, True, True, True)
    read = hands.text("read", made.pk, chapter_of(made, hands.second))
    assert (KEY in read, ROOM in read, "← De bus rijdt" in read) == (True, False, True)
    assert hands.see("make").status_code == 404


def test_a_draft_is_there_for_who_makes_it_alone(hands):
    draft = booklet_of(hands.network, "Stil", [hands.first], state="draft", published_on=None)
    assert "Stil" in hands.text("list")
    hands.sign_in("politician")
    assert "Stil" not in hands.text("list")
    asked = [("booklet",), ("read", chapter_of(draft, hands.first)), ("a5",), ("a4",), ("epub",)]
    assert {hands.see(name, draft.pk, *more).status_code for name, *more in asked} == {404}


def test_files_come_as_files_and_are_kept_by_nobody(hands):
    for name, kind in (("a5", "application/pdf"), ("a4", "application/pdf"), ("epub", "application/epub+zip")):
        answer = hands.see(name, hands.booklet.pk)
        assert (answer["Content-Type"], answer["Cache-Control"]) == (kind, "private, no-store")
        assert answer["Content-Disposition"].startswith('attachment; filename="wat-blijft')


def test_what_was_taken_back_is_on_no_page(hands):
    pages = [
        ("booklet", hands.booklet.pk),
        ("read", hands.booklet.pk, chapter_of(hands.booklet, hands.first)),
        ("threads",),
        ("thread", Theme.objects.get(name="vervoer").pk),
        ("themes",),
    ]
    assert sum(RIDE in hands.text(*page) for page in pages) == 2
    for use in ("pages", "booklet"):
        taken_back(hands.consent(hands.ride, use), date(2026, 5, 1))
    assert sum(RIDE in hands.text(*page) for page in pages) == 0
    assert hands.see(*pages[3]).status_code == 404
    assert "Eén stem trok zich terug sinds deze bundel gemaakt werd." in hands.text(*pages[0])
    assert "Hier stond een stem die zich terugtrok." in hands.text(*pages[1])


def test_threads_and_themes_lead_to_stories(hands):
    theme = Theme.objects.get(name="vertrouwen").pk
    shown = hands.text("thread", theme)
    assert all(words in shown for words in (RIDE, KEY, ROOM, "Wat regisseurs zeggen", "Wat leidinggevenden zeggen"))
    assert f"/gemeente/net/verhalen/{hands.first.pk}/" in shown
    assert "— An" not in shown
    shown = hands.text("themes")
    assert shown.count("<svg") == 2
    assert 'aria-label="vertrouwen: 3 citaten in 2 verhalen' in shown
    assert "3 citaten in 2 verhalen" in hands.text("threads")
    assert hands.see("thread", 0).status_code == 404


def test_a_booklet_goes_and_comes_back(hands):
    answer = hands.send("remove", hands.booklet.pk)
    assert "De bundel is weg. De verhalen blijven." in answer.content.decode()
    hands.undo(answer)
    assert "De bus rijdt" in hands.text("booklet", hands.booklet.pk)


def test_refusals_are_said(hands):
    empty = booklet_of(hands.network, "Leeg", state="draft", published_on=None)
    assert "Er staat nog geen verhaal in dat te lezen is." in hands.press("publish", empty.pk).content.decode()
    answer = hands.send("change", empty.pk, title="85.07.30-033.28")
    assert (answer.status_code, "rijksregisternummer" in answer.content.decode()) == (422, True)
    assert hands.press("add", empty.pk, verhaal="0").status_code == 404
    assert hands.press("add", empty.pk, verhaal="x").status_code == 404
    assert hands.press("up", empty.pk, chapter_of(hands.booklet, hands.first)).status_code == 404


@pytest.mark.parametrize("page", ["list", "booklet", "read", "choose", "threads", "thread", "themes"])
def test_a_fixed_number_of_queries(hands, page):
    more = {
        "booklet": [hands.booklet.pk],
        "choose": [hands.booklet.pk],
        "read": [hands.booklet.pk, chapter_of(hands.booklet, hands.first)],
        "thread": [Theme.objects.get(name="vertrouwen").pk],
    }.get(page, [])
    booklet_of(hands.network, "Elders", [published_story(hands.network, "Ook", [hands.ask])])
    hands.see(page, *more)

    def asked():
        with CaptureQueriesContext(connection) as found:
            hands.see(page, *more)
        return len(found)

    before = asked()
    for n in range(2):
        story = published_story(hands.network, f"Nog {n}", [hands.ride, hands.key])
        booklet_of(hands.network, f"Meer {n}", [story])
        hands.booklet.chapters.create(authority=hands.work.authority, story=story, position=5 + n)
        published_story(hands.network, f"Los {n}", [hands.room])
    assert asked() == before
