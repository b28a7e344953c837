"""Quiet ideas, ideas let go, and their archive."""

from datetime import timedelta

import pytest

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.ideas.actions.ideas import invite
from draagvlak.capabilities.ideas.actions.linking import link
from draagvlak.capabilities.ideas.actions.opening import open_to
from draagvlak.capabilities.ideas.actions.resting import breed_again, keep_breeding, let_go
from draagvlak.capabilities.ideas.actions.taking_back import take_back
from draagvlak.capabilities.ideas.actions.warming import warm
from draagvlak.capabilities.ideas.choices import QUIET_DAYS
from draagvlak.capabilities.ideas.models import Idea
from draagvlak.capabilities.ideas.queries.archive import let_go_ideas, let_go_shown
from draagvlak.capabilities.ideas.queries.quiet import is_quiet, quiet_ideas
from draagvlak.capabilities.network.readers.details import RefusedError
from tests.capabilities.ideas.conftest import TODAY
from tests.factories.ideas import action_in, let_in, opened, with_role

pytestmark = pytest.mark.django_db
QUIET = TODAY - timedelta(days=QUIET_DAYS)


def asked(nest, user=None):
    return [one.title for one in quiet_ideas(user or nest.owner, nest.network)]


def test_a_quiet_idea_is_asked_after_once_a_quarter_and_only_of_its_owner(nest):
    Idea.objects.filter(pk=nest.idea.pk).update(stirred_on=QUIET + timedelta(days=1))
    assert (asked(nest), is_quiet(nest.now(), TODAY)) == ([], False)
    Idea.objects.filter(pk=nest.idea.pk).update(stirred_on=QUIET)
    assert (asked(nest), is_quiet(nest.now(), TODAY)) == (["Koffie aan de poort"], True)
    scribe = with_role(nest.network, "DIRECTOR")
    let_in(nest.idea, nest.guest)
    let_in(nest.idea, scribe, part="scribe")
    opened(nest.idea, "association", "partner_organisation", "team_leader", "management")
    assert [asked(nest, one) for one in (nest.guest, scribe)] == [[], ["Koffie aan de poort"]]
    keep_breeding(*nest.mine, nest.idea.key)
    assert (asked(nest), is_quiet(nest.now(), TODAY), nest.now().version) == ([], False, 1)
    assert is_quiet(nest.now(), TODAY + timedelta(days=QUIET_DAYS - 1)) is False
    assert is_quiet(nest.now(), TODAY + timedelta(days=QUIET_DAYS)) is True
    assert nest.now().state == "growing"


def test_it_is_let_go_with_a_reason_and_breeds_anew(nest):
    step = nest.step()
    opened(nest.idea, "association", "partner_organisation")
    with pytest.raises(RefusedError):
        let_go(*nest.mine, (nest.idea.key, 1), " ", step)
    let_go(*nest.mine, (nest.idea.key, 1), "Te vroeg", step)
    with pytest.raises(ChangedMeanwhileError):
        let_go(*nest.mine, (nest.idea.key, 1), "Te laat", nest.step())
    now = nest.now()
    assert (now.state, now.reason, now.until, now.openings.count()) == ("let_go", "Te vroeg", TODAY, 2)
    assert let_go_ideas(nest.guest, nest.network) == [nest.idea.pk]
    take_back(*nest.mine, step)
    assert (nest.now().state, nest.now().reason, nest.now().until) == ("growing", "", None)
    let_go(*nest.mine, (nest.idea.key, 3), "Te vroeg", nest.step())
    breed_again(*nest.mine, nest.idea.key, nest.step())
    breed_again(*nest.mine, nest.idea.key, nest.step())
    assert (nest.now().state, nest.now().reason, nest.now().until) == ("growing", "Te vroeg", None)
    assert let_go_ideas(nest.owner, nest.network) == []


def test_another_reason_keeps_its_day(nest):
    before = TODAY - timedelta(days=9)
    old = nest.another(state="let_go", reason="Geen tijd", until=before)
    let_go(*nest.mine, (old.key, 1), "Geen geld", nest.step())
    assert (nest.now(old).reason, nest.now(old).until) == ("Geen geld", before)


def test_guests_and_others_let_nothing_go(nest):
    let_in(nest.idea, nest.guest)
    for user in (nest.guest, with_role(nest.network, "DIRECTOR")):
        for act in (
            lambda who: let_go(*who, (nest.idea.key, 1), "Weg", nest.step()),
            lambda who: keep_breeding(*who, nest.idea.key),
            lambda who: breed_again(*who, nest.idea.key, nest.step()),
        ):
            with pytest.raises(Idea.DoesNotExist):
                act(nest.by(user))
    assert nest.now().state == "growing"


def test_the_archive_is_searched_within_what_one_may_see(nest):
    gone = {"state": "let_go", "until": TODAY}
    fair = opened(nest.another("Kermis", reason="Geen standplaats", **gone), "association", "partner_organisation")
    small = nest.another("Kermis voor kleuters", reason="Te duur", **gone)

    def look(user, words):
        return let_go_ideas(user, nest.network, words)

    assert (look(nest.owner, "kermis"), look(nest.owner, "duur")) == ([small.pk, fair.pk], [small.pk])
    assert (look(nest.guest, "kermis"), look(nest.guest, "duur")) == ([fair.pk], [])
    assert let_go_shown(nest.guest, nest.network, [small.pk, fair.pk]) == [fair]


def test_whatever_is_done_with_it_stirs_it(nest):
    action = action_in(nest.network)
    quiet = {"stirred_on": QUIET}
    for act in (
        lambda idea: invite(*nest.mine, idea.key, nest.guest.pk),
        lambda idea: open_to(*nest.mine, (idea.key, 1), ["political"]),
        lambda idea: link(*nest.mine, idea.key, action.pk, nest.step()),
        nest.note,
        lambda idea: warm(*nest.mine, idea.key, warms=True),
    ):
        idea = nest.another(**quiet)
        act(idea)
        assert nest.now(idea).stirred_on == TODAY
    assert asked(nest) == ["Koffie aan de poort"]
