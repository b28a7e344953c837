"""The plan of visible steps on its pages."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from draagvlak.capabilities.support.models import Evidence
from draagvlak.capabilities.visibility.models import BoardStory, VisibleStep
from tests.capabilities.support.conftest import DAY
from tests.factories.people import add_someone
from tests.factories.policy import ResultFactory
from tests.factories.visible import published_story

pytestmark = pytest.mark.django_db


def test_it_works(hands):
    result = ResultFactory(network=hands.network, title="Een ruilwinkel")
    assert "Van deze laag weten we nog niet of ze het netwerk kent." in hands.text("plan")
    made = hands.send("make", whom=f"b{hands.college.pk}", shown=f"result:{result.pk}", due="2026-12-01", words="")
    assert "De stap staat gepland." in made.content.decode()
    row = VisibleStep.objects.get()
    assert (row.layer, row.result_id, str(row.due)) == ("political", result.pk, "2026-12-01")
    assert "Een resultaat: Een ruilwinkel" in hands.text("plan")
    changed = hands.send("step", row.pk, whom="lmanagement", shown="own", words="Een koffie")
    assert "Bewaard." in changed.content.decode()
    assert "Een koffie" in hands.text("layer", "management")
    hands.undo(changed)
    assert VisibleStep.objects.get().result_id == result.pk
    came = hands.send(
        "close",
        row.pk,
        state="landed",
        on="2026-11-20",
        words="Ze vroegen door",
        kind="briefing",
        body=str(hands.college.pk),
    )
    assert "Genoteerd." in came.content.decode()
    assert Evidence.objects.get().text == "Ze vroegen door"
    assert "Naar het bewijs" in hands.text("close", row.pk)
    hands.undo(came)
    assert (Evidence.objects.count(), VisibleStep.objects.get().state) == (0, "planned")
    removed = hands.client.post(hands.to("remove", row.pk), follow=True)
    assert "De stap is weg." in removed.content.decode()
    hands.undo(removed)
    assert VisibleStep.objects.count() == 1


def test_the_story_for_the_board(hands):
    story, _fragments = published_story(hands.network)
    assert "Er is geen verhaal gekozen." in hands.text("plan")
    chosen = hands.send("board", story=str(story.pk))
    assert "het verhaal “De bus naar het feest”" in " ".join(chosen.content.decode().split())
    hands.send("board", story="")
    assert BoardStory.objects.count() == 0


def test_what_is_wrong_is_said_and_kept(hands):
    answer = hands.send("make", whom="lpolitical", shown="own", words="")
    assert (answer.status_code, VisibleStep.objects.count()) == (422, 0)
    assert "Schrijf op wat ze te zien krijgen." in answer.content.decode()
    row = hands.plan()
    answer = hands.send("close", row.pk, state="landed", on="2026-12-24", words="Ze lachten")
    assert "Deze dag moet nog komen." in answer.content.decode()
    assert "Ze lachten" in answer.content.decode()
    answer = hands.send("close", row.pk, state="landed", on="2026-11-24", kind="briefing", body="")
    assert (answer.status_code, Evidence.objects.count()) == (422, 0)


def test_a_layer_without_a_body_says_how_to_get_one(hands):
    page = hands.text("close", hands.plan("management").pk)
    assert "Voeg een orgaan toe" in page
    assert "Als bewijs van steun" not in page
    assert "Voeg een orgaan toe" not in hands.text("close", hands.plan("people_in_poverty").pk)


def test_others_read_and_find_no_way_to_write(hands):
    row = hands.plan(due=DAY - timedelta(days=2))
    for kind in ("administrator", "colleague", "leader", "politician"):
        hands.as_role(kind)
        page = hands.text("plan")
        assert "Een ruilwinkel" in page
        assert not [one for one in ("Plan een zichtbare stap", "Wat kwam ervan?", "Plan deze stap") if one in page]
        assert {hands.see(*one).status_code for one in (("make",), ("step", row.pk), ("close", row.pk))} == {404}
    for kind in ("partner", "experience", "storyteller"):
        hands.as_role(kind)
        assert hands.see("plan").status_code == 404


def test_the_week_asks_gently(hands):
    hands.plan(due=DAY - timedelta(days=2))
    page = " ".join(hands.client.get("/gemeente/net/week/").content.decode().split())
    assert "Dit stond voor 22 november. Past het nu, of kies je een andere dag?" in page


def test_a_fixed_number_of_queries(hands):
    def asked(*page):
        hands.see(*page)
        with CaptureQueriesContext(connection) as queries:
            assert hands.see(*page).status_code == 200
        return len(queries)

    story, _fragments = published_story(hands.network)
    result = ResultFactory(network=hands.network)
    first = hands.plan(due=DAY)
    hands.plan(what="result", which=result.pk)
    pages = (("plan",), ("layer", "political"), ("make",), ("close", first.pk))
    before = [asked(*page) for page in pages]
    for _each in range(3):
        someone = add_someone(hands.network, layers=("colleague",))
        other = hands.body(name=f"Orgaan {hands.steps}")
        hands.plan(due=DAY, owner=someone.pk, body=other.pk)
        hands.plan(what="story", which=story.pk, words="")
        hands.close(hands.plan(what="result", which=result.pk), "landed", kind="briefing", body=hands.college.pk)
    assert [asked(*page) for page in pages] == before
