"""Visible steps: planned, whether they came across, and the evidence of that in the ledger, there and back."""

from datetime import date, timedelta

import pytest

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.models import Role
from draagvlak.capabilities.network.models import Organisation, Partnering
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.support.actions.evidence import remove_evidence
from draagvlak.capabilities.support.models import Evidence
from draagvlak.capabilities.visibility.actions.closing import KINDS
from draagvlak.capabilities.visibility.actions.steps import Planned, change_step, plan_step, remove_step
from draagvlak.capabilities.visibility.actions.undoing import undo_step
from draagvlak.capabilities.visibility.models import VisibleStep
from draagvlak.capabilities.visibility.queries.plan import due_steps, layer_page, plan_of
from draagvlak.capabilities.visibility.queries.proposals import proposals
from tests.capabilities.support.conftest import DAY
from tests.factories import SeatFactory
from tests.factories.people import add_someone
from tests.factories.visible import published_story

pytestmark = pytest.mark.django_db


def rows():
    return list(VisibleStep.objects.order_by("pk").values_list("layer", "state", "done_on", "settled_on", "evidence"))


def evidence():
    return list(Evidence.objects.order_by("pk").values_list("layer", "kind", "on", "text", "source"))


def test_that_it_came_across_is_evidence_and_goes_back_with_it(home):
    row = home.plan(body=home.college.pk)
    assert home.level().level is None
    closed, step = home.close(row, "landed", words="Ze vroegen door", kind="briefing", body=home.college.pk)
    assert evidence() == [("political", "briefing", DAY, "Ze vroegen door", "Zichtbaarheidsplan")]
    assert home.level().level == 1
    assert rows() == [("political", "landed", None, DAY, closed.evidence_id)]
    assert undo_step(*home.who, step) == 2  # the step, and its evidence
    assert evidence() == []
    assert rows() == [("political", "planned", None, None, None)]
    assert Evidence.history.count() == 0


def test_more_is_noted_only_where_that_is_chosen(home):
    home.close(home.plan(), "landed", kind="presence", body=home.college.pk)
    assert home.level().level == 2
    other, _step = home.close(home.plan(), "landed")
    assert other.evidence is None
    home.close(home.plan(), "done", kind="budget", body=home.college.pk)
    assert [kind for _layer, kind, *_rest in evidence()] == ["presence"]


def test_one_that_did_not_come_across_after_all_takes_its_evidence_along(home):
    row = home.plan()
    home.close(row, "landed", kind="message", body=home.college.pk)
    kept = rows(), evidence()
    _closed, step = home.close(row, "missed", words="Niemand las het")
    assert evidence() == []
    assert rows() == [("political", "missed", None, DAY, None)]
    undo_step(*home.who, step)
    assert (rows(), evidence()) == kept


def test_evidence_that_was_taken_away_in_the_ledger_leaves_the_step(home):
    row, step = home.close(home.plan(), "landed", kind="message", body=home.college.pk)
    remove_evidence(*home.who, row.evidence_id, home.step())
    assert rows() == [("political", "landed", None, DAY, None)]
    with pytest.raises(ChangedMeanwhileError):
        undo_step(*home.who, step)


def test_evidence_is_of_a_body_of_that_layer_and_of_a_kind_that_can_be_seen(home):
    team = home.body("management_team")
    row = home.plan()
    for wrong in ({"body": team.pk}, {"body": None}, {"body": 0}):
        with pytest.raises(RefusedError):
            home.close(row, "landed", kind="briefing", **wrong)
    for kind in ("refusal", "decision", "nothing"):
        with pytest.raises(RefusedError):
            home.close(row, "landed", kind=kind, body=home.college.pk)
    with pytest.raises(RefusedError):
        home.close(row, "landed", on=DAY + timedelta(days=1))
    assert (evidence(), rows()) == ([], [("political", "planned", None, None, None)])
    assert "decision" not in KINDS


def test_whom_it_is_for(home):
    partner = Organisation.objects.create(authority=home.authority, name="Bib")
    Partnering.objects.create(authority=home.authority, network=home.network, organisation=partner)
    assert home.plan("", body=home.college.pk).layer == "political"
    assert home.plan("", organisation=partner.pk).layer == "partner_organisation"
    for wrong in (
        Planned("nowhere", "own", words="x"),
        Planned("political", "own"),
        Planned("", "own", words="x", body=0),
        Planned("", "own", words="x", organisation=0),
        Planned("political", "story", which=0),
        Planned("political", "own", words="85.07.30-033.28"),
        Planned("political", "own", words="x", owner=0),
    ):
        with pytest.raises(RefusedError):
            plan_step(*home.who, wrong, home.step())


