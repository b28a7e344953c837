"""How people took part, out of the diary: numbers of groups of five and more, and of nobody a name."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draagvlak.analysis.layers import LAYERS
from draagvlak.capabilities.publications.queries.blocks import block_of
from draagvlak.capabilities.publications.queries.took_part import _grouped, took_part
from draagvlak.capabilities.publications.readers.schemes import scheme_of
from tests.factories.people import add_contact, add_someone

OCTOBER, NOVEMBER = date(2026, 10, 5), date(2026, 11, 5)


def many(network, layer, count):
    return [add_someone(network, f"{layer} {n}", (layer,)) for n in range(count)]


@pytest.mark.django_db
def test_contacts_are_counted_by_month_and_group(desk):
    poor = many(desk.network, "people_in_poverty", 6)
    partners = many(desk.network, "partner_organisation", 5)
    add_contact(desk.network, *poor, *partners, on=OCTOBER)
    add_contact(desk.network, *poor[:2], on=NOVEMBER)
    add_contact(desk.network, *poor, on=date(2025, 11, 30))  # before the twelve months
    add_contact(desk.network, *poor, on=date(2026, 11, 25))  # still to come
    found = took_part(desk.network)
    assert (found.months[0], found.months[-1], found.contacts) == ((2025, 12), (2026, 11), 2)
    told = [(one.layers, one.people, one.contacts, one.by_month[-2:]) for one in found.groups]
    assert told == [(("people_in_poverty",), 5, 2, (1, 1)), (("partner_organisation",), 5, 1, (1, 0))]


@pytest.mark.django_db
def test_few_people_are_taken_together_or_left_out(desk):
    few = [*many(desk.network, "political", 3), *many(desk.network, "management", 1)]
    add_contact(desk.network, *few, on=NOVEMBER)
    assert took_part(desk.network).groups == ()
    more = many(desk.network, "political", 1)
    add_contact(desk.network, *more, on=NOVEMBER)
    assert [one.layers for one in took_part(desk.network).groups] == [("management", "political")]


@pytest.mark.django_db
def test_neither_the_director_nor_who_objected_counts(desk):
    people = many(desk.network, "colleague", 6)
    desk.network.director = people[0]
    people[1].objected_on = NOVEMBER
    people[1].save()
    add_contact(desk.network, *people, on=NOVEMBER)
    assert took_part(desk.network).groups == ()
    add_contact(desk.network, *many(desk.network, "colleague", 1), on=NOVEMBER)
    assert [one.people for one in took_part(desk.network).groups] == [5]


@pytest.mark.django_db
def test_the_block_names_nobody_and_is_for_who_sees_the_diary(desk):
    people = [add_someone(desk.network, f"Geheim {n}", ("people_in_poverty",)) for n in range(5)]
    add_contact(desk.network, *people, on=OCTOBER)
    scheme = scheme_of(desk.note.scheme)
    assert block_of(desk.network, scheme, desk.note, "taking_part", sees_diary=False) == ""
    assert block_of(desk.network, scheme, desk.note, "taking_part", sees_diary=True) == (
        "Van december 2025 tot en met november 2026 telden we 1 contact met het netwerk, vergaderingen "
        "meegeteld.\n- Mensen in armoede: minstens 5 mensen, in 1 contact (oktober 2026: 1)."
    )


PEOPLE = st.dictionaries(st.integers(1, 30), st.sampled_from(LAYERS), max_size=30)


@settings(max_examples=30)
@given(PEOPLE, st.lists(st.sets(st.integers(1, 30), max_size=6), max_size=12))
def test_every_group_has_five_people_and_no_more_contacts_than_there_were(layer_of, contacts):
    days = {number: OCTOBER if number % 2 else NOVEMBER for number in range(len(contacts))}
    there, present = {}, {}
    for number, those in enumerate(contacts):
        for person in those & layer_of.keys():
            there.setdefault(layer_of[person], set()).add(person)
            present.setdefault(number, set()).add(layer_of[person])
    found = _grouped(((2026, 10), (2026, 11)), days, there, present)
    for group in found.groups:
        really = sum(len(there[layer]) for layer in group.layers)
        assert 5 <= group.people <= really
        assert group.people % 5 == 0
        assert group.contacts == sum(group.by_month) <= found.contacts
    named = [layer for group in found.groups for layer in group.layers]
    assert sorted(named) == sorted(there if sum(map(len, there.values())) >= 5 else [])
