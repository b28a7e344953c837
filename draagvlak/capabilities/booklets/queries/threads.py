"""A theme as a thread through stories: what is said about it, side by side by kind of voice, and where that stands.

Names stand in the story, where somebody agreed to it; here words stand by kind of voice, and nobody is named beside it.
"""

from dataclasses import dataclass
from datetime import date

from draagvlak.capabilities.booklets.queries.spoken import Spoken, spoken_on
from draagvlak.capabilities.booklets.wording.voices import OTHER, SAY, SHAPES, SPEAK, voice_of
from draagvlak.capabilities.conversations.queries.fragments import themes_of
from draagvlak.capabilities.conversations.queries.seeing import fragments_in
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.weaving.queries.reading import StoryHead

FIRST = 8  # quotes in a column, until all are asked for


@dataclass(frozen=True)
class ThreadHead:
    """A theme in a list. `voices`: kinds of voice, in words, that are quoted about it."""

    key: int
    name: str
    quotes: int
    stories: int
    voices: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """Words in a column, and the stories that they stand in."""

    words: str
    stories: tuple[StoryHead, ...]


@dataclass(frozen=True)
class Column:
    says: str
    shape: str
    layer: str
    lines: tuple[Line, ...]
    left: int


@dataclass(frozen=True)
class Thread:
    """`beside`: other themes of the same stories, with in how many of these they occur."""

    key: int
    name: str
    columns: tuple[Column, ...]
    stories: tuple[StoryHead, ...]
    beside: tuple[tuple[int, str, int], ...]

    @property
    def left(self) -> int:
        return sum(column.left for column in self.columns)


def threads_of(network: Network, day: date) -> list[ThreadHead]:
    """Themes that occur in a published story, those with most quotes first. A fixed number of queries."""
    spoken = spoken_on(network, day)
    voice = _voices(network, spoken)
    found = [_head(spoken, voice, theme, name) for theme, name in spoken.names.items()]
    return sorted(found, key=lambda one: (-one.quotes, -one.stories, one.name.casefold(), one.key))


def _head(spoken: Spoken, voice: dict[int, str], theme: int, name: str) -> ThreadHead:
    keys = spoken.fragments_about(theme)
    speak = {voice[key] for key in keys if key in voice}
    words = tuple(str(said) for kind, said in SPEAK.items() if kind in speak)
    return ThreadHead(theme, name, len(keys), len(spoken.stories_about(theme)), words)


def thread_of(network: Network, theme: int, day: date, whole: bool = False) -> Thread | None:
    """None for a theme that is not offered. A fixed number of queries."""
    row = next((one for one in themes_of(network) if one.pk == theme), None)
    if row is None:
        return None
    spoken = spoken_on(network, day)
    stories = spoken.stories_about(theme)
    return Thread(theme, row.name, _columns(network, spoken, theme, whole), tuple(stories), _beside(stories, theme))


def _columns(network: Network, spoken: Spoken, theme: int, whole: bool) -> tuple[Column, ...]:
    voice, lines = _voices(network, spoken), dict[str, list[Line]]()
    where: dict[int, list[StoryHead]] = {}
    for head in spoken.heads:
        for key in spoken.quoted[head.key]:
            where.setdefault(key, []).append(head)
    for key in spoken.fragments_about(theme):
        lines.setdefault(voice.get(key, OTHER), []).append(Line(spoken.said[key].words, tuple(where[key])))
    found = []
    for kind, says in SAY.items():
        if kind in lines:
            shown = lines[kind] if whole else lines[kind][:FIRST]
            found.append(Column(str(says), *SHAPES[kind], tuple(shown), len(lines[kind]) - len(shown)))
    return tuple(found)


def _beside(stories: list[StoryHead], theme: int) -> tuple[tuple[int, str, int], ...]:
    counted: dict[tuple[int, str], int] = {}
    for head in stories:
        for other in head.themes:
            if other[0] != theme:
                counted[other] = counted.get(other, 0) + 1
    ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0][1].casefold()))
    return tuple((*other, count) for other, count in ordered)


def _voices(network: Network, spoken: Spoken) -> dict[int, str]:
    rows = fragments_in(network).filter(pk__in=list(spoken.said)).order_by()
    told = rows.values_list("pk", "conversation__kind", "voice__layer")
    return {key: voice_of(kind, layer or "") for key, kind, layer in told}