def test_changed_and_taken_away_and_back(home):
    row, step = home.plan(), home.step()
    changed = change_step(*home.who, (row.pk, row.version), Planned("management", "brief"), step)
    assert (changed.layer, changed.what, changed.words) == ("management", "brief", "")
    with pytest.raises(ChangedMeanwhileError):
        change_step(*home.who, (row.pk, row.version), Planned("political", "brief"), home.step())
    undo_step(*home.who, step)
    assert VisibleStep.objects.get().words == "Een ruilwinkel"
    remove_step(*home.who, row.pk, gone := home.step())
    assert rows() == []
    undo_step(*home.who, gone)
    assert [one[:2] for one in rows()] == [("political", "planned")]
    with pytest.raises(LookupError):
        undo_step(*home.who, "no-such-step-at-all")


def test_what_the_ledger_asks_for(home):
    layers = {one.layer: one for one in proposals(home.network)}
    assert list(layers) == ["colleague", "team_leader", "management", "political"]
    assert layers["political"].questions == ("Wat weet je al van ons netwerk?", "Wat zou je ervan willen zien?")
    assert layers["political"].why == "Van deze laag weten we nog niet of ze het netwerk kent."
    home.note(home.college, "briefing", on=DAY - timedelta(days=30))
    informed = {one.layer: one for one in proposals(home.network)}["political"]
    assert informed.why == "Deze laag weet van het netwerk. Ze staat er nog niet zichtbaar achter."
    home.note(home.college, "budget", on=DAY - timedelta(days=30))
    assert "political" not in {one.layer for one in proposals(home.network)}
    home.plan("management")
    assert [one.layer for one in proposals(home.network)] == ["colleague", "team_leader"]


def test_evidence_that_ran_out_is_asked_for_again(home):
    home.note(home.college, "budget", on=DAY - timedelta(days=400))
    said = {one.layer: one.why for one in proposals(home.network)}
    assert said["political"] == "Het bewijs van deze laag is verlopen."


def as_role(home, kind):
    return SeatFactory(network=home.network, role__kind=kind).role.user


def test_who_reads_what(home):
    an = add_someone(home.network, "An Peeters", ("colleague",))
    story, _fragments = published_story(home.network)
    story.published_on, story.read_title = None, ""
    story.save()
    home.plan(words="Toon het aan An Peeters", owner=an.pk, due=DAY)
    home.close(home.plan(what="story", which=story.pk, words=""), "landed", words="De schepen lachte")
    seen = {}
    for kind in ("director", "administrator", "colleague", "leader", "politician"):
        (layer,) = plan_of(as_role(home, kind), home.network)
        seen[kind] = [(one.what, one.words, one.owner, one.came_of_it) for one in layer.steps]
    own, told = ("Toon het aan An Peeters", "", "An Peeters", ""), "een verhaal: De bus naar het feest"
    unnamed = ("iets anders", "", "", "")
    assert seen == {
        "director": [own, (told, "", "", "De schepen lachte")],
        "administrator": [own, ("een verhaal", "", "", "De schepen lachte")],
        "colleague": [own, ("een verhaal", "", "", "")],
        "leader": [unnamed, ("een verhaal", "", "", "")],
        "politician": [unnamed, ("een verhaal", "", "", "")],
    }
    assert Role.objects.filter(kind="politician").exists()


def test_what_is_due_comes_gently_and_a_strip_shows_it(home):
    home.plan(due=DAY - timedelta(days=3))
    home.plan(due=DAY + timedelta(days=7))
    home.plan(due=DAY + timedelta(days=8))
    home.close(home.plan(due=DAY - timedelta(days=9)), "done", on=DAY - timedelta(days=2))
    due = due_steps(home.user, home.network)
    assert [one.gently for one in due] == [
        "Dit stond voor 21 november. Past het nu, of kies je een andere dag?",
        "",
    ]
    page = layer_page(home.user, home.network, "political")
    assert [mark.state for mark in page.strip.marks] == ["planned", "done", "planned", "planned"]
    assert page.strip.words == "4 stappen: 0 aangekomen, 3 gepland."
    assert page.page.paginator.count == 4
    assert layer_page(home.user, home.network, "colleague").strip.words == "In deze maanden staat geen stap."
    assert date(2026, 11, 24) == DAY
