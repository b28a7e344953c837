"""What a telephone reads of a card is what was written, whatever signs stand in it."""

import vobject
from hypothesis import given
from hypothesis import strategies as st

from draagvlak.capabilities.network.writers.cards import Card, as_cards

texts = st.text(st.characters(blacklist_categories=["Cs"]), max_size=90)
tricky = st.text(st.sampled_from('a\\,;:\n\r\t "=ë—x'), max_size=90)
said = texts | tricky


def one_line(text):
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


@given(st.lists(st.builds(Card, st.just("p1-abcdefgh@draagvlak"), said, said, said, said), max_size=3))
def test_cards_come_back_as_they_went(cards):
    text = as_cards(cards)
    read = list(vobject.readComponents(text))
    assert [one_line(card.fn.value) for card in read] == [one_line(card.name) for card in cards]
    for card, was in zip(read, cards, strict=True):
        for part, value in (("nickname", was.known_as), ("title", was.function)):
            assert one_line(card.getChildValue(part, "")) == one_line(value)
        assert one_line((card.getChildValue("org") or [""])[0]) == one_line(was.organisation)


@given(said)
def test_nobody_writes_a_line_of_their_own(text):
    lines = as_cards([Card("u", f"x{text}", text, text, text)]).split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    keys = [line.partition(":")[0].partition(";")[0] for line in lines if line and not line.startswith(" ")]
    assert set(keys) <= {"BEGIN", "VERSION", "UID", "FN", "N", "NICKNAME", "TITLE", "ORG", "END"}
    assert keys.count("BEGIN") == 1
