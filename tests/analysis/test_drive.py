"""The drive counts contacts as one would by hand."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from draagvlak.analysis.drive import drive_of
from draagvlak.analysis.layers import LAYERS
from draagvlak.analysis.records import Contact, Person, Records

DAY = date(2026, 11, 24)
PEOPLE = tuple(Person(str(n), str(n), LAYERS[n % 7 : n % 7 + 1 + n % 2]) for n in range(10))
CONTACTS = st.lists(
    st.builds(
        Contact,
        st.integers(-400, 40).map(lambda days: DAY + timedelta(days=days)),
        st.lists(st.sampled_from([person.id for person in PEOPLE]), min_size=1, max_size=5).map(tuple),
    ),
    max_size=20,
)


@given(CONTACTS)
def test_each_number_is_what_one_counts_by_hand(contacts):
    found = drive_of(Records(PEOPLE, tuple(contacts), director="0"), DAY)
    assert (found.months[0], found.months[-1], len(found.months)) == ((2025, 12), (2026, 11), 12)
    layers = {person.id: person.layers for person in PEOPLE}
    for layer in LAYERS:
        for number, month in enumerate(found.months):
            then = [one for one in contacts if (one.on.year, one.on.month) == month and one.on <= DAY]
            there = [one for one in then if any(layer in layers[who] for who in one.participants)]
            mine = [one for one in then if "0" in one.participants]
            others = [one for one in mine if any(layer in layers[who] for who in one.participants if who != "0")]
            assert (found.contacts[layer][number], found.directors[layer][number]) == (len(there), len(others))
