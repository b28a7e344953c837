"""The planted person agreed to be quoted, by name; and somebody else, in a place that names them."""

from draagvlak.capabilities.consents.models import Ask, Asked
from draagvlak.capabilities.consents.readers.words import mark_of
from tests.factories.consents import AGREED, agreed


def plant_consents(conversation, said, name):
    """Of every voice of the conversation, for the first thing that they said. Gives the consents."""
    found = []
    whose = {"authority": conversation.authority}
    days = {"asked_on": AGREED, "until": AGREED}
    for voice in conversation.participants.order_by("pk"):
        fragment = voice.fragments.first()
        ask = Ask.objects.create(
            network=conversation.network, participant=voice, token_hash=f"planted {voice.pk}", **days, **whose
        )
        mark = mark_of(fragment.words)
        Asked.objects.create(ask=ask, fragment=fragment, use="public", place=said, words_mark=mark, **whose)
        found.append(agreed(fragment, name=name, place=said, ask=ask))
    return found
