"""Asking a colleague what they saw: who may be asked, and whose the answer is."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from draagvlak.capabilities.accounts.models import AuditEntry, User
from draagvlak.capabilities.competences.actions import asking
from draagvlak.capabilities.competences.actions.asking import Question
from draagvlak.capabilities.competences.models import Asked
from draagvlak.capabilities.competences.queries.asking import may_be_asked, question_for, waiting_for
from draagvlak.capabilities.competences.queries.own import own_card
from draagvlak.capabilities.network.readers.details import RefusedError
from tests.factories import NetworkFactory, SeatFactory
from tests.factories.competences import AskedFactory, add_account


def ask(house, once="a-form-of-asking-1", words="Waar zag je mij dit doen?", to=None):
    return asking.ask(
        house.an.account, house.authority, Question("listening", (to or house.bo).account.pk, words), once
    )


def test_it_is_asked_once_and_the_asked_one_sees_the_question_and_no_level(house):
    assert ask(house).to == house.bo.account
    assert ask(house) is None
    (waiting,) = waiting_for(house.bo.account)
    assert (waiting.name, waiting.card.key, waiting.question) == (
        "An Peeters",
        "listening",
        "Waar zag je mij dit doen?",
    )
    assert not hasattr(waiting, "level")
    with pytest.raises(RefusedError, match="asked-already"):
        ask(house, "another-form-of-it")
    assert not AuditEntry.objects.exists()


def test_the_answer_is_of_who_asked_and_may_be_removed(house):
    key = ask(house).key
    with pytest.raises(RefusedError, match="empty"):
        asking.answer(house.bo.account, house.authority, key, "  ")
    asking.answer(house.bo.account, house.authority, key, "Op de koffie.")
    assert question_for(house.bo.account, key) is None
    (got,) = own_card(house.an.account, "listening").answers
    assert (got.row.answer, got.name) == ("Op de koffie.", "Bo Claes")
    asking.remove_question(house.bo.account, house.authority, key)  # not theirs: nothing goes
    assert Asked.objects.count() == 1
    for _click in range(2):
        asking.remove_question(house.an.account, house.authority, key)
    assert Asked.objects.count() == 0


def test_one_may_rather_not_and_take_that_back_the_same_day(house):
    key = ask(house).key
    asking.decline(house.bo.account, house.authority, key)
    (got,) = own_card(house.an.account, "listening").answers
    assert (got.row.answer, got.row.declined_on) == ("", localdate())
    asking.open_again(house.bo.account, house.authority, key)
    asking.answer(house.bo.account, house.authority, key, "Toch wel.")
    Asked.objects.update(answered_on=localdate() - timedelta(days=1))
    with pytest.raises(LookupError):
        asking.open_again(house.bo.account, house.authority, key)


def test_not_by_anybody_else(house):
    key = ask(house).key
    for act in (asking.decline, asking.open_again):
        with pytest.raises(LookupError):
            act(house.director, house.authority, key)
    with pytest.raises(LookupError):
        asking.answer(house.an.account, house.authority, key, "Ik antwoord mezelf.")


def test_who_may_be_asked_is_whom_one_may_know_by_name(house):
    User.objects.filter(pk=house.director.pk).update(first_name="Lies", last_name="Regisseur")
    add_account(house.network, "politician", "Dirk Politiek")
    beside = NetworkFactory(authority=house.authority)
    add_account(beside, name="Els Elders")
    SeatFactory(network=house.network, role__kind="colleague")  # of whom nobody said what they are called
    names = [one.name for one in may_be_asked(house.an.account, house.authority)]
    assert names == ["Bo Claes", "Lies Regisseur"]
    partner = [one.name for one in may_be_asked(house.bo.account, house.authority)]
    assert partner == ["An Peeters", "Lies Regisseur"]  # staff alone
    with pytest.raises(RefusedError, match="no-colleague"):
        ask(house, to=add_account(beside))


def test_no_more_than_twenty_wait_at_once(house):
    for _n in range(20):
        AskedFactory(person=house.an)
    with pytest.raises(RefusedError, match="too-many"):
        ask(house)
