"""Which ties were once active: by the strength on every day of contact, summed anew."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from draagvlak.analysis.quiet import once_active, quiet_ties
from draagvlak.analysis.records import Contact, Person, Records
from draagvlak.analysis.ties import is_active, network_of, strengths

DAY = date(2026, 11, 24)
PEOPLE = "abcdefgh"


@st.composite
def contacts(draw):
    when = st.integers(0, 900).map(lambda age: DAY - timedelta(days=age))
    who = st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=9)
    return draw(st.lists(st.builds(Contact, when, who.map(tuple)), max_size=12))


@given(contacts(), st.sampled_from([30.0, 180.0]))
@settings(deadline=None)
def test_it_is_the_days_of_contact_that_count(met, half_life):
    expected = {
        pair
        for day in {contact.on for contact in met}
        for pair, strength in strengths(met, day, half_life).items()
        if is_active(strength)
    }
    assert once_active(met, half_life) == expected


def test_an_assembly_makes_no_tie_to_revive_and_a_talk_does():
    met = (Contact(DAY - timedelta(days=500), tuple("abcdefgh")), Contact(DAY - timedelta(days=500), ("a", "b")))
    later = Contact(DAY + timedelta(days=1), ("c", "d"))
    records = Records(tuple(Person(id_, id_) for id_ in PEOPLE), (*met, later))
    network = network_of(records, DAY)
    assert network.ties == ()
    assert quiet_ties(records, network, DAY, {}) == {("a", "b")}


def test_where_no_way_can_be_added_only_ties_between_pieces_are_asked():
    layers = {"a": ("people_in_poverty",), "c": ("colleague",)}
    people = tuple(Person(id_, id_, layers.get(id_, ())) for id_ in "abcde")
    old, new = DAY - timedelta(days=700), DAY - timedelta(days=1)
    met = (Contact(old, ("a", "c")), Contact(old, ("d", "a")), Contact(new, ("a", "b")), Contact(new, ("b", "c")))
    records = Records(people, met)
    network = network_of(records, DAY)
    assert quiet_ties(records, network, DAY, {"colleague": 1}) == {("a", "d")}
    assert quiet_ties(records, network, DAY, {"colleague": 0}) == {("a", "d"), ("a", "c")}
