"""Contacts of a list as they are packed, kept and read back; names and days that are known at sight."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagvlak.analysis.records import KnownTie
from draagvlak.capabilities.exchange.mapping import brought, dates, gathered
from draagvlak.capabilities.exchange.mapping.gathered import Contacts, ListedContact
from draagvlak.capabilities.exchange.mapping.listing import ListedPerson, Listing
from draagvlak.capabilities.exchange.mapping.people import People
from draagvlak.capabilities.exchange.queries.handing import rows_of

NOW = date(2026, 3, 5)
ids = st.sampled_from(["p1", "p2", "p3"])
texts = st.text('a\x1f"\\ é\n漢', max_size=3)
contacts = st.builds(
    ListedContact,
    on=st.dates(date(2026, 3, 3), date(2026, 3, 7)),
    participants=st.lists(ids, min_size=1, max_size=3).map(tuple),
    kind=texts,
    subject=texts,
    sheet=texts,
    row=st.integers(1, 3),
    reference=st.sampled_from(["", "", "c1"]),
)


@pytest.fixture(autouse=True, scope="module")
def _small_blocks():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gathered, "BLOCK", 3)
        patch.setattr(brought, "TOGETHER", 2)
        yield


def gather(given):
    found = Contacts(NOW)
    for contact in given:
        found.add(contact)
    return found


def what(found):
    return (
        [*found],
        [*found.referenced()],
        [*found.unreferenced()],
        len(found),
        found.planned,
        found.met(),
    )


@given(st.lists(contacts, max_size=10))
def test_they_come_back_as_they_came(given):
    found = gather(given)
    said = [(c.on, c.kind, c.subject, c.participants, c.reference) for c in given]
    assert what(found) == (
        given,
        [c for c in given if c.reference],
        [one for one in said if not one[-1]],
        len(given),
        sum(c.on > NOW for c in given),
        Counter(id_ for c in given if c.on <= NOW for id_ in c.participants),
    )
    assert what(found) == what(Contacts.resumed(NOW, found.kept(), [*found.pieces()]))


@given(st.lists(contacts, min_size=1, max_size=10), st.data())
def test_whose_list_it_is_takes_part_where_nobody_said_so(given, data):
    ends = sorted(data.draw(st.sets(st.integers(0, len(given)), min_size=2, max_size=2) | st.just({0, 1})))
    found = gather(given)
    found.take_owner("p1", [range(*ends)])
    there = [
        tuple(dict.fromkeys(("p1", *c.participants))) if n in range(*ends) else c.participants
        for n, c in enumerate(given)
    ]
    assert [c.participants for c in found] == there
    assert [c.participants for c in Contacts.resumed(NOW, found.kept(), [*found.pieces()])] == there


people = st.lists(st.builds(ListedPerson, ids, texts, st.just(("colleague",)) | st.just(()), texts), max_size=5)


@given(people, st.lists(contacts, max_size=7), st.lists(st.builds(KnownTie, ids, ids, st.floats(0, 1)), max_size=5))
def test_what_a_list_brings_can_be_kept(people, given, ties):
    listing = Listing(tuple(people), gather(given), tuple(ties), "p1", "given", 0, (), (), ())
    pieces = [*brought.pieces_of(listing, "mark")]
    kept = brought.brought_in(pieces, "mark")
    for part in ("people", "known_ties", "director"):
        assert getattr(kept, part) == getattr(listing, part)
    assert [*kept.gathered] == given
    for part in ("people", "ties", "director", "of", "referenced"):
        assert getattr(rows_of(kept), part) == getattr(rows_of(listing), part)
    assert [*rows_of(kept).contacts] == [*rows_of(listing).contacts]
    assert (brought.brought_in(pieces, "other"), brought.brought_in([], "mark")) == (None, None)


def test_the_mark_changes_with_all_that_decides_what_a_list_brings():
    said = [({"a": 1}, {}, "", NOW), ({"a": 2}, {}, "", NOW), ({"a": 1}, {"p1": "p2"}, "", NOW)]
    said += [({"a": 1}, {}, "An", NOW), ({"a": 1}, {}, "", date(2026, 3, 6))]
    assert len({brought.under(*one) for one in said}) == len(said)
    assert brought.under({"a": 1, "b": 2}, {}, "", NOW) == brought.under({"b": 2, "a": 1}, {}, "", NOW)


NAMES = ("An", "Bo", "en", "&", "3 bewoners", "an", "")
BETWEEN = (", ", ",", " ", "  ", "; ", " en ", " & ", "\n", " , ", ",  ")


class Slow(dict):
    """Names that are never known at sight."""

    def get(self, key, other=None):
        return other


@given(st.lists(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(BETWEEN)), max_size=5), max_size=6))
def test_names_known_at_sight_are_those_that_were_looked_for(cells):
    fast, slow = People({}, {}), People({}, {})
    slow.texts = {False: Slow(), True: Slow()}
    for cell in ("".join(name + after for name, after in one).strip() for one in cells):
        assert fast.in_cell(cell or None) == slow.in_cell(cell or None), cell
    assert fast.nameless == slow.nameless
    assert fast.everybody() == slow.everybody()


number = st.integers(0, 40).map(str) | st.integers(0, 9).map("0{}".format)
marks = st.sampled_from("-/. –")


@given(st.builds("{}{}{}{}{}".format, number | st.integers(1800, 2300), marks, number, marks, number | st.just("2026")))
def test_a_day_known_at_sight_is_the_one_that_was_looked_for(text):
    with pytest.MonkeyPatch.context() as slow:
        slow.setattr(dates, "PLAIN", dates.re.compile("never"))
        looked_for = [(dates.read_date(text, first), dates.is_range(text)) for first in (True, False)]
    assert [(dates.read_date(text, first), dates.is_range(text)) for first in (True, False)] == looked_for
