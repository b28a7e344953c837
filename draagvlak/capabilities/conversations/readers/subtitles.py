"""What is said in subtitles (VTT, SRT), without the times: one line for what somebody says without stopping.

Who speaks stands before it, "An: …", where a VTT says so (`<v An>`). A line that itself begins with a name, or with the
dash of a dialogue, is of somebody else than the one before it.
"""

import re
from collections.abc import Iterator
from html import unescape

from pysubs2 import SSAFile
from pysubs2.exceptions import Pysubs2Error

from draagvlak.capabilities.conversations.readers.refused import FileRefusedError
from draagvlak.capabilities.conversations.readers.speaking import speaker_of

VOICE = re.compile(r"<v(?:\.[^ >]*)?\s+([^>\n]{1,120})>")
TAG = re.compile(r"</?[a-zA-Z0-9][^>\n]{0,200}>|\{\\[^}\n]{0,100}\}")
ENDS = (".", "?", "!", "…", "”", '"')
DASHES = ("- ", "– ", "— ")
LINE = r"\N"


def said_in(text: str, kind: str) -> str:
    """Raises FileRefusedError."""
    try:
        cues = SSAFile.from_string(text, format_=kind, keep_html_tags=True)
    except (Pysubs2Error, ValueError, OverflowError, RecursionError) as error:
        raise FileRefusedError("damaged") from error
    lines: list[str] = []
    speaker = None
    for who, said in (part for cue in cues for part in _parts(cue.text)):
        if lines and who == speaker and not _is_other(said) and (who or not lines[-1].endswith(ENDS)):
            lines[-1] += f" {said}"
        else:
            lines.append(f"{who}: {said}" if who else said)
        speaker = who
    return "\n".join(lines)


def _parts(cue: str) -> Iterator[tuple[str, str]]:
    """Who says what in one cue. What comes after an empty line is no longer of it: a note, or the name of the next."""
    whole = cue.split(LINE + LINE, 1)[0].replace(LINE, "\n")
    who, at = "", 0
    for found in VOICE.finditer(whole):
        yield from _said(who, whole[at : found.start()])
        who, at = " ".join(unescape(found[1]).split()), found.end()
    yield from _said(who, whole[at:])


def _said(who: str, text: str) -> Iterator[tuple[str, str]]:
    lines = [" ".join(line.split()) for line in unescape(TAG.sub("", text)).split("\n")]
    words: list[str] = []
    for line in filter(None, lines):
        if words and _is_other(line):
            yield who, " ".join(words)
            words = []
        words.append(line)
    if words:
        yield who, " ".join(words)


def _is_other(line: str) -> bool:
    """Whether somebody else begins to speak, as the line itself says."""
    return line.startswith(DASHES) or bool(speaker_of(line, len(line)))
