"""Somebody in every text of a booklet."""

from draagvlak.capabilities.booklets.models import Booklet, BookletStory
from tests.factories.booklets import booklet_of, published_story

KEEP_HISTORY = (Booklet, BookletStory)


def plant_booklets(network, said, name):
    """With a version of before."""
    booklet = booklet_of(network, name, [published_story(network, "Een verhaal")], line=name, foreword=said)
    booklet.save()
    booklet.chapters.get().save()
