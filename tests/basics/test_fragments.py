"""What is kept of pages: for as long as was said, never more than fits, and the same for every thread."""

import threading
import time

from django.core.cache import caches
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from draagvlak.basics.fragments import A_PART, Shelf, stamp_of


def test_a_text_is_kept_until_its_time_has_come(monkeypatch):
    shelf = Shelf()
    shelf.put("a", "<p>An</p>", 10)
    assert shelf.get("a") == "<p>An</p>"
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 11)
    assert (shelf.get("a"), shelf.held) == (None, 0)


def test_an_empty_text_is_a_text():
    shelf = Shelf()
    shelf.put("a", "", 10)
    assert (shelf.get("a"), shelf.get("b"), shelf.drop("a"), shelf.drop("a")) == ("", None, True, False)


def test_what_was_used_longest_ago_goes_first():
    shelf = Shelf(most=A_PART * 4)
    first, second, *others = "abcdefghijklmnop"[:A_PART]
    for key in (first, second, *others):
        shelf.put(key, "xxxx", 10)
    shelf.get(first)
    shelf.put("q", "xxxx", 10)
    assert (shelf.get(first), shelf.get(second), shelf.get("q")) == ("xxxx", None, "xxxx")


def test_what_is_held_is_counted_in_bytes_and_comes_back_as_it_was():
    shelf = Shelf()
    shelf.put("a", "één – 🎈", 10)
    assert (shelf.get("a"), shelf.held) == ("één – 🎈", 14)


def test_what_is_not_to_be_kept_or_too_large_is_not_kept():
    shelf = Shelf(most=A_PART * 4)
    shelf.put("a", "short", 0)
    shelf.put("b", "x" * 5, 10)
    assert (shelf.get("a"), shelf.get("b"), shelf.held) == (None, None, 0)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 12), st.booleans())))
def test_no_more_is_held_than_fits_and_the_count_is_right(done):
    shelf = Shelf(most=A_PART * 2)
    for key, length, is_put in done:
        if is_put:
            shelf.put(key, "x" * length, 10)
        else:
            shelf.drop(key)
        assert shelf.held <= shelf.most
    assert shelf.held == sum(len(shelf.get(key) or "") for key in "abcdef")


def test_one_shelf_serves_every_thread():
    caches["template_fragments"].set("a", "<p>An</p>", 10)
    seen = []
    thread = threading.Thread(target=lambda: seen.append(caches["template_fragments"].get("a")))
    thread.start()
    thread.join()
    caches["template_fragments"].clear()
    assert (seen, caches["template_fragments"].get("a", "gone")) == (["<p>An</p>"], "gone")


def test_another_language_is_another_stamp():
    with override("nl"):
        dutch = stamp_of("a", 1)
    with override("en"):
        assert stamp_of("a", 1) != dutch
    with override("nl"):
        assert (stamp_of("a", 1) == dutch, stamp_of("a", 2) == dutch) == (True, False)
