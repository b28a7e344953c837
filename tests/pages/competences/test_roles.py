"""The roles of a network, in the pages: made, taken over, held, ended, and taken back; and who sees which names."""

import pytest

from draagvlak.capabilities.competences.models import Holding, NetworkRole
from tests.factories import SeatFactory
from tests.factories.competences import DescribedFactory, HoldingFactory, NeedFactory, NetworkRoleFactory
from tests.pages.competences.conftest import Hands, said


@pytest.fixture
def director(house, client):
    return Hands(client, house.director, "net")


def test_ready_proposals_are_taken_over_changed_and_taken_back(house, director):
    page = director.text("roles")
    assert "Nog geen rollen." in page
    assert page.count("Neem over") == 4
    answer = director.press("take_over", "storyteller")
    assert "Overgenomen." in said(answer)
    assert said(answer).count("Neem over") == 3
    key = NetworkRole.objects.get().pk
    changed = director.send("change_role", key, name="Verteller", need_listening="4")
    assert "Verteller" in said(changed)
    assert "leert het anderen" in said(changed)
    assert "Resultaten zichtbaar maken" not in said(changed)
    assert "Ongedaan gemaakt." in said(director.undo(changed))
    assert NetworkRole.objects.get().name == "Verhalenverteller"
    assert director.client.post(director.to("take_over", "own")).status_code == 404
    assert "Er is al een rol" in said(director.press("take_over", "storyteller"))


def test_a_role_of_ones_own_and_who_has_it(house, director):
    answer = director.send("make_role", name="Gastvrouw", hours="4", need_trust="3")
    assert "Vertrouwen opbouwen met mensen in armoede" in said(answer)
    key = NetworkRole.objects.get().pk
    answer = director.send("hold", key, person=str(house.poor.pk), since="2026-01-05")
    assert "Cis Zonder" in said(answer)
    held = Holding.objects.get().pk
    answer = director.send("holding", held, since="2026-01-05", until="2026-02-05")
    assert "Wie had ze vroeger?" in said(answer)
    director.undo(answer)
    answer = director.press("remove_holding", held)
    assert not Holding.objects.exists()
    director.undo(answer)
    answer = director.press("end_role", key)
    assert "Vroegere rollen" in said(answer)
    assert "Deze rol is er niet meer." in said(director.press("end_role", key))
    director.undo(answer)
    assert Holding.objects.get().until is None
    assert director.client.get(director.to("holding", 0)).status_code == 404


def test_what_is_wrong_is_said_and_what_was_typed_stays(house, director):
    NetworkRoleFactory(network=house.network, name="Gastvrouw")
    answer = director.send("make_role", name="gastvrouw", text="Ontvangt mensen.")
    assert answer.status_code == 422
    assert "Er is al een rol met deze naam." in said(answer)
    assert "Ontvangt mensen." in said(answer)


def test_somebody_else_was_first(house, director):
    role = NetworkRoleFactory(network=house.network, name="Gastvrouw", version=3)
    answer = director.client.post(
        director.to("change_role", role.pk), {"key": "k" * 20, "version": "2", "name": "Gastheer"}
    )
    assert answer.status_code == 409
    assert "Gastvrouw" in said(answer)


@pytest.mark.parametrize(
    ("kind", "sees"),
    [
        ("director", "Bo Claes"),
        ("colleague", "Bo Claes"),
        ("partner", "Voor deze rol is er iemand."),
        ("experience", "Voor deze rol is er iemand."),
        ("leader", "Voor deze rol is er iemand."),
    ],
)
def test_names_as_the_reader_may_know_and_no_levels_of_anybody(house, client, kind, sees):
    role = NetworkRoleFactory(network=house.network)
    NeedFactory(role=role, level=2)
    HoldingFactory(role=role, person=house.bo)
    DescribedFactory(person=house.bo, level=4, words="Dit is van mij alleen")
    hands = Hands(client, SeatFactory(network=house.network, role__kind=kind).role.user, "net")
    for page in (hands.text("roles"), hands.text("role", role.pk)):
        assert sees in page
        assert ("Bo Claes" in page) == (sees == "Bo Claes")
        assert "Dit is van mij alleen" not in page
        assert "leert het anderen" not in page or kind == "director"


def test_ones_own_role(house, client):
    HoldingFactory(role=NetworkRoleFactory(network=house.network), person=house.bo)
    assert "Dit is jouw rol." in Hands(client, house.bo.account, "net").text("roles")


@pytest.mark.parametrize("many", [1, 3])
def test_as_many_queries_for_one_as_for_three(house, director, django_assert_num_queries, many):
    for _n in range(many):
        role = NetworkRoleFactory(network=house.network)
        NeedFactory(role=role)
        HoldingFactory(role=role, person=house.bo)
    director.text("roles")
    with django_assert_num_queries(14):
        director.text("roles")
