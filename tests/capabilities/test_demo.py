"""The example municipality: read rightly, kept on a second start, and the same a year from now."""

import json
from datetime import date

import pytest

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.authorities.queries import every_municipality
from draagvlak.capabilities.booklets.queries.booklets import booklets_of
from draagvlak.capabilities.consents.choices import Use
from draagvlak.capabilities.conversations.models import Conversation
from draagvlak.capabilities.demo.actions import load_demo
from draagvlak.capabilities.demo.actions.harvest import FOLDER
from draagvlak.capabilities.exchange.models import Upload
from draagvlak.capabilities.federation.queries import received
from draagvlak.capabilities.insights.queries import report_of
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.policy.models import Measurement
from draagvlak.capabilities.policy.queries.plans import plans_of
from draagvlak.capabilities.policy.queries.results import results_page
from draagvlak.capabilities.publications.queries.editions import editions_of
from draagvlak.capabilities.publications.queries.notes import notes_of
from draagvlak.capabilities.stories.queries.seeing import agreed_stories
from draagvlak.capabilities.weaving.queries.reading import published, story_read

pytestmark = pytest.mark.django_db


def test_it_is_read_rightly_and_stands_still():
    network = load_demo()
    with inside(network.authority):
        found = report_of(network)
        assert day_of(network) == date(2026, 11, 24)
    counts = {"persons": 48, "organisations": 12, "contacts": 176, "planned": 1, "ties": 129, "active_ties": 108}
    assert (found["as_of"], found["counts"]) == ("2026-11-24", counts)
    assert found["anchoring"]["stage_key"] == "single_thread"
    assert [(p["to"], p["with_director"], p["without_director"]) for p in found["anchoring"]["paths"]] == [
        ("colleague", 5, 4),
        ("team_leader", 2, 2),
        ("management", 2, 1),
        ("political", 1, 1),
    ]
    assert [(point["name"], point["cuts_off"]) for point in found["anchoring"]["cut_points"]] == [
        ("Christel Notulen", ["political"])
    ]
    assert found["anchoring"]["director_dependence"] == pytest.approx(3 / 14)


def test_a_second_start_keeps_what_is_there():
    first = load_demo()
    assert load_demo().pk == first.pk
    with inside(first.authority):
        assert Upload.objects.count() == 2
        plan, agreed = plans_of(first)
        assert (len(plan.objectives), len(plan.actions), plan.priority) == (3, 15, 6)
        assert plan.amounts.years[0].sums.words[:2] == ("154.150,00", "45.750,00")
        assert (agreed.row.kind, len(agreed.actions), agreed.amounts.years[0].sums.words[:2]) == (
            "agreement", 4, ("21.500,00", "6.000,00")
        )  # fmt: skip
        (note,) = notes_of(first)
        assert (note.state, note.written, note.waiting, editions_of(note).count()) == ("filed", 7, 1, 2)
        results = results_page(first, only_without=False)
        assert (results.count, results.without) == (4, 1)
        assert (Measurement.objects.count(), agreed_stories(first, "pack", day_of(first)).count()) == (13, 1)


def test_two_conversations_and_what_came_of_them():
    """One voice by another name, one that said no, one that was taken back; each once, also after a second start."""
    network = load_demo()
    load_demo()
    with inside(network.authority):
        day = day_of(network)
        directors, leaders = Conversation.objects.filter(network=network).order_by("held_on")
        assert (directors.fragments.count(), leaders.fragments.count()) == (12, 11)
        first, second = (
            story_read(network, head.key, Use.PAGES, day) for head in published(network, Use.PAGES, day)[::-1]
        )
        assert ([one.title for one in first.others], [one.title for one in second.others]) == (
            [second.title], [first.title],
        )  # fmt: skip
        assert [one.name for one in first.voices] == ["Lies", "Ward Hoefnagel", "Marit", "Karim Benali"]
        assert [one.name for one in second.voices] == [
            "Pascale Meertens", "Wim", "Hendrik Coppieters", "Sofie Wauters",
        ]  # fmt: skip
        assert (first.withdrawn, second.withdrawn) == (1, 0)
        said = " ".join(block.quote.words for block in (*first.blocks, *second.blocks) if block.quote)
        assert [words in said for words in ("kiemplant", "budgetcode", "bus huren", "twee trappen")] == [
            True, False, False, False,
        ]  # fmt: skip
        assert [head.title for head in published(network, Use.PUBLIC, day)] == ["Tot wanneer?"]
        assert len(published(network, Use.PEERS, day)) == 2
        assert [(one.is_published, one.stories) for one in booklets_of(network)] == [(True, 1), (True, 1)]
        (neighbour,) = received(network.authority)
        assert (neighbour.sender.name, len(neighbour.networks[0].practices)) == ("Heiderode", 2)


def test_the_municipalities_of_the_conversations_do_not_exist():
    told = [json.loads((FOLDER / name).read_text()) for name in ("harvest.json", "neighbour.json")]
    places = {voice["municipality"] for one in told[0]["conversations"] for voice in one["voices"]} | {told[1]["name"]}
    assert len(places) == 5
    assert not every_municipality().filter(name__in=places).exists()
