"""What somebody says of themselves, and what a proposal may know of it while they allow that."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils.timezone import localdate

from draagvlak.analysis.matching.people import Candidate
from draagvlak.basics.editing import ChangedMeanwhileError
from draagvlak.capabilities.accounts.models import AuditEntry, Role, SentForm
from draagvlak.capabilities.competences.actions import own
from draagvlak.capabilities.competences.actions.own import OWN_TABLES, Said
from draagvlak.capabilities.competences.models import Allowed, Described
from draagvlak.capabilities.competences.queries.own import own_card, own_page
from draagvlak.capabilities.competences.queries.taking_along import own_words_as_json
from draagvlak.capabilities.competences.queries.usable import candidates
from draagvlak.capabilities.network.models import Membership, Person
from draagvlak.capabilities.network.readers.details import RefusedError
from tests.factories import SeatFactory
from tests.factories.competences import (
    AllowedFactory,
    AskedFactory,
    CardFactory,
    DescribedFactory,
    HoldingFactory,
    NetworkRoleFactory,
    WishFactory,
    add_account,
)


def describe(house, level=3, words="", version=0, card="listening", who=None):
    return own.describe((who or house.an).account, house.authority, card, Said(level, words), version)


def test_one_describes_oneself_changes_it_and_takes_it_back(house):
    describe(house, 2, " Ik zweeg. ")
    mine = own_card(house.an.account, "listening")
    assert (mine.said.level, mine.said.words, mine.said.version) == (2, "Ik zweeg.", 1)
    describe(house, 0, "", 1)
    assert own_card(house.an.account, "listening").behaviour == ""
    with pytest.raises(ChangedMeanwhileError):
        describe(house, 4, "", 1)
    for _click in range(2):
        own.take_back_words(house.an.account, house.authority, "listening")
    assert not Described.objects.exists()


def test_it_leaves_no_line_no_form_and_no_history(house):
    describe(house, 4, "Woorden")
    own.allow(house.an.account, house.authority, house.network)
    own.say_room(house.an.account, house.authority, house.network, 2, 8, [])
    assert not AuditEntry.objects.exists()
    assert not SentForm.objects.exists()
    assert not any(hasattr(table, "history") for table in OWN_TABLES)
    assert all(table.leaves_no_trace for table in OWN_TABLES)


def test_what_is_refused(house):
    with pytest.raises(RefusedError, match="register-number"):
        describe(house, words="85.07.30-033.28")
    gone = CardFactory(authority=house.authority, gone_on=localdate())
    for card in (gone.key, "nothing"):
        with pytest.raises(RefusedError, match="card-gone"):
            describe(house, card=card)
    stranger = SeatFactory().role.user
    with pytest.raises(PermissionDenied):
        own.describe(stranger, house.authority, "listening", Said(3), 0)


def test_also_who_is_not_known_among_the_people(house):
    own.describe(house.director, house.authority, "listening", Said(3), 0)
    page = own_page(house.director, house.authority)
    assert (page.person, page.places) == (None, ())
    assert page.cards[0].said.person is None
    with pytest.raises(LookupError):
        own.allow(house.director, house.authority, house.network)


def test_another_account_of_the_same_person_reads_none_of_it(house):
    describe(house, 4, "Van An")
    own.allow(house.an.account, house.authority, house.network)
    later = SeatFactory(network=house.network, role__kind="colleague").role.user
    Person.objects.filter(pk=house.an.pk).update(account=later)
    page = own_page(later, house.authority)
    assert [one.said for one in page.cards if one.said] == []
    assert page.places[0].allowed_since is None
    assert candidates(house.network) == []


def candidate(house, **said):
    return Candidate(str(house.an.pk), **{"cap": 1, "levels": {"listening": 3}} | said)


def test_a_proposal_knows_it_only_while_it_is_allowed(house):
    describe(house)
    assert candidates(house.network) == []
    for _click in range(2):
        own.allow(house.an.account, house.authority, house.network)
    assert candidates(house.network) == [candidate(house)]
    for _click in range(2):
        own.withdraw(house.an.account, house.authority, house.network)
    assert candidates(house.network) == []
    row = Allowed.objects.get()
    assert (row.since, row.until) == (localdate(), localdate())
    own.allow(house.an.account, house.authority, house.network)
    assert candidates(house.network) == [candidate(house)]
    own.take_back_words(house.an.account, house.authority, "listening")
    assert candidates(house.network) == [candidate(house, levels={})]


def test_a_proposal_knows_room_wishes_and_roles_that_one_has(house):
    role, held = (NetworkRoleFactory(network=house.network) for _n in range(2))
    elsewhere = NetworkRoleFactory(network__authority=house.authority)
    describe(house)
    own.allow(house.an.account, house.authority, house.network)
    own.say_room(house.an.account, house.authority, house.network, 3, None, [role.pk, held.pk, elsewhere.pk])
    HoldingFactory(role=held, person=house.an)
    WishFactory(role=elsewhere, person=house.an)
    expected = candidate(house, cap=2, wishes=frozenset({str(role.pk), str(held.pk)}))
    assert candidates(house.network) == [expected]
    own.say_room(house.an.account, house.authority, house.network, 0, None, [])
    assert candidates(house.network) == [candidate(house, cap=0)]
    assert candidates(elsewhere.network) == []


@pytest.mark.parametrize("how", ["left", "objected", "role ended", "politician", "inactive"])
def test_not_of_who_left_objected_or_can_no_longer_withdraw(house, how):
    describe(house)
    own.allow(house.an.account, house.authority, house.network)
    yesterday = localdate() - timedelta(days=1)
    user = house.an.account
    if how == "left":
        Membership.objects.filter(person=house.an).update(until=yesterday)
    elif how == "objected":
        Person.objects.filter(pk=house.an.pk).update(objected_on=yesterday)
    elif how == "role ended":
        Role.objects.filter(user=user).update(until=yesterday)
    elif how == "politician":
        Role.objects.filter(user=user).update(kind="politician")
    else:
        user.is_active = False
        user.save()
    assert candidates(house.network) == []


def test_who_left_may_still_withdraw(house):
    own.allow(house.an.account, house.authority, house.network)
    Membership.objects.filter(person=house.an).update(until=localdate() - timedelta(days=1))
    (place,) = own_page(house.an.account, house.authority).places
    assert (place.allowed_since, place.belongs) == (localdate(), False)
    own.withdraw(house.an.account, house.authority, house.network)
    assert own_page(house.an.account, house.authority).places == ()
    with pytest.raises(LookupError):
        own.allow(house.an.account, house.authority, house.network)


def test_one_takes_all_of_it_along_and_forgets_it(house):
    everything(house, house.an, house.bo)
    held = own_words_as_json(house.an.account, house.authority)
    assert [len(held[part]) for part in ("described", "asked", "allowed", "wishes", "capacity")] == [1, 1, 1, 1, 1]
    assert held["described"][0]["behaviour"].startswith("Ik herhaal")
    assert held["asked"][0]["to"] == "Bo Claes"
    other = own_words_as_json(house.bo.account, house.authority)
    assert [row["answer"] for row in other["answered_to_others"]] == ["Ik zag je luisteren."]
    assert "An" not in str(other["answered_to_others"])
    own.forget_all(house.an.account, house.authority)
    assert not any(table.objects.filter(user=house.an.account).exists() for table in OWN_TABLES)


def everything(house, person, other):
    DescribedFactory(person=person)
    AskedFactory(person=person, to=other.account, answer="Ik zag je luisteren.", answered_on=localdate())
    AllowedFactory(person=person, network=house.network)
    WishFactory(person=person, role=NetworkRoleFactory(network=house.network))
    own.say_room(person.account, house.authority, house.network, 2, 8, [])
    WishFactory(person=person, role=NetworkRoleFactory(network=house.network))


@pytest.mark.parametrize("many", [1, 3])
def test_as_many_queries_for_one_as_for_three(house, django_assert_num_queries, many):
    for _n in range(many):
        person = add_account(house.network)
        DescribedFactory(person=person)
        AllowedFactory(person=person, network=house.network)
    with django_assert_num_queries(5):
        assert len(candidates(house.network)) == many
