"""The example municipality: read rightly, kept on a second start, and the same a year from now."""

from datetime import date

import pytest

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.demo.actions import load_demo
from draagvlak.capabilities.exchange.models import Upload
from draagvlak.capabilities.insights.queries import report_of
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.policy.models import Measurement
from draagvlak.capabilities.policy.queries.plans import plans_of
from draagvlak.capabilities.policy.queries.results import results_page
from draagvlak.capabilities.publications.queries.editions import editions_of
from draagvlak.capabilities.publications.queries.notes import notes_of
from draagvlak.capabilities.stories.queries.seeing import agreed_stories

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
