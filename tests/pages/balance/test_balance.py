"""Free space, policy and results side by side, as each reader may see them."""

import re
from datetime import date

import pytest

from draagvlak.capabilities.ideas.models import Idea
from draagvlak.capabilities.ideas.queries.trace import idea_trace
from tests.factories.trace import DAY

pytestmark = pytest.mark.django_db


def laid(hands):
    """Two ideas of the director, one of them taken up; an action beside; a result of each sort; and one closed idea."""
    free, linked = hands.idea(hands.director), hands.idea(hands.director, since=date(2026, 5, 2))
    action, other = hands.action(since=date(2026, 5, 2)), hands.action()
    result, beside = hands.result(), hands.result(on=date(2026, 8, 1))
    hands.take_up(linked, action, since=date(2026, 7, 1))
    hands.lead_to(action, result)
    closed = hands.idea(hands.as_role("partner"))
    hands.take_up(closed, other)
    hands.sign_in(hands.director)
    return free, linked, action, other, result, beside, closed


def shown(hands):
    """The page itself, without what surrounds it."""
    return hands.text().split("<main", maxsplit=1)[1].split("</main>", maxsplit=1)[0]


def numbers(text):
    """The rows of the table."""
    body = text[text.index("<tbody>") :]
    return [re.findall(r"<td>(\d+)</td>", row) for row in body.split("<tr>")[1:]]


def test_it_says_what_is_there_without_blame(hands):
    laid(hands)
    text = hands.text()
    for said in (
        "1 idee broedt los van een plan. Dat mag.",
        "1 idee is opgenomen in een actie.",
        "2 acties staan in een plan.",
        "1 nam een idee op.",
        "1 kwam er zonder idee dat je ziet. Ook dat mag.",
        "Bij 1 actie is nog geen resultaat genoteerd. Dat kan nog komen.",
        "2 resultaten zijn genoteerd.",
        "1 kwam er zonder actie in een plan. Ook dat telt.",
        "1 idee kwam via een actie tot een resultaat.",
        "Van ideeën tellen alleen die jij mag zien",
    ):
        assert said in text
    assert numbers(text) == [
        ["1", "0", "0", "1", "1", "0", "0", "0"],
        ["0", "1", "1", "0", "1", "0", "1", "0"],
        ["1", "1", "1", "1", "1", "1", "1", "1"],
    ]
    assert "Ideeën los van een plan. Nu 1, zoals toen (2026, 2e kwartaal)." in text


def test_a_closed_idea_counts_for_nobody_else(hands):
    *_others, other, _result, _beside, closed = laid(hands)
    assert Idea.objects.count() == 3
    assert closed.pk not in {key for key, *_days in idea_trace(hands.director, hands.network)[0]}
    assert other.pk not in {action for _idea, action, *_days in idea_trace(hands.director, hands.network)[1]}
    before = shown(hands)
    closed.delete()
    assert shown(hands) == before
    for kind in ("leader", "politician", "colleague", "experience"):
        hands.as_role(kind)
        assert "Je ziet hier nog geen ideeën." in hands.text()


def test_an_idea_counts_once_it_is_open_to_the_reader(hands):
    hands.idea(hands.director, open_to=["political"])
    hands.as_role("leader")
    assert "Je ziet hier nog geen ideeën." in hands.text()
    hands.as_role("politician")
    assert "1 idee broedt los van een plan. Dat mag." in hands.text()


def test_an_administrator_reads_no_ideas_and_is_told(hands):
    laid(hands)
    hands.as_role("administrator")
    text = hands.text()
    assert "Ideeën tellen hier niet mee: in jouw rol zie je er geen." in text
    assert "2 acties staan in een plan." in text
    assert "Naar de ideeën" not in text


def test_nothing_yet(hands):
    text = hands.text()
    assert "Nog niets: begin met een idee of een plan." in text
    assert "Er staan nog geen acties in een plan." in text
    assert "<svg" not in text


def test_another_network_counts_for_nothing(hands):
    laid(hands)
    hands.network = type(hands.network).objects.create(
        authority=hands.network.authority, name="Ander", slug="ander", frozen_on=DAY
    )
    assert "2 acties staan in een plan." in hands.text()
    client, address = hands.client, hands.to("balance:balance").replace("/net/", "/ander/")
    assert client.get(address).status_code == 404


def test_as_many_queries_for_one_as_for_three(hands, django_assert_num_queries):
    """Those of the session and the door with them."""
    laid(hands)
    hands.text()
    with django_assert_num_queries(QUERIES):
        hands.text()
    for _each in range(3):
        laid(hands)
    hands.text()
    with django_assert_num_queries(QUERIES):
        hands.text()


QUERIES = 13
