"""A published story with quotes, as what is made visible shows it."""

from datetime import date

from draagvlak.capabilities.weaving.models import WovenStory
from tests.factories.consents import agreed
from tests.factories.conversations import SAID, conversation_in, fragment_in, voice_in


def published_story(network, title="De bus naar het feest", on=date(2026, 11, 10), uses=("pages",), **said):
    """Its two fragments with a voice each; the first agreed to `uses`. Gives the story and its fragments."""
    conversation = conversation_in(network)
    fragments = [
        fragment_in(conversation, words, voice_in(conversation, known_as))
        for words, known_as in zip(SAID, ("An", "Bo"), strict=True)
    ]
    for use in uses:
        agreed(fragments[0], use)
    text = "\n".join(f"[[{one.pk}]]" for one in fragments)
    read = {"read_title": title, "read_lead": f"Over {title}", "read_text": text, "published_on": on}
    story = WovenStory.objects.create(
        authority=network.authority,
        network=network,
        title=title,
        text=text,
        state="published",
        written_on=on,
        **read | said,
    )
    return story, fragments
