"""An idea is taken up in an action; nobody learns from the action of an idea that they may not see."""

import pytest

from draagvlak.capabilities.ideas.actions.linking import link
from draagvlak.capabilities.ideas.actions.opening import see
from draagvlak.capabilities.ideas.models import IdeaAction, Opening
from draagvlak.capabilities.ideas.queries.linking import ideas_of_action, keys_of_action
from tests.factories.ideas import action_in, let_in, opened, with_role

pytestmark = pytest.mark.django_db


def shown(user, action):
    return [one.row.title for one in ideas_of_action(user, action)]


def test_linked_taken_back_and_let_go(hands):
    idea, action = hands.idea(), action_in(hands.network)
    answer = hands.send("link", idea.key, chosen=str(action.pk))
    assert "Zwembad gratis op zondag" in hands.text("idea", idea.key)
    made = IdeaAction.objects.get()
    assert (made.since, made.until, made.by) == (hands.network.frozen_on, None, hands.user)
    hands.undo(answer)
    assert not IdeaAction.objects.exists()
    hands.send("link", idea.key, chosen=str(action.pk))
    answer = hands.press("unlink", idea.key, action.pk)
    assert IdeaAction.objects.get().until == hands.network.frozen_on
    assert "Nog in geen enkele" in hands.text("idea", idea.key)
    hands.undo(answer)
    assert IdeaAction.objects.get().until is None


def test_twice_is_one_link(hands):
    idea, action = hands.idea(), action_in(hands.network)
    who = hands.user, hands.authority, hands.network
    first, second = (link(*who, idea.key, action.pk, f"a-step-of-mine-{n}") for n in range(2))
    assert first == second
    assert hands.press("undo_link", idea.key, "a-step-of-nobody").status_code == 404


def test_the_action_shows_what_one_may_see_and_that_alone(hands):
    action = action_in(hands.network)
    idea = hands.idea()
    link(hands.user, hands.authority, hands.network, idea.key, action.pk, "a-step-of-mine-1")
    guest, leader = with_role(hands.network, "PARTNER"), with_role(hands.network, "LEADER", ["management"])
    let_in(idea, guest)
    others = [with_role(hands.network, kind) for kind in ("DIRECTOR", "EXPERIENCE", "POLITICIAN", "ADMINISTRATOR")]
    assert [shown(user, action) for user in (hands.user, guest)] == [[idea.title]] * 2
    assert [shown(user, action) for user in (leader, *others)] == [[]] * 5
    opened(idea, "management")
    see(leader, hands.authority, hands.network, keys_of_action(leader, action))
    assert shown(leader, action) == [idea.title]
    assert [shown(user, action) for user in others] == [[]] * 4
    assert Opening.objects.get().seen_on == hands.network.frozen_on


def test_a_leader_links_what_was_opened_and_nothing_else(hands):
    action = action_in(hands.network)
    closed, shared = hands.idea("Gesloten"), opened(hands.idea("Open"), "management")
    hands.comes("LEADER", ["management"])
    offered = hands.text("of_action", action.pk)
    assert shared.title in offered
    assert closed.key not in offered
    assert hands.send("of_action", action.pk, chosen=closed.key).status_code == 422
    hands.send("of_action", action.pk, chosen=shared.key)
    assert IdeaAction.objects.get().idea == shared
    assert hands.see("link", closed.key).status_code == 404


def test_who_only_reads_links_nothing(hands):
    action, idea = action_in(hands.network), opened(hands.idea(), "political", "people_in_poverty")
    for kind in ("POLITICIAN", "EXPERIENCE"):
        hands.comes(kind)
        assert "Verbind met een actie" not in hands.text("idea", idea.key)
        assert hands.see("link", idea.key).status_code == 404
        assert hands.press("unlink", idea.key, action.pk).status_code == 404
    let_in(idea, hands.sits(with_role(hands.network, "EXPERIENCE")))
    assert hands.see("link", idea.key).status_code == 200


def test_what_was_taken_out_of_its_plan_is_not_offered(hands):
    idea, action = hands.idea(), action_in(hands.network, until=hands.network.frozen_on)
    assert "Er is geen actie" in hands.text("link", idea.key)
    assert hands.see("of_action", action.pk).status_code == 404


def test_the_page_asks_as_much_for_many_links_as_for_one(hands, django_assert_num_queries):
    idea = hands.idea()
    for times in (1, 3):
        for number in range(times):
            action = action_in(hands.network, f"Actie {times} {number}")
            link(hands.user, hands.authority, hands.network, idea.key, action.pk, f"a-step-of-mine-{times}{number}")
            let_in(idea, with_role(hands.network, "PARTNER"))
        hands.see("idea", idea.key)
        with django_assert_num_queries(18):
            hands.see("idea", idea.key)
