"""Published stories that quote fragments, and booklets of them, as tests of several rooms need them."""

from datetime import date

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.booklets.models import Booklet, BookletStory
from draagvlak.capabilities.weaving.models import WovenLink, WovenStory

DAY = date(2026, 4, 1)


def published_story(network, title, fragments=(), text="", **said):
    """Its text begins with `text` and quotes each of `fragments`."""
    words = {
        "title": title,
        "lead": f"Over {title}.",
        "text": "\n\n".join([text, *(f"[[{one.pk}]]" for one in fragments)]),
    }
    read = {f"read_{part}": value for part, value in words.items()}
    told = {"state": "published", "published_on": DAY, "written_on": DAY} | words | read | said
    with inside(network.authority):
        return WovenStory.objects.create(authority=network.authority, network=network, **told)


def linked_stories(story, other):
    with inside(story.authority):
        return WovenLink.objects.create(authority=story.authority, story=story, kind="other", other=other, since=DAY)


def booklet_of(network, title="Wat blijft", stories=(), **said):
    """Published, with `stories` in this order."""
    told = {"state": "published", "published_on": DAY, "made_on": DAY, "line": "", "foreword": ""} | said
    with inside(network.authority):
        made = Booklet.objects.create(authority=network.authority, network=network, title=title, **told)
        for position, story in enumerate(stories, start=1):
            BookletStory.objects.create(authority=network.authority, booklet=made, story=story, position=position)
    return made
