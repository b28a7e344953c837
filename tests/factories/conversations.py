"""A conversation with voices, a text and fragments of it, as tests of several rooms need them."""

from datetime import date

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.conversations.models import (
    Conversation,
    Fragment,
    FragmentTheme,
    Participant,
    Source,
    Theme,
)

TEXT = "An zei: zonder vervoer geen feest.\nBo zei: we vragen het nooit aan de mensen zelf.\n"
SAID = ("zonder vervoer geen feest", "we vragen het nooit aan de mensen zelf")
HELD = date(2026, 3, 2)


def conversation_in(network, title="Avond over vervoer", text=TEXT, **said):
    """With a source that says `text`, not yet with anybody or anything marked."""
    whose = {"authority": network.authority}
    with inside(network.authority):
        made = Conversation.objects.create(
            network=network, title=title, **{"held_on": HELD, "kind": "poverty"} | whose | said
        )
        Source.objects.create(conversation=made, kind="notes", name="Notities", text=text, **whose)
    return made


def voice_in(conversation, known_as="An", layer="people_in_poverty", **said):
    with inside(conversation.authority):
        return Participant.objects.create(
            authority=conversation.authority, conversation=conversation, known_as=known_as, layer=layer, **said
        )


def fragment_in(conversation, words=SAID[0], voice=None, themes=(), **said):
    """Where the words first stand in the first source of the conversation; `themes` by name, made where needed."""
    whose = {"authority": conversation.authority}
    with inside(conversation.authority):
        source = conversation.sources.order_by("position", "pk").first()
        start = source.text.find(words)
        place = {"start": start, "end": start + len(words)} if start >= 0 else {}
        made = Fragment.objects.create(
            conversation=conversation,
            source=source,
            words=words,
            voice=voice,
            **place | {"marked_on": HELD} | whose | said,
        )
        for name in themes:
            theme, _ = Theme.objects.get_or_create(network=conversation.network, name=name, **whose)
            FragmentTheme.objects.create(fragment=made, theme=theme, **whose)
    return made
