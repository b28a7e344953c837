"""A story as it is typed, read as blocks: a small safe subset of Markdown, in which a line `[[12]]` is a fragment.

Headings, paragraphs, lists, bold, italic and links to https: or mailto:. No HTML, no pictures, no code: what somebody
types of these stays text. The words of a fragment are not in a story; they are asked when it is shown (decision 0121).
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

HEADING, PARAGRAPH, LIST, QUOTE = "heading", "paragraph", "list", "quote"
RULES = ("heading", "list", "newline", "escape", "emphasis", "link", "image")
REFERENCE = re.compile(r"[ \t]*\[\[[ \t]*([0-9]{1,18})[ \t]*\]\][ \t]*", re.ASCII)
SAFE = re.compile(r"(?:https://|mailto:)[^\s]+", re.IGNORECASE)
LEVELS = 2  # of headings, below the title of the story


@dataclass(frozen=True)
class Span:
    """Words in one manner; `text` may hold "\\n", a new line. `href`: "" where it is no link."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    href: str = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Block:
    """A heading (of `level` 1 or 2) or a paragraph has `spans`, a list `items`, and a quote the key of its fragment."""

    kind: str
    spans: Spans = ()
    items: tuple[Spans, ...] = ()
    fragment: int | None = None
    level: int = 0
    is_numbered: bool = False

    @property
    def text(self) -> str:
        """Its words without their manner, a line each item."""
        return "\n".join("".join(span.text for span in spans) for spans in (self.items or (self.spans,)))


def blocks_of(text: str) -> list[Block]:
    """
    >>> [(block.kind, block.text, block.fragment) for block in blocks_of("# Bal\\nEen *bal*.\\n[[12]]\\n- 1\\n- 2")]
    [('heading', 'Bal', None), ('paragraph', 'Een bal.', None), ('quote', '', 12), ('list', '1\\n2', None)]
    """
    blocks, has_first = [], False
    for block in _blocks(text):
        has_first = has_first or block.level == 1
        blocks.append(block if has_first or not block.level else replace(block, level=1))  # no level is passed over
    return blocks


def fragments_in(text: str) -> list[int]:
    """The keys of the fragments of which a story shows the words, each once, in their order.

    >>> fragments_in("[[7]]\\nEn dan [[8]]\\n  [[ 3 ]]\\n[[7]]")
    [7, 3]
    """
    found = (REFERENCE.fullmatch(line) for line in text.splitlines())
    return list(dict.fromkeys(int(match[1]) for match in found if match))


def stray_references(text: str) -> list[int]:
    """The keys of fragments that were typed between other words, where they stay text.

    >>> stray_references("[[7]]\\nEn dan [[8]]")
    [8]
    """
    lines = (line for line in text.splitlines() if not REFERENCE.fullmatch(line))
    return list(dict.fromkeys(int(key) for line in lines for key in re.findall(r"\[\[([0-9]{1,18})\]\]", line)))


def without(text: str, keys: Collection[int]) -> str:
    """The text without the lines that refer to these fragments, and the empty lines that they would leave.

    >>> without("Zo.\\n\\n[[7]]\\n\\nEn zo.\\n[[8]]", {7})
    'Zo.\\n\\nEn zo.\\n[[8]]'
    """
    kept: list[str] = []
    for line in text.splitlines():
        match = REFERENCE.fullmatch(line)
        if match and int(match[1]) in keys:
            continue
        if line.strip() or not kept or kept[-1].strip():
            kept.append(line)
    return "\n".join(kept)


def _blocks(text: str) -> Iterator[Block]:
    plain: list[str] = []
    for line in text.splitlines():
        if match := REFERENCE.fullmatch(line):
            yield from _plain("\n".join(plain))
            yield Block(QUOTE, fragment=int(match[1]))
            plain = []
        else:
            plain.append(line)
    yield from _plain("\n".join(plain))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("zero").enable(list(RULES))


def _plain(text: str) -> Iterator[Block]:
    """What stands between two quotes. A list within a list becomes one list."""
    opened: Token | None = None
    depth, items, level = 0, list[Spans](), 0
    for token in _parser().parse(text):
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            opened, depth = opened or token, depth + 1
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            depth -= 1
            if depth == 0 and opened is not None:
                yield Block(LIST, items=tuple(items), is_numbered=opened.type.startswith("ordered"))
                opened, items = None, []
        elif token.type == "heading_open":
            level = min(int(token.tag[1:]), LEVELS)
        elif token.type == "inline" and (spans := _spans(token.children or ())):
            if depth:
                items.append(spans)
            else:
                yield Block(HEADING, spans, level=level) if level else Block(PARAGRAPH, spans)
            level = 0


def _spans(tokens: Iterable[Token]) -> Spans:
    """Beside each other in the same manner is one."""
    now, found = Span(""), list[Span]()
    for token in tokens:
        manner = _manner(token)
        if manner is not None:
            now = replace(now, **manner)
        elif text := _text(token):
            found.append(replace(now, text=text))
    return tuple(_joined(found))


def _manner(token: Token) -> dict[str, Any] | None:
    match token.type:
        case "strong_open" | "strong_close":
            return {"is_bold": token.nesting > 0}
        case "em_open" | "em_close":
            return {"is_italic": token.nesting > 0}
        case "link_open":
            href = str(token.attrGet("href") or "")
            return {"href": href if SAFE.fullmatch(href) else ""}
        case "link_close":
            return {"href": ""}
    return None


def _text(token: Token) -> str:
    """Of a picture what is said of it; a new line stays one."""
    return "\n" if token.type in {"softbreak", "hardbreak"} else token.content


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    held: Span | None = None
    for span in spans:
        if held is not None and replace(held, text=span.text) == span:
            held = replace(held, text=held.text + span.text)
        else:
            if held is not None:
                yield held
            held = span
    if held is not None:
        yield held
