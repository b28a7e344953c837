"""What whoever told a story sees at their own address, where they take their consent back."""

from dataclasses import dataclass
from datetime import date

from draagvlak.basics.tokens import hash_of
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.stories.models import Consent

MOST_TOKEN = 64  # characters of a token that is looked up at all


@dataclass(frozen=True)
class Own:
    """`title` and `text` are empty once it was taken back."""

    authority: Authority
    network: str
    told_on: date
    given_on: date
    use: str
    taken_back_on: date | None
    title: str = ""
    text: str = ""


def own_consent(token: str) -> Own | None:
    """None for a token that is unknown or was replaced: all the same. Only its hash is compared, by an index: no time
    tells how near one is.
    """
    rows = Consent._base_manager.exclude(token_hash="").select_related("authority", "story__network")
    found = rows.filter(token_hash=hash_of(token[:MOST_TOKEN])).first()
    if found is None:
        return None
    story = found.story
    words = ("", "") if found.withdrawn_on else (story.title, story.text)
    about = (found.authority, story.network.name, story.told_on, found.given_on, str(found.get_use_display()))
    return Own(*about, found.withdrawn_on, *words)
