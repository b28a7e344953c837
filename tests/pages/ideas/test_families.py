"""Ideas brought together and split, in the pages; and what is not told of it."""

import re

import pytest

from draagvlak.capabilities.ideas.models import Idea, IdeaAction
from tests.factories.ideas import IdeaFactory, action_in, let_in, opened, with_role

pytestmark = pytest.mark.django_db


def test_two_become_one_and_back(hands):
    first, second = hands.idea("Zwemmen"), hands.idea("Fietsen")
    let_in(second, with_role(hands.network, "PARTNER"))
    assert "Fietsen (1 denkt mee)" in hands.text("merge", first.key)
    answer = hands.send("merge", first.key, others=[second.key], title="Sporten", text="")
    child = Idea.objects.get(title="Sporten")
    assert answer.redirect_chain[-1][0] == hands.to("idea", child.key)
    assert "Opgegaan in een ander idee op 24 november 2026." in hands.text("idea", first.key)
    tree = hands.text("family", child.key)
    assert all(words in tree for words in ("3 ideeën die samenhangen.", "Zwemmen, Fietsen", "opgegaan in een ander"))
    assert hands.to("idea", first.key) not in hands.text("list")
    hands.undo(answer)
    assert (Idea.objects.count(), hands.see("family", first.key).status_code) == (2, 404)


def test_the_same_form_sent_twice_makes_one(hands):
    first, second = hands.idea("Zwemmen"), hands.idea("Fietsen")
    page = hands.see("merge", first.key).content.decode()
    key = page.split('name="key" value="')[1].split('"')[0]
    said = {"key": key, "others": [second.key], "title": "Sporten"}
    answers = [hands.client.post(hands.to("merge", first.key), said) for _each in range(2)]
    child = Idea.objects.get(title="Sporten")
    assert {answer.url for answer in answers} == {hands.to("idea", child.key)}
    again = hands.client.post(hands.to("merge", first.key), said | {"key": f"{key}-again"})
    assert (again.status_code, "broedt niet meer" in again.content.decode()) == (422, True)


def test_one_is_split(hands):
    idea = hands.idea("Sporten", text="Samen bewegen")
    answer = hands.send("split", idea.key, titles="Zwemmen\n\n Fietsen ", with_text="on")
    assert all(words in answer.content.decode() for words in ("Hieruit kwam:", "Zwemmen", "Fietsen"))
    assert set(Idea.objects.values_list("title", "text")) == {
        ("Sporten", "Samen bewegen"),
        ("Zwemmen", "Samen bewegen"),
        ("Fietsen", "Samen bewegen"),
    }
    hands.undo(answer)
    assert Idea.objects.count() == 1


@pytest.mark.parametrize("titles", ["Maar één", "\n".join(str(n) for n in range(13)), f"Kort\n{'x' * 161}"])
def test_what_cannot_be_split_so_stays(hands, titles):
    idea = hands.idea()
    answer = hands.send("split", idea.key, titles=titles)
    assert (answer.status_code, titles.splitlines()[-1] in answer.content.decode()) == (422, True)
    assert Idea.objects.count() == 1


@pytest.mark.parametrize("kind", ["PARTNER", "LEADER"])
def test_who_sees_the_parent_and_not_the_child_sees_nothing_of_it(hands, kind):
    open_one = opened(hands.idea("Zwemmen"), "association", "partner_organisation", "team_leader", "management")
    other, action = hands.idea("Fietsen"), action_in(hands.network)
    IdeaAction.objects.create(authority=hands.authority, idea=other, action=action, since=action.since)
    owner, outsider = hands.user, hands.comes(kind)
    pages = [("idea", open_one.key), ("list",), ("archive",)]
    pages += [("link", open_one.key), ("of_action", action.pk)] if kind == "LEADER" else []
    before = [bare(hands.text(*page)) for page in pages]
    hands.sits(owner)
    hands.send("merge", open_one.key, others=[other.key], title="Sporten")
    hands.sits(outsider)
    assert [bare(hands.text(*page)) for page in pages] == before
    assert hands.see("family", open_one.key).status_code == 404
    if kind == "LEADER":
        said = hands.send("link", open_one.key, chosen=str(action.pk))
        assert (said.status_code, "opgegaan" in said.content.decode()) == (200, False)


def test_guests_and_strangers_put_nothing_together(hands):
    idea = hands.idea()
    IdeaFactory(network=hands.network, owner=hands.user)
    guest = with_role(hands.network, "PARTNER")
    let_in(idea, guest)
    for user in (guest, with_role(hands.network, "DIRECTOR")):
        hands.sits(user)
        for page in ("merge", "split", "let_go"):
            assert hands.see(page, idea.key).status_code == 404
            assert hands.client.post(hands.to(page, idea.key), {}).status_code == 404
        for page in ("keep_breeding", "breed_again"):
            assert hands.press(page, idea.key).status_code == 404
        assert hands.client.post(hands.to("take_back", "nothing")).status_code == 404


def bare(text):
    """A page without what is another at each look."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"|name="key" value="[^"]+"|nonce="[^"]+"', "", text)
