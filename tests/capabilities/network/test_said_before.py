"""Counting in a sorted array what a list says tells the same as counting it in a dictionary."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from draagvlak.capabilities.network.queries.said_before import SaidBefore

BASES = [bytes([n]) + bytes(15) for n in range(3)] + [bytes(16), b"a" * 16, b"a" * 15 + b"\x00"]
blocks = st.lists(st.lists(st.tuples(st.sampled_from(BASES), st.integers(0, 2)), max_size=6), max_size=6)


@given(blocks)
def test_it_counts_as_a_dictionary_does(blocks):
    said, counted = SaidBefore(), Counter()
    for block in blocks:
        found = []
        for (base, passed), before in zip(block, said.before([base for base, _ in block]), strict=True):
            found.append(before == counted[base])
            said.pass_by(base, passed)
            counted[base] += 1 + passed
        assert all(found)


def test_what_was_passed_by_counts_in_the_next_block():
    said = SaidBefore()
    for _ in said.before([b"a" * 16]):
        said.pass_by(b"a" * 16, 2)
    assert list(said.before([b"b" * 16, b"a" * 16, b"b" * 16, b"a" * 16])) == [0, 3, 1, 4]
