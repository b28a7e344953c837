"""What lies in a place of quotes, and who may read it: TRUST §1."""

from datetime import date
from typing import Any

from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.consents.models import Ask, Asked
from draagvlak.capabilities.consents.readers.words import mark_of
from tests.factories.consents import agreed
from tests.factories.conversations import conversation_in, fragment_in, voice_in

DAY = date(2026, 11, 20)
HARVESTS = ("nd", "st")
SECRETS = {
    "quoteagreed": (*HARVESTS, "cg", "pm", "ex", "lm", "po"),
    "quotepublic": HARVESTS,
    "quoteunasked": HARVESTS,
    "quotevoice": HARVESTS,
}
SHOWN = set(SECRETS)


def lie_there(place: str, here: Any, secret: Any) -> dict[str, Any]:
    """Words with consent for the pages, only for the public, and without; and a link, of which the words are no secret
    to who has it.
    """
    words = {what: secret(what, place) for what in ("quoteagreed", "quotepublic", "quoteunasked")}
    conversation = conversation_in(here["network"], text="\n".join(words.values()))
    voice = voice_in(conversation, secret("quotevoice", place))
    fragments = {what: fragment_in(conversation, said, voice=voice) for what, said in words.items()}
    agreed(fragments["quoteagreed"], name="Roos", answer="pseudonym", given_on=DAY)
    agreed(fragments["quotepublic"], use="public", name="Roos", answer="pseudonym", given_on=DAY)
    guest = voice_in(conversation, "Gast")
    open_one = fragment_in(conversation, "gewoon iets", voice=guest)
    days = {"asked_on": DAY, "until": date(2030, 1, 1)}
    ask = Ask.objects.create(participant=guest, token_hash=hash_of(f"quotes {place}"), **days, **here)
    of_it = {"ask": ask, "fragment": open_one, "use": "pages", "words_mark": mark_of(open_one.words)}
    Asked.objects.create(authority=here["authority"], **of_it)
    return {"quoted_voice": voice, "ask": ask}
