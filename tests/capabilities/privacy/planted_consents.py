"""The planted person agreed to be quoted, by name; and somebody else, in a place that names them."""

from draagvlak.capabilities.consents.models import Ask, Asked
from draagvlak.capabilities.consents.readers.words import mark_of
from tests.factories.consents import AGREED, agreed
from tests.factories.conversations import conversation_in, fragment_in, voice_in


def plant_consents(network, person, said, name):
    """Gives what the person agreed to."""
    conversation = conversation_in(network)
    found = []
    for known_as, of in ((name, person), ("Bo", None)):
        voice = voice_in(conversation, known_as, person=of)
        fragment = fragment_in(conversation, voice=voice)
        whose = {"authority": network.authority}
        days = {"asked_on": AGREED, "until": AGREED}
        ask = Ask.objects.create(network=network, participant=voice, token_hash=f"planted {known_as}", **days, **whose)
        mark = mark_of(fragment.words)
        Asked.objects.create(ask=ask, fragment=fragment, use="public", place=said, words_mark=mark, **whose)
        found.append(agreed(fragment, name=known_as, place=said, ask=ask))
    return found[0]
