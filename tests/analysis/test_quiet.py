"""Which ties were once active: by the strength on every day of contact, summed anew."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from draagvlak.analysis.conversations.quiet import Once
from draagvlak.analysis.records import Contact, Person, Records
from draagvlak.analysis.report import make_report
from draagvlak.analysis.ties import is_active, meetings_of, strengths

DAY = date(2026, 11, 24)
PEOPLE = "abcdefgh"
EVERYBODY = tuple(Person(id_, id_) for id_ in PEOPLE)


@st.composite
def contacts(draw):
    when = st.integers(0, 900).map(lambda age: DAY - timedelta(days=age))
    who = st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=9)
    return draw(st.lists(st.builds(Contact, when, who.map(tuple)), max_size=12))


def once_of(met, as_of, half_life=180.0, later=()):
    """Pairs of ids once active, those of `later` told one by one after the others."""
    number = {id_: n for n, id_ in enumerate(PEOPLE)}
    once = Once(meetings_of(Records(EVERYBODY, tuple(met)), number, as_of), len(PEOPLE), half_life)
    for contact in later:
        once.met(sorted({number[id_] for id_ in contact.participants}), contact.on)
    return {(PEOPLE[a], PEOPLE[b]) for a in range(len(PEOPLE)) for b in once.of(a) if a < b}


@given(contacts(), contacts(), st.sampled_from([30.0, 180.0]))
@settings(deadline=None)
def test_it_is_the_days_of_contact_that_count(met, later, half_life):
    every = [*met, *later]
    expected = {
        pair
        for day in {contact.on for contact in every}
        for pair, strength in strengths(every, day, half_life).items()
        if is_active(strength)
    }
    assert once_of(every, DAY, half_life) == expected
    assert once_of(met, DAY, half_life, later) == expected


def test_an_assembly_makes_no_tie_to_revive_and_a_talk_does():
    met = (Contact(DAY - timedelta(days=500), tuple("abcdefgh")), Contact(DAY - timedelta(days=500), ("a", "b")))
    assert once_of((*met, Contact(DAY + timedelta(days=1), ("c", "d"))), DAY) == {("a", "b")}


def test_two_that_talked_long_ago_may_be_brought_together_again():
    """The pieces a–b–c and d lie apart: d once knew a, and lately nobody."""
    layers = {"a": ("people_in_poverty",), "c": ("colleague",), "d": ("association",)}
    people = tuple(Person(id_, id_, layers.get(id_, ())) for id_ in "abcd")
    old, new = DAY - timedelta(days=700), DAY - timedelta(days=1)
    met = (Contact(old, ("a", "c")), Contact(old, ("d", "a")), Contact(new, ("a", "b")), Contact(new, ("b", "c")))
    (talk,) = make_report(Records(people, met), DAY, draws=0).proposal.conversations
    assert (talk.a, talk.b, talk.kind, talk.joined) == ("a", "d", "revive", 3)
