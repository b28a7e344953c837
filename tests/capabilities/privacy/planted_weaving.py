"""Somebody in every text of a woven story, who also looked one over, and got it back."""

from draagvlak.capabilities.weaving.models import Given, Review, WovenLink, WovenStory
from tests.factories.conversations import HELD, conversation_in, voice_in

KEEP_STORIES = (WovenStory,)


def plant_weaving(network, person, said, name):
    whose = {"authority": network.authority}
    words = dict.fromkeys(("title", "lead", "text", "read_title", "read_lead", "read_text"), said)
    story = WovenStory.objects.create(network=network, written_on=HELD, published_on=HELD, **words, **whose)
    WovenLink.objects.create(story=story, kind="place", place=name, since=HELD, **whose)
    conversation = conversation_in(network, "Over het verhaal")
    for known_as, of in ((name, person), ("Bo", None)):
        voice = voice_in(conversation, known_as, person=of)
        for model in (Review, Given):
            parts = {"on": HELD, "until": HELD, "said_on": HELD, "said": said, "done_with_it": said}
            token = f"planted {known_as} {model.__name__}"
            model.objects.create(story=story, participant=voice, token_hash=token, **parts, **whose)
    story.save()
