"""Who speaks, as lines of a text say it: "An: …", also after the time at which they do ("[00:01:12] An: …")."""

import re
from collections.abc import Sequence

from draagvlak.basics.letters import plain

TIME = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?[ \t]+)?"
SPEAKER = re.compile(rf"^{TIME}([^\W\d_][^:\n\t]{{0,59}}):[ \t]+\S", re.MULTILINE)
MOST_SPEAKERS, MOST_PARTS_OF_NAME = 40, 4


def speakers_in(text: str) -> list[str]:
    """Names that lines begin with, "An: …", in the order in which they first speak.

    >>> speakers_in("An Peeters: ja\\nBo: nee\\nZo was het: mooi weer\\nAn Peeters: ja")
    ['An Peeters', 'Bo']
    """
    found: dict[str, None] = {}
    for said in SPEAKER.finditer(text):
        name = " ".join(said[1].split())
        if _may_be_a_name(name):
            found.setdefault(name)
        if len(found) >= MOST_SPEAKERS:
            break
    return list(found)


def speaker_of(text: str, start: int) -> str:
    """Who the line says that speaks at `start` of the text, or ""."""
    said = speaking(text, text.rfind("\n", 0, start) + 1, len(text))
    return " ".join(said[1].split()) if said and said.end() - 1 <= start else ""


def said_from(text: str, start: int, end: int) -> int:
    """Where what is said begins in a place: after the name that the line begins with, which is no word of who speaks,
    and would stand in a quote to which they agreed by another name.
    """
    said = speaking(text, text.rfind("\n", 0, start) + 1, len(text))
    return max(start, said.end() - 1) if said and said.end() - 1 < end else start


def others_within(words: str) -> list[str]:
    """Names that lines of a quote begin with, but for its first: they would be part of it.

    >>> others_within("ja hoor\\nBo: nee\\nBo: toch niet")
    ['Bo']
    """
    return speakers_in(words.partition("\n")[2])


def meant_by(name: str, known: Sequence[str]) -> int | None:
    """Which of these a text means by a name: who is called so, or else the one whose first name it is.

    >>> meant_by("Ward", ["Noor Dewinter", "Ward Hoefnagel"]), meant_by("Noor", ["Noor A.", "Noor B."])
    (1, None)
    """
    said, called = plain(name), [plain(one) for one in known]
    if not said:
        return None
    if said in called:
        return called.index(said)
    first = [n for n, one in enumerate(called) if one.partition(" ")[0] == said]
    return first[0] if len(first) == 1 else None


def lines_of(text: str) -> list[tuple[str, str]]:
    """Each line, and who it says that speaks ("" where it says nobody)."""
    return [(speaker_of(line, len(line)), line) for line in text.split("\n")]


def speaking(text: str, start: int, end: int) -> re.Match[str] | None:
    """Who a line says that speaks, up to and with the first letter of what is said."""
    said = SPEAKER.match(text, start, end)
    return said if said and _may_be_a_name(" ".join(said[1].split())) else None


def _may_be_a_name(text: str) -> bool:
    words = text.split()
    small = [word for word in words[1:] if word[0].islower()]
    return len(words) <= MOST_PARTS_OF_NAME and text[0].isupper() and len(small) * 2 < max(len(words), 2)
