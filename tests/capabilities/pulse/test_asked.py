"""How many were asked and how many answered: never a number of one to four, also not by subtracting."""

from itertools import pairwise

import pytest
from django.utils.timezone import localdate
from hypothesis import given, settings
from hypothesis import strategies as st

from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.network.models import Membership
from draagvlak.capabilities.pulse.queries.asked import (
    asked_by_layer,
    known_addresses,
    responses_of,
    told,
    ways_of,
)
from draagvlak.capabilities.pulse.queries.kept import to_keep
from tests.factories.meetings import MemberFactory
from tests.factories.surveys import AnswerSheetFactory, LinkFactory

COUNTS = st.lists(st.integers(0, 9), min_size=1, max_size=len(Layer.values))


@settings(deadline=None)  # the first asks for words too
@given(COUNTS)
def test_nobody_can_tell_fewer_than_five(counts):
    answered = dict(zip(Layer.values, counts, strict=False))
    said = told(dict.fromkeys(answered, 10), answered)
    shown = {one.layer: one.answered for one in said.layers if one.answered is not None}
    assert shown == {layer: count - count % 5 for layer, count in answered.items() if count >= 5}
    rest = sum(count for count in answered.values() if count < 5)
    everybody = sum(answered.values())
    is_told = everybody >= 5 and (rest >= 5 or len(shown) == len(answered))
    assert said.answered == (everybody - everybody % 5 if is_told else None)


def test_two_looks_never_differ_by_fewer_than_five():
    seen = [told({"colleague": 30}, {"colleague": count}).answered or 0 for count in range(31)]
    assert {after - before for before, after in pairwise(seen)} == {0, 5}


@pytest.mark.django_db
def test_once_closed_the_numbers_are_those_of_the_results(survey):
    for layer, count in (("colleague", 7), ("association", 6), ("political", 2)):
        LinkFactory(survey=survey, layer=layer, many=True, expected=10)
        AnswerSheetFactory.create_batch(count, survey=survey, layer=layer)
    AnswerSheetFactory(survey=survey, layer="colleague", values=[None] * 6)
    survey.state, survey.kept = "closed", to_keep(survey)
    said = responses_of(survey)
    assert [(one.layer, one.answered, one.is_along) for one in said.layers] == [
        ("association", None, True),
        ("colleague", 7, False),
        ("political", None, False),
    ]
    assert (said.asked, said.answered, said.at_least) == (30, 15, False)


def test_a_layer_of_nobody_hides_like_one_of_four():
    few, none = (told({"political": 9, "colleague": 9}, {"colleague": 8, "political": n}) for n in (4, 0))
    assert (few, few.answered) == (none, None)


@pytest.mark.django_db
def test_who_was_asked_is_counted_by_what_was_expected(survey):
    today = localdate()
    for said in (
        {},
        {"revoked_on": today},
        {"revoked_on": today, "is_used": True},
        {"many": True, "expected": 12},
        {"layer": "political", "email": "a@b.example", "sent_on": today},
        {"layer": "political", "email": "c@b.example"},
    ):
        LinkFactory(survey=survey, **said)
    assert asked_by_layer(survey) == {"colleague": 14, "political": 2}
    ways = ways_of(survey)
    assert (ways.mails, ways.waiting, ways.sheets, ways.groups, ways.to_remind) == (2, 1, 1, 1, 1)
    for _number in range(16):
        AnswerSheetFactory(survey=survey)
    colleagues, board = responses_of(survey).layers
    assert (colleagues.asked, colleagues.answered, colleagues.is_more) == (14, 15, True)
    assert (board.asked, board.answered, board.is_more) == (2, None, False)


@pytest.mark.django_db
def test_known_addresses_are_of_the_main_layer_and_with_consent(survey):
    today = localdate()

    def member(email, layers=("colleague",), **said):
        here = {"network": survey.network, "person__authority": survey.authority}
        MemberFactory(layers=list(layers), person__email=email, **here, **said)

    member("b@een.example")
    member("A@een.example")
    member("a@een.example")
    member("")
    member("weg@een.example", until=today.replace(year=2020))
    member("nee@een.example", person__objected_on=today)
    member("ander@een.example", ("political", "colleague"))
    member("arm@een.example", ("people_in_poverty",))
    member("wil@een.example", ("people_in_poverty",), person__contact_consent_on=today)
    assert Membership.objects.count() == 9
    assert known_addresses(survey.network, "colleague") == ["a@een.example", "b@een.example"]
    assert known_addresses(survey.network, "people_in_poverty") == ["wil@een.example"]
