"""Opening to a layer, one way; closing while nobody saw it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from draagvlak.capabilities.ideas.actions.opening import SeenError, close_again, see
from draagvlak.capabilities.ideas.models import Opening
from tests.factories.ideas import IdeaFactory, let_in, opened, with_role
from tests.factories.people import add_someone

pytestmark = pytest.mark.django_db


def layers():
    return {one.layer: one.seen_on is not None for one in Opening.objects.all()}


def test_opened_with_a_warning(hands):
    idea = hands.idea(text="Met de bus")
    shown = hands.text("open", idea.key)
    assert "kan je het niet meer laten vergeten" in shown
    assert "Met de bus" in shown
    hands.send("open", idea.key, layers=["political", "colleague"])
    assert layers() == {"colleague": False, "political": False}
    assert "Nog niet gezien" in hands.text("idea", idea.key)


def test_no_layer_is_refused(hands):
    idea = hands.idea()
    assert hands.send("open", idea.key).status_code == 422
    assert hands.send("open", idea.key, layers=["everybody"]).status_code == 422
    assert layers() == {}


def test_other_words_meanwhile_are_read_again_before_they_are_opened(hands):
    idea = hands.idea()
    hands.send("change", idea.key, title="Iets anders", text="")
    sent = {"layers": ["political"], "version": 1, "key": "a-key-of-the-form"}
    answer = hands.client.post(hands.to("open", idea.key), sent)
    assert answer.status_code == 409
    assert "Iets anders" in answer.content.decode()
    assert layers() == {}


def test_in_the_name_of_somebody_else_with_the_day_of_their_yes(hands):
    rita = add_someone(hands.network, "Rita Peeters", layers=["people_in_poverty"])
    idea = hands.idea(owner_person=str(rita.pk))
    assert hands.send("open", idea.key, layers=["political"]).status_code == 422
    assert hands.send("open", idea.key, layers=["political"], said_yes_on="2026-11-25").status_code == 422
    assert layers() == {}
    hands.send("open", idea.key, layers=["political"], said_yes_on="2026-11-24")
    assert layers() == {"political": False}
    assert "de eigenaar zei ja op 24 november 2026" in hands.text("idea", idea.key)


@pytest.mark.parametrize("way", ["list", "search", "page", "head", "part"])
def test_seen_by_whatever_way(hands, way):
    idea = opened(hands.idea(), "political", "colleague")
    hands.comes("POLITICIAN")
    at_list, at_page = hands.to("list"), hands.to("idea", idea.key)
    ask = {
        "list": lambda: hands.client.get(at_list),
        "search": lambda: hands.client.get(at_list, {"zoek": "zwemmen"}),
        "page": lambda: hands.client.get(at_page),
        "head": lambda: hands.client.head(at_list),
        "part": lambda: hands.client.get(at_page, headers={"hx-request": "true"}),
    }[way]
    assert ask().status_code == 200
    assert layers() == {"political": True, "colleague": False}


def test_what_a_search_does_not_show_is_not_seen(hands):
    opened(hands.idea(), "political")
    hands.comes("POLITICIAN")
    hands.see("list", zoek="schaken")
    assert layers() == {"political": False}


def test_who_is_in_on_it_does_not_make_it_seen(hands):
    idea = opened(hands.idea(), "colleague")
    hands.see("idea", idea.key)
    friend = hands.comes("DIRECTOR")
    let_in(idea, friend)
    hands.see("idea", idea.key)
    hands.see("list")
    assert layers() == {"colleague": False}


def test_closed_again_while_nobody_saw_it(hands):
    idea = opened(hands.idea(), "political")
    answer = hands.press("close", idea.key, "political")
    assert "Niemand van die laag had het gezien" in answer.content.decode()
    assert layers() == {}


def test_closing_what_was_seen_meanwhile_is_refused(hands):
    idea, reader = opened(hands.idea(), "political"), with_role(hands.network, "POLITICIAN")
    see(reader, hands.authority, hands.network, [idea.pk])
    with pytest.raises(SeenError):
        close_again(hands.user, hands.authority, hands.network, idea.key, "political")
    answer = hands.press("close", idea.key, "political")
    assert "Sluiten kan niet meer" in answer.content.decode()
    assert layers() == {"political": True}


def test_what_was_closed_just_before_it_was_marked_is_not_shown(hands, monkeypatch):
    """The reader found it; it is closed before that is written down."""
    idea = opened(hands.idea(), "political")
    hands.comes("POLITICIAN")

    def closed_first(*_asked):
        Opening.objects.all().delete()

    for room in ("looking", "telling"):
        monkeypatch.setattr(f"draagvlak.pages.ideas.views.{room}.see", closed_first)
    assert idea.title not in hands.text("list")
    opened(idea, "political")
    assert hands.see("idea", idea.key).status_code == 404


def test_what_is_seen_already_writes_nothing(hands):
    idea = opened(IdeaFactory(network=hands.network), "colleague")
    hands.see("idea", idea.key)
    assert layers() == {"colleague": True}
    with CaptureQueriesContext(connection) as asked:
        hands.see("idea", idea.key)
        hands.see("list")
    assert not [one["sql"] for one in asked if one["sql"].startswith(("UPDATE", "INSERT", "DELETE"))]
