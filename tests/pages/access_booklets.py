"""What lies in a place of booklets and threads, and who may read it: TRUST §1, "quote with consent" and "story"."""

from typing import Any

from draagvlak.capabilities.conversations.models import FragmentTheme
from tests.factories.booklets import booklet_of, published_story
from tests.factories.consents import agreed, taken_back
from tests.factories.conversations import conversation_in, fragment_in, voice_in

READ = ("ma", "nd", "cg", "pm", "ex", "st", "lm", "po")
MAKE = ("nd", "st")
SECRETS = {
    "booklettitle": READ,
    "bookletquote": READ,
    "bookletdraft": MAKE,
    "bookletgone": MAKE,  # on their pages of harvest alone
    "bookletbefore": (),
}
SHOWN = {"booklettitle", "bookletquote", "bookletdraft"}


def lie_there(place: str, here: Any, secret: Any) -> dict[str, Any]:
    """A booklet of a story with two quotes, one of them taken back for every use, and one that is not finished."""
    network = here["network"]
    talk = conversation_in(network, title=f"Gesprek {place}", text="")
    voice = voice_in(talk, f"Stem {place}")
    said = fragment_in(talk, secret("bookletquote", place), voice, themes=(f"draad {place}",))
    gone = fragment_in(talk, secret("bookletgone", place), voice, themes=(f"draad {place}",))
    for use in ("pages", "booklet"):
        agreed(said, use, name="")
        taken_back(agreed(gone, use, name=""))
    story = published_story(network, f"Gebonden {place}", [said, gone])
    booklet = booklet_of(network, secret("bookletbefore", place), [story])
    booklet.title = secret("booklettitle", place)
    booklet.save()
    booklet_of(network, secret("bookletdraft", place), [story], state="draft", published_on=None)
    return {
        "booklet": booklet,
        "bound_chapter": booklet.chapters.get(),
        "thread": FragmentTheme.objects.get(fragment=said).theme,
    }
