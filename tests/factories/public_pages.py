"""A public page, what is open to everybody, and a story that everybody may read."""

from datetime import date, datetime

from django.utils.timezone import make_aware

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.public_pages.choices import Block
from draagvlak.capabilities.public_pages.models import OpenActivity, PublicPage
from draagvlak.capabilities.weaving.models import WovenStory
from tests.factories.conversations import conversation_in, fragment_in, voice_in

EVERY = [block.value for block in Block]
TOLD_ON = date(2026, 4, 1)


def page_in(network, **said):
    """On, with every block, unless `said` says otherwise."""
    parts = {"is_on": True, "blocks": EVERY, "purpose": "Iedereen doet mee.", "contact": "Het loket."} | said
    return PublicPage.objects.create(authority=network.authority, network=network, **parts)


def activity_in(page, title="Open voormiddag", **said):
    parts = {
        "starts_at": make_aware(datetime(2026, 5, 6, 10)),
        "ends_at": make_aware(datetime(2026, 5, 6, 12)),
        "place": "Bibliotheek",
        "uid": f"{OpenActivity.objects.count()}-0000-4000-8000-000000000000@draagvlak",
        "changed_at": make_aware(datetime(2026, 4, 2, 9)),
    } | said
    return OpenActivity.objects.create(authority=page.authority, page=page, title=title, **parts)


def story_in(network, title="Zonder vervoer geen feest", fragments=(), **said):
    """Published for everybody; the text holds references to `fragments` only."""
    text = "\n\n".join(["Er was eens een feest.", *(f"[[{one.pk}]]" for one in fragments), "Toen reed er een bus."])
    read = {"read_title": title, "read_lead": "Een bus te weinig.", "read_text": text}
    parts = {"title": title, "text": text, "state": "published", "published_on": TOLD_ON, "for_public": True}
    parts |= {"written_on": TOLD_ON} | read | said
    with inside(network.authority):
        return WovenStory.objects.create(authority=network.authority, network=network, **parts)


def voiced(network, words="zonder vervoer geen feest", known_as="An"):
    """A fragment with a voice, of a conversation of its own; nobody agreed to anything yet."""
    conversation = conversation_in(network)
    return fragment_in(conversation, words, voice=voice_in(conversation, known_as))
