"""A conversation that lies in each place of the world in which every address is asked (access_world)."""

from collections.abc import Callable
from datetime import date
from typing import Any

from draagvlak.capabilities.conversations import models as rows

HARVESTS = ("nd", "st")
SECRETS = dict.fromkeys(("talktitle", "talkguest", "talkvoice", "talktext", "talkwords", "talksound"), HARVESTS)
SECRETS["talktheme"] = HARVESTS
SHOWN = set(SECRETS)
DAY = date(2026, 11, 20)


def lie_there(place: str, here: Any, at: Any, secret: Callable[[str, str], str]) -> dict[str, Any]:
    title, guest = secret("talktitle", place), secret("talkguest", place)
    talk = rows.Conversation.objects.create(title=title, guest=guest, kind="mixed", held_on=DAY, **here)
    of = {"conversation": talk, **at}
    voice = rows.Participant.objects.create(known_as=secret("talkvoice", place), **of)
    words = secret("talkwords", place)
    text = f"{secret('talktext', place)} zei {words} en zweeg"
    source = rows.Source.objects.create(kind="notes", text=text, added_on=DAY, **of)
    start = text.index(words)
    said = {"start": start, "end": start + len(words), "words": words, "marked_on": DAY}
    fragment = rows.Fragment.objects.create(source=source, voice=voice, **said, **of)
    theme = rows.Theme.objects.create(name=secret("talktheme", place), **here)
    rows.FragmentTheme.objects.create(fragment=fragment, theme=theme, **at)
    other = rows.Theme.objects.create(name=f"Ander thema {place}", **here)
    content = b"OggS" + secret("talksound", place).encode()
    sound = rows.Sound.objects.create(kind="ogg", name="stem.ogg", size=len(content), added_on=DAY, **of)
    rows.SoundPiece.objects.create(sound=sound, number=0, data=content, **at)
    return {
        "conversation": talk,
        "talk_voice": voice,
        "talk_text": source,
        "fragment": fragment,
        "talk_theme": theme,
        "talk_sound": sound,
        "other_theme": other,
    }
