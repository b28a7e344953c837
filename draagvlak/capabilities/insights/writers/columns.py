"""Text in columns of a terminal, where a letter may take two places and a mark none."""

import unicodedata

WIDE, EMOJI_STYLE = {"W", "F"}, "\ufe0f"
NO_PLACE = {"Mn", "Me", "Cf"}


def plain(text: str) -> str:
    """Without what would steer a terminal: control characters and those that turn the direction of writing.

    >>> plain("An\\x1b[31m\\u202e Peeters")
    'An[31m Peeters'
    """
    return "".join(
        letter for letter in text if unicodedata.category(letter) != "Cc" and not "\u202a" <= letter <= "\u202e"
    )


def width(text: str) -> int:
    """How many columns `text` takes at most (Unicode annex 11).

    >>> width("José"), width("Jose\\u0301"), width("李雷"), width("❤\\ufe0f")
    (4, 4, 4, 2)
    """
    if text.isascii():
        return len(text)
    return sum(_places(letter) for letter in text)


def _places(letter: str) -> int:
    if letter == EMOJI_STYLE:
        return 1  # it makes the sign before it as wide as an emoji
    if unicodedata.category(letter) in NO_PLACE:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in WIDE else 1


def padded(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))


def wrapped(text: str, columns: int, first: str = "", rest: str = "") -> list[str]:
    """`text` in lines of at most `columns`, broken at spaces, and within a word only where that has no room.

    >>> wrapped("een twee drie", 10, "1. ", "   ")
    ['1. een', '   twee', '   drie']
    """
    lines, line = [], first
    is_new = True
    for word in plain(text).split():
        room = columns - width(rest)
        for piece in _pieces(word, room):
            if not is_new and width(line) + 1 + width(piece) > columns:
                lines.append(line)
                line, is_new = rest, True
            line += piece if is_new else f" {piece}"
            is_new = False
    return lines if is_new else [*lines, line]


def _pieces(word: str, room: int) -> list[str]:
    if width(word) <= room:
        return [word]
    pieces = [""]
    for letter in word:
        if width(pieces[-1] + letter) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
