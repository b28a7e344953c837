"""A newsletter as HTML for a mail program: styles stand with each element, since these drop all others. It asks nothing
of anybody else: no pictures, no fonts, and no links but to the public page of the network itself.
"""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from draagvlak.capabilities.visibility.writers.told import (
    EVERYTHING,
    READ_ON,
    THANKS,
    Letter,
    Piece,
    paragraphs,
    quoted,
)

FONT = "font-family:Georgia,'Times New Roman',serif;color:#1c1b1a"
BODY = f"margin:0;padding:16px;background:#fbf8f3;{FONT}"
HOLDS = "max-width:600px;margin:0 auto"
TITLE = f"font-size:28px;line-height:1.25;margin:0 0 4px;{FONT}"
WHOSE = "font-size:14px;margin:0 0 24px;color:#5b5650"
KIND = "font-size:20px;line-height:1.3;margin:32px 0 8px;color:#0b5c55"
PIECE = f"font-size:17px;line-height:1.4;margin:16px 0 4px;{FONT}"
WORDS = "font-size:16px;line-height:1.55;margin:0 0 12px"
LINK = "color:#0b5c55"
QUOTE = "font-size:16px;line-height:1.55;margin:0 0 12px;padding:0 0 0 12px;border-left:3px solid #0b5c55"


def as_html(letter: Letter) -> str:
    """A whole document; every text in it escaped."""
    thanks = (
        format_html('<h2 style="{}">{}</h2>{}', KIND, THANKS, _said(letter.thanks)) if letter.thanks.strip() else ""
    )
    return str(
        format_html(
            '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{}</title>\n</head>\n'
            '<body style="{}">\n<div style="{}">\n<h1 style="{}">{}</h1>\n'
            '<p style="{}">{}</p>\n{}{}{}{}</div>\n</body>\n</html>\n',
            letter.title,
            BODY,
            HOLDS,
            TITLE,
            letter.title,
            WHOSE,
            letter.whose,
            _said(letter.introduction),
            format_html_join("", "{}", ((_piece(one),) for one in letter.pieces)),
            thanks,
            _link(EVERYTHING, letter.address),
        )
    )


def _piece(piece: Piece) -> SafeString:
    heading = format_html('<h2 style="{}">{}</h2>\n', KIND, piece.heading) if piece.heading else ""
    quotes = format_html_join(
        "", '<blockquote style="{}">{}</blockquote>\n', ((QUOTE, quoted(q)) for q in piece.quotes)
    )
    return format_html(
        '{}<h3 style="{}">{}</h3>\n{}{}{}{}',
        heading,
        PIECE,
        piece.title,
        _said(piece.text),
        _said(piece.words),
        quotes,
        _link(f"{READ_ON}: {piece.title}", piece.address),
    )


def _link(words: str, address: str) -> SafeString:
    if not address:
        return SafeString("")
    return format_html('<p style="{}"><a style="{}" href="{}">{}</a></p>\n', WORDS, LINK, address, words)


def _said(text: str) -> SafeString:
    return format_html_join("", '<p style="{}">{}</p>\n', ((WORDS, line) for line in paragraphs(text)))
