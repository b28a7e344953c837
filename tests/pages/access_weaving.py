"""What lies in a place of woven stories, and who may read it: TRUST §1."""

from datetime import date
from typing import Any

from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.weaving.models import Given, Review, WovenLink, WovenStory
from tests.factories.consents import agreed
from tests.factories.conversations import conversation_in, fragment_in, voice_in

DAY = date(2026, 11, 20)
WEAVES = ("nd", "st")
READS = ("ma", "nd", "cg", "pm", "ex", "st", "lm", "po")
SECRETS = {
    "wovenread": READS,
    "wovenquote": READS,
    "wovenplace": READS,
    "wovendraft": WEAVES,
    "wovenunasked": WEAVES,
    "wovenvoice": WEAVES,
    "wovenreaction": WEAVES,
}
SHOWN = set(SECRETS)
VALUES = {"woven_version": 1}


def lie_there(place: str, here: Any, secret: Any) -> dict[str, Any]:
    """A published story with another version in the making, which quotes words with consent and words without; what
    somebody said of it; and another story, with a link to it that is no secret to who has it.
    """
    words = {what: secret(what, place) for what in ("wovenquote", "wovenunasked")}
    conversation = conversation_in(here["network"], text="\n".join(words.values()))
    voice = voice_in(conversation, secret("wovenvoice", place))
    fragments = {what: fragment_in(conversation, said, voice=voice) for what, said in words.items()}
    agreed(fragments["wovenquote"], name="Roos", answer="pseudonym", given_on=DAY)
    text = "\n".join(f"[[{one.pk}]]" for one in fragments.values())
    written = {"written_on": DAY, "text": text, "title": secret("wovendraft", place)}
    read = {"published_on": DAY, "read_title": secret("wovenread", place), "read_text": text}
    story = WovenStory.objects.create(**written, **read, **here)
    at = {"authority": here["authority"], "story": story}
    link = WovenLink.objects.create(kind="place", place=secret("wovenplace", place), since=DAY, **at)
    said = {"participant": voice, "on": DAY, "said": secret("wovenreaction", place), "said_on": DAY}
    review = Review.objects.create(answer="other", quotes=[one.pk for one in fragments.values()], **said, **at)
    given = Given.objects.create(**said, **at)
    other = WovenStory.objects.create(title="Gewoon", text="Niets bijzonders.", written_on=DAY, **here)
    open_one = {"token_hash": hash_of(f"woven {place}"), "until": date(2030, 1, 1), "on": DAY}
    guest = voice_in(conversation, "Gast")
    Given.objects.create(authority=here["authority"], story=other, participant=guest, **open_one)
    return {"woven": story, "woven_link": link, "woven_review": review, "woven_given": given}
