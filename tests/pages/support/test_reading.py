"""Who sees what of the ledger (TRUST §1), and how much it takes to show it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from draagvlak.capabilities.support.actions.evidence import Beside, Sent
from draagvlak.capabilities.support.actions.steps import Plan, plan_step
from tests.factories.people import add_someone

pytestmark = pytest.mark.django_db
NAMED, IN_WORDS, OF_BODY, STEP = "zwxnamedzq", "zwxinwordszq", "zwxofbodyzq", "zwxstepzq"
PDF = b"%PDF-1.7\nverslag\n%%EOF\n"


@pytest.fixture
def full(hands):
    """Evidence of a body, one that names somebody in its words, one by name; and a step."""
    hands.an = add_someone(hands.network, "An Peeters", ("political",))
    hands.college = hands.body()
    hands.note(hands.college, "presence", text=OF_BODY)
    hands.secret = hands.note(hands.college, "hours", text=f"{IN_WORDS} An Peeters", beside=Beside(Sent("x.pdf", PDF)))
    hands.note(hands.an, "structural_decision", text=NAMED)
    plan_step(*hands.who, Plan("political", STEP, person=hands.an.pk), hands.step())
    return hands


def shown(hands):
    pages = [hands.see("layers"), hands.see("layer", "political"), hands.see("body", hands.college.pk)]
    text = "".join(page.content.decode() for page in pages)
    return {word for word in (NAMED, IN_WORDS, OF_BODY, STEP) if word in text}, text


@pytest.mark.parametrize("kind", ["director", "administrator"])
def test_director_and_administrator_see_all(full, kind):
    full.as_role(kind)
    found, text = shown(full)
    assert found == {NAMED, IN_WORDS, OF_BODY, STEP}
    assert "legde het vast voor langer" in text
    assert full.see("file", full.secret.pk).status_code == 200


@pytest.mark.parametrize("kind", ["colleague", "leader", "politician"])
def test_others_see_what_bodies_showed_and_a_level_of_that_alone(full, kind):
    full.as_role(kind)
    found, text = shown(full)
    assert found == {OF_BODY}
    assert "staat er zichtbaar achter" in text
    assert "legde het vast voor langer" not in text
    assert "Je ziet hier alleen bewijs van organen." in text
    assert ("An Peeters" in text) is False
    assert full.see("file", full.secret.pk).status_code == 404
    assert full.see("evidence", full.secret.pk).status_code == 404


@pytest.mark.parametrize("kind", ["partner", "experience", "storyteller"])
def test_whoever_has_no_right_finds_nothing(full, kind):
    full.as_role(kind)
    assert {full.see(*page).status_code for page in (("layers",), ("layer", "political"))} == {404}


def test_the_log_says_that_but_not_what(full, client):
    page = client.get("/gemeente/privacy/logboek/").content.decode()
    assert "werkte aan het bewijs van steun" in page.lower()
    assert not {word for word in (NAMED, IN_WORDS, OF_BODY, STEP) if word in page}


def test_a_fixed_number_of_queries(full):
    def asked(*page):
        full.see(*page)  # the first request of a session costs more
        with CaptureQueriesContext(connection) as queries:
            assert full.see(*page).status_code == 200
        return len(queries)

    pages = (
        ("layers",),
        ("layer", "political"),
        ("body", full.college.pk),
        ("note", "political"),
        ("plan", "political"),
    )
    before = [asked(*page) for page in pages]
    for _each in range(3):
        someone = add_someone(full.network, layers=("political",))
        other = full.body(name=f"Orgaan {full.steps}")
        full.sits(other, someone)
        full.sits(full.college, someone)
        full.note(other)
        full.note(full.college, beside=Beside(Sent("x.pdf", PDF)))
        full.note(someone)
        plan_step(*full.who, Plan("political", "nog een"), full.step())
    assert [asked(*page) for page in pages] == before
