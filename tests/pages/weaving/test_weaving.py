"""A story in the pages: begun, written, saved while one types, looked over by a link, given back, read and hidden."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from draagvlak.capabilities.weaving.choices import LINK_DAYS
from draagvlak.capabilities.weaving.models import Given, Review, WovenStory
from tests.capabilities.weaving.conftest import ASK, RIDE
from tests.capabilities.weaving.test_giving_back import published_story
from tests.factories.consents import taken_back

pytestmark = pytest.mark.django_db
LINK = re.compile(r'href="http://testserver(/toestemming/verhaal/[0-9a-f]{32}/)"')


def test_it_works(hands):
    weave = hands.weave
    assert "De titel" not in hands.text("list")
    hands.send("begin", title="De titel", lead="Kort.")
    key = WovenStory.objects.get(title="De titel").pk
    page = hands.text("write", key)
    assert RIDE in page
    assert "Nog geen toestemming" in page
    hands.send("write", key, title="De titel", lead="Kort.", text=weave.text, version=1)
    page = hands.text("story", key)
    assert "In de maak." in page
    assert "Voor 2 citaten is er nog geen toestemming." in page
    refused = hands.send("publish", key, version=2)
    assert refused.status_code == 422
    assert "Nog niet gevraagd om na te lezen: An en Bo." in refused.content.decode()
    weave.agree()
    whom = {"nalezen-whom": [weave.an.pk, weave.bo.pk], "nalezen-how": "link", "nalezen-key": "k" * 20}
    links = LINK.findall(hands.send("ask", key, **whom).content.decode())
    voice = Client()
    shown = voice.get(links[0])
    assert (shown["X-Robots-Tag"], shown["Cache-Control"]) == ("noindex", "private, no-store")
    assert "dit zei jij" in shown.content.decode()
    assert "csrfmiddlewaretoken" in shown.content.decode()
    voice.post(links[0], {"key": "k" * 20, "version": 1, "answer": "good", "said": ""})
    no_words = voice.post(links[1], {"key": "k" * 20, "version": 1, "answer": "other", "said": ""})
    assert no_words.status_code == 422
    voice.post(links[1], {"key": "k" * 20, "version": 1, "answer": "other", "said": "Zonder mijn straat."})
    assert "Zonder mijn straat." in hands.text("steps", key)
    row = Review.objects.get(answer="other")
    hands.send("review_done", key, row.pk, version=row.version, done="De straat is eruit.")
    assert "De straat is eruit." in voice.get(links[1]).content.decode()
    back = {"terug-whom": [weave.an.pk, weave.bo.pk, weave.chris.pk], "terug-how": "said", "terug-key": "k" * 20}
    hands.send("give", key, **back)
    assert hands.send("publish", key, version=WovenStory.objects.get(pk=key).version).status_code == 200
    hands.sign_in("leader")
    page = hands.text("story", key)
    assert RIDE in page
    assert "Wat houdt je tegen?" in page
    assert "Schrijf verder" not in page
    assert "De titel" in hands.text("list")
    assert "De bus rijdt" not in hands.text("list")


def test_what_is_typed_is_saved_and_nothing_is_written_over(hands):
    key, said = hands.weave.story.pk, {"title": "Zo", "lead": "", "text": "Zo."}
    answer = hands.send("keep", key, version=1, **said)
    assert (answer.status_code, answer.json()["version"]) == (200, 2)
    answer = hands.send("keep", key, version=1, **said | {"text": "Van een ander."})
    assert (answer.status_code, set(answer.json())) == (409, {"said"})
    assert hands.send("keep", key, version=2, **said | {"title": " "}).status_code == 422
    both = hands.send("write", key, version=1, **said | {"text": "Van een ander."})
    assert both.status_code == 409
    assert "Van een ander." in both.content.decode()
    assert "Er staat nu" in both.content.decode()
    assert WovenStory.objects.get().text == "Zo."
    assert hands.client_of_nobody().status_code == 302


def test_the_preview_says_what_is_missing(hands):
    weave = hands.weave
    text = f"[[{weave.dare.pk}]]\nzoals [[{weave.ask.pk}]] zei\n[[99999]]\n<script>x</script>"
    page = hands.send("preview", weave.story.pk, text=text).content.decode()
    assert "nog geen toestemming" in page
    assert "Fragment 99999 is er niet (meer)." in page
    assert "alleen op zijn regel" in page
    assert "&lt;script&gt;x" in page
    assert ASK not in page


def test_fragments_are_found_by_conversation_theme_and_words(hands):
    weave = hands.weave
    for look, found in (({}, True), ({"woorden": "vervoer"}, True), ({"thema": "999"}, True)):
        assert (RIDE in hands.text("fragments", weave.story.pk, **look)) is found
    page = hands.text("fragments", weave.story.pk, woorden="vragen")
    assert ASK in page
    assert RIDE not in page


def test_versions_are_compared_and_put_back(hands):
    key = hands.weave.story.pk
    hands.send("write", key, version=1, title="De bus rijdt", lead="", text="Eerst de trein.")
    page = hands.text("compare", key)
    assert "<del>" in page
    assert "trein" in page
    assert hands.see("compare", key, van="77").status_code == 404
    answer = hands.send("put_back", key, 1)
    assert "Teruggezet" in answer.content.decode()
    assert WovenStory.objects.get().text == hands.weave.text
    assert hands.send("put_back", key, 77).status_code == 404


def test_withdrawn_words_leave_one_line_and_no_search_finds_them(hands):
    weave = hands.weave
    published_story(weave)
    hands.sign_in("politician")
    assert RIDE in hands.text("story", weave.story.pk)
    taken_back(weave.first)
    page = hands.text("story", weave.story.pk)
    assert RIDE not in page
    assert "Hier stond een stem die zich terugtrok." in page
    for words in ("vervoer geen feest", "bus"):
        assert ("De bus rijdt" in hands.text("list", zoek=words)) is (words == "bus")


def test_hidden_in_one_tap_and_back(hands):
    weave = hands.weave
    published_story(weave)
    undo = re.search(r'action="([^"]*/ongedaan/[^"]+)"', hands.send("hide", weave.story.pk).content.decode())[1]
    hands.client.post(undo)
    assert WovenStory.objects.get().published_on is not None
    hands.send("hide", weave.story.pk)
    hands.sign_in("leader")
    assert hands.see("story", weave.story.pk).status_code == 404


def test_what_was_said_on_paper_is_typed_in(hands):
    weave = hands.weave
    published_story(weave)
    review, given = Review.objects.first(), Given.objects.first()
    hands.send("review", weave.story.pk, review.pk, version=review.version, answer="other", said="Nee.", how="paper")
    hands.send("given", weave.story.pk, given.pk, version=given.version, said="Fijn.", how="said")
    page = hands.text("steps", weave.story.pk)
    assert "An wil iets anders. Schrijf wat je ermee deed" in page
    assert "Fijn." in page
    links = LINK.findall(hands.send("given_link", weave.story.pk, given.pk).content.decode())
    assert "Fijn." in Client().get(links[0]).content.decode()


@pytest.mark.parametrize("page", ["list", "story", "steps"])
def test_as_many_queries_for_three_as_for_one(hands, page):
    published_story(hands.weave)
    keys = [] if page == "list" else [hands.weave.story.pk]

    def queries():
        hands.see(page, *keys)
        with CaptureQueriesContext(
            connection,
        ) as counted:
            hands.text(page, *keys)
        return len(counted)

    before = queries()
    for number in range(2):
        said = {"title": f"Nog {number}", "read_title": f"Nog {number}", "read_text": hands.weave.text}
        story = WovenStory.objects.get(pk=hands.weave.story.pk)
        story.pk = None
        for part, value in said.items():
            setattr(story, part, value)
        story.save()
    assert queries() == before


def test_a_voice_that_is_silent_does_not_hold_a_story_up_for_ever(hands):
    weave = hands.weave
    key, whom = weave.story.pk, {"nalezen-whom": [weave.an.pk], "nalezen-how": "link", "nalezen-key": "k" * 20}
    weave.agree()
    hands.send("ask", key, **whom)
    row = Review.objects.get()
    assert "Komt er niets? Herinner één keer." in hands.text("steps", key)
    assert "kan nog niet" in hands.send("go_on", key, row.pk, version=row.version, done="Weg.").content.decode()
    long_ago = row.on - timedelta(30)
    Review.objects.update(on=long_ago, until=long_ago + timedelta(LINK_DAYS + 3))
    assert "Ga verder zonder antwoord" in hands.text("steps", key)
    hands.send("go_on", key, row.pk, version=row.version, done="An is verhuisd.")
    page = hands.text("steps", key)
    assert "ging je verder zonder" in page
    assert "Waarom je verder ging:" in page
    left = hands.send("leave_out", key, version=WovenStory.objects.get().version, fragments_said=f"{weave.ask.pk}")
    assert "Weggelaten uit de tekst." in left.content.decode()
    assert "Weggelaten" not in hands.send("leave_out", key, version=1, fragments_said="x").content.decode()
