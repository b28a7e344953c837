"""A story in the pages: told, agreed to, read, taken back by a link, and then nowhere to be found."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from draagvlak.capabilities.stories.models import Consent, ResultStory, Story
from tests.factories.policy import ActionFactory, ConsentFactory, StoryFactory
from tests.pages.access_walk import PAGES, VIEWS

pytestmark = pytest.mark.django_db
WORD = "zwxfietszq"
ROLES = ("director", "storyteller", "leader", "experience", "administrator")


def everywhere(hands, story, result):
    """Every page of this journey that somebody may look at, as everybody: what stands there of the word."""
    values = {"authority": "gemeente", "network": "net", "story": story.pk, "result": result.pk}
    values["action"] = ActionFactory(network=hands.network).pk
    found = []
    for role in ROLES:
        hands.sign_in(role)
        for page, parts in PAGES.items():
            if page.startswith("plan:") and set(parts) <= set(values) and getattr(VIEWS[page], "right", None):
                answer = hands.client.get(reverse(page, kwargs={part: values[part] for part in parts}))
                if WORD.encode() in b"".join([answer.content, str(answer.headers).encode()]):
                    found.append(f"{role} {page}")
    return found


def test_it_works(hands):
    hands.send("tell", title=f"Weer op de {WORD}", text="Nu rijd ik elke week mee.", told_on="2026-06-01", told_as="M.")
    story, result = Story.objects.get(), hands.result()
    hands.send("link_story", story.pk, result=result.pk)
    assert "Voor anderen is er geen toestemming." in hands.text("story", story.pk)
    answer = hands.send("consent", story.pk, use="pages", how="said", given_on="2026-06-02")
    link = re.search(r'href="http://testserver(/toestemming/[0-9a-f]{32}/)"', answer.content.decode())[1]
    assert answer["Cache-Control"] == "private, no-store"
    assert "Ja, op 2 juni 2026, mondeling, in een gesprek." in hands.text("story", story.pk)
    assert len(everywhere(hands, story, result)) > 8
    teller = Client()
    shown = teller.get(link)
    assert (shown.status_code, shown["X-Robots-Tag"], shown["Cache-Control"]) == (200, "noindex", "private, no-store")
    assert WORD in shown.content.decode()
    assert "Dank je dat je het zei." in teller.post(link, follow=True).content.decode()
    assert teller.post(link).status_code == 302  # a second click
    assert WORD not in teller.get(link).content.decode()
    assert everywhere(hands, story, result) == []
    hands.client.force_login(hands.user)
    assert "Verteld op 1 juni 2026, ingetrokken op" in hands.text("stories")
    assert "De woorden staan nergens meer, ook hier niet." in hands.text("story", story.pk)
    hands.sign_in("leader")
    assert hands.see("story", story.pk).status_code == 404


def test_erasing_asks_whether_one_is_sure(hands):
    story = StoryFactory(network=hands.network)
    assert "Er is nog niets gewist." in hands.send("erase_story", story.pk).content.decode()
    assert "Het verhaal is gewist" in hands.send("erase_story", story.pk, sure="on").content.decode()
    assert Story.objects.count() == 0


def test_a_new_link_ends_the_old_one(hands):
    story = StoryFactory(network=hands.network)
    answer = hands.send("consent", story.pk, use="pack", how="signed", given_on="2026-06-02")
    old = re.search(r"/toestemming/[0-9a-f]{32}/", answer.content.decode())[0]
    answer = hands.press("new_link", story.pk, Consent.objects.get().pk)
    new = re.search(r"/toestemming/[0-9a-f]{32}/", answer.content.decode())[0]
    assert [Client().get(at).status_code for at in (old, new)] == [404, 200]
    assert Client().post(old).status_code == 404
    hands.press("withdraw", story.pk, Consent.objects.get().pk)
    assert hands.press("new_link", story.pk, Consent.objects.get().pk).status_code == 404


def test_each_step_can_be_taken_back(hands):
    answer = hands.send("tell", title="Weer op de fiets", text="Elke week.", told_on="2026-06-01")
    hands.undo(answer)
    assert Story.objects.count() == 0
    story, result = StoryFactory(network=hands.network), hands.result()
    answer = hands.send("link_story", story.pk, result=result.pk)
    link = ResultStory.objects.get()
    hands.undo(hands.press("unlink_story", story.pk, link.pk))
    assert ResultStory.objects.get().until is None
    hands.undo(answer)
    assert (ResultStory.objects.count(), ResultStory.history.count()) == (0, 0)


@pytest.mark.parametrize("role", ["director", "leader"])
@pytest.mark.parametrize("page", ["stories", "story"])
def test_a_fixed_number_of_queries(hands, page, role):
    def add():
        story = StoryFactory(network=hands.network)
        ConsentFactory(story=story)
        ConsentFactory(story=StoryFactory(network=hands.network), withdrawn_on=date(2026, 6, 3))
        for of in (story, Story.objects.order_by("pk").first()):
            ResultStory.objects.create(
                authority=hands.authority, result=hands.result(), story=of, since=date(2026, 1, 1), by=hands.user
            )

    add()
    hands.sign_in(role)
    where = [Story.objects.order_by("pk").first().pk] if page == "story" else []

    def counted():
        with CaptureQueriesContext(connection) as queries:
            assert hands.see(page, *where).status_code == 200
        return len(queries)

    counted()
    once = counted()
    add(), add()
    assert counted() == once
