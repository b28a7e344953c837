"""The roles of a network: what each needs and who has it, by steps that can be taken back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils.timezone import localdate

from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.actions import SentBeforeError
from draagvlak.capabilities.competences.actions import holding, roles
from draagvlak.capabilities.competences.actions.holding import Held
from draagvlak.capabilities.competences.actions.roles import Asks
from draagvlak.capabilities.competences.choices import RoleKind
from draagvlak.capabilities.competences.choices.proposals import BY_KIND
from draagvlak.capabilities.competences.models import Holding, Need, NetworkRole
from draagvlak.capabilities.competences.queries.holders import held_before, role_seen, roles_seen
from draagvlak.capabilities.competences.queries.roles import roles_of
from draagvlak.capabilities.network.readers.details import RefusedError
from tests.factories.competences import HoldingFactory, NeedFactory, NetworkRoleFactory, WishFactory
from tests.factories.people import add_someone

STEP = "a-step-of-roles-{}"


def make(house, name="Gastvrouw", step=1, **asks):
    return roles.make_role(*house.by_director, Asks(name, **asks), STEP.format(step))


def shown(house):
    return [
        (one.role.name, {need.card.key: need.level for need in one.needs}, [who.name for who in one.holders])
        for one in roles_of(house.network)
    ]


def test_a_role_with_its_needs_is_made_once_and_taken_back(house):
    make(house, text=" Ontvangt. ", hours=4, needs={"listening": 3, "trust": 0, "nothing": 2})
    with pytest.raises(SentBeforeError):
        make(house)
    assert shown(house) == [("Gastvrouw", {"listening": 3}, [])]
    assert roles_of(house.network)[0].is_vacant
    with pytest.raises(RefusedError, match="role-twice"):
        make(house, "gastvrouw", 2)
    roles.undo_role_step(*house.by_director, STEP.format(1))
    assert shown(house) == []
    assert NetworkRole.history.count() == Need.history.count() == 0
    with pytest.raises(LookupError):
        roles.undo_role_step(*house.by_director, STEP.format(1))


def test_changing_needs_and_taking_that_back(house):
    made = make(house, needs={"listening": 3, "trust": 2})
    at = (made.pk, made.version)
    roles.change_role(*house.by_director, at, Asks("Gastheer", needs={"listening": 4, "chances": 1}), STEP.format(2))
    assert shown(house) == [("Gastheer", {"listening": 4, "chances": 1}, [])]
    with pytest.raises(ChangedMeanwhileError):
        roles.change_role(*house.by_director, at, Asks("Gastheer"), STEP.format(3))
    roles.undo_role_step(*house.by_director, STEP.format(2))
    assert shown(house) == [("Gastvrouw", {"listening": 3, "trust": 2}, [])]


@pytest.mark.parametrize("kind", BY_KIND)
def test_a_ready_proposal_is_taken_over_once(house, kind):
    house.network.director = house.an
    house.network.save()
    roles.take_over(*house.by_director, kind, STEP.format(1))
    needs = {card: int(level) for card, level in BY_KIND[kind].needs.items()}
    who = ["An Peeters"] if kind == RoleKind.DIRECTOR else []
    assert shown(house) == [(str(BY_KIND[kind].name), needs, who)]
    with pytest.raises(RefusedError, match="role-twice"):
        roles.take_over(*house.by_director, kind, STEP.format(2))
    roles.undo_role_step(*house.by_director, STEP.format(1))
    assert shown(house) == []


def test_who_has_it_with_an_account_or_without_from_when_to_when(house):
    role, today = make(house), localdate()
    made = holding.hold(*house.by_director, (role.pk, house.poor.pk), Held(since=date(2026, 1, 5)), STEP.format(2))
    with pytest.raises(RefusedError, match="holds-already"):
        holding.hold(*house.by_director, (role.pk, house.poor.pk), Held(), STEP.format(3))
    assert shown(house) == [("Gastvrouw", {}, ["Cis Zonder"])]
    ended = Held(date(2026, 1, 5), today - timedelta(days=1))
    holding.change_holding(*house.by_director, (made.pk, 1), ended, STEP.format(4))
    assert shown(house) == [("Gastvrouw", {}, [])]
    assert [row.person for row in held_before(role, house.network)] == [house.poor]
    roles.undo_role_step(*house.by_director, STEP.format(4))
    holding.remove_holding(*house.by_director, made.pk, STEP.format(5))
    assert Holding.objects.count() == 0
    roles.undo_role_step(*house.by_director, STEP.format(5))
    assert shown(house) == [("Gastvrouw", {}, ["Cis Zonder"])]


@pytest.mark.parametrize(
    ("period", "why"),
    [
        (Held(since=localdate() + timedelta(days=1)), "not-yet"),
        (Held(date(2026, 2, 1), date(2026, 1, 1)), "before"),
    ],
)
def test_days_that_cannot_be(house, period, why):
    role = make(house)
    with pytest.raises(RefusedError, match=why):
        holding.hold(*house.by_director, (role.pk, house.an.pk), period, STEP.format(2))


def test_not_somebody_of_elsewhere(house):
    role = make(house)
    add_someone(NetworkRoleFactory(network__authority=house.authority).network, "Elders")
    stranger = add_someone(NetworkRoleFactory(network__authority=house.authority).network, "Dirk Elders")
    with pytest.raises(RefusedError, match="no-person"):
        holding.hold(*house.by_director, (role.pk, stranger.pk), Held(), STEP.format(2))


def test_a_role_that_is_not_needed_ends_with_who_has_it_and_comes_back(house):
    role = NetworkRoleFactory(network=house.network, name="Gastvrouw")
    HoldingFactory(role=role, person=house.an)
    for step in (1, 2):  # a second click does nothing
        roles.end_role(*house.by_director, role.pk, STEP.format(step))
    assert shown(house) == []
    assert Holding.objects.get().until == localdate()
    make(house, "Gastvrouw", 3)  # its name is free again
    roles.undo_role_step(*house.by_director, STEP.format(3))
    roles.undo_role_step(*house.by_director, STEP.format(1))
    assert shown(house) == [("Gastvrouw", {}, ["An Peeters"])]


def test_a_wish_holds_back_nothing_and_goes_with_the_role(house):
    role = make(house)
    WishFactory(role=role, person=house.an)
    roles.undo_role_step(*house.by_director, STEP.format(1))
    assert shown(house) == []


def test_names_for_who_reads_people_and_ones_own_role_for_oneself(house):
    role = NetworkRoleFactory(network=house.network)
    HoldingFactory(role=role, person=house.bo)
    names = {
        user: ([who.name for who in seen.shown.holders], seen.is_mine, seen.is_taken)
        for user in (house.director, house.an.account, house.bo.account)
        for seen in roles_seen(user, house.network)
    }
    assert names == {
        house.director: (["Bo Claes"], False, True),
        house.an.account: (["Bo Claes"], False, True),  # a colleague
        house.bo.account: ([], True, True),  # a partner
    }
    assert role_seen(house.director, NetworkRoleFactory().network, role.pk) is None


@pytest.mark.parametrize("many", [1, 3])
def test_four_queries_however_many_there_are(house, django_assert_num_queries, many):
    for _n in range(many):
        role = NetworkRoleFactory(network=house.network)
        NeedFactory(role=role)
        HoldingFactory(role=role, person=house.an)
    with django_assert_num_queries(4):
        assert len(roles_of(house.network)) == many


def test_not_by_who_may_not(house):
    with pytest.raises(PermissionDenied):
        roles.make_role(house.an.account, house.authority, house.network, Asks("X"), STEP.format(1))
