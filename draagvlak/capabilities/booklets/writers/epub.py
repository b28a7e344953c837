"""A booklet as EPUB 3, written by hand: no library that we may use writes one (see the decision record)."""

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.template import Context, Engine

from draagvlak.capabilities.booklets.wording.bound import Bound, Reference
from draagvlak.capabilities.booklets.wording.paper import (
    ACCESSIBLE,
    FIXED,
    PROMISE,
    made_in_words,
    more_in_words,
    source_in_words,
    speak_in_words,
    withdrawn_in_words,
)
from draagvlak.capabilities.booklets.writers.cover import cover_lines, threads

FOLDER = Path(__file__).parents[1] / "files" / "epub"
ENGINE = Engine(dirs=[FOLDER], autoescape=True)
WORDS = {**FIXED, "promise": PROMISE, "accessible": ACCESSIBLE}
KIND = "application/epub+zip"
CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""
# What XML 1.0 may not hold, even escaped.
UNHELD = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Page:
    id: str
    title: str
    template: str
    more: dict[str, Any]


def as_epub(bound: Bound, identifier: str) -> bytes:
    """`identifier`: a URN that stays the same for this booklet."""
    pages = _pages(bound)
    shared = {
        "bound": bound,
        "words": WORDS,
        "pages": pages,
        "identifier": identifier,
        "day": bound.made_on.isoformat(),
    }
    begins = next((page.id for page in pages if page.template == "story.xhtml"), pages[-1].id)
    files = {page.id + ".xhtml": _filled(page.template, {**shared, **page.more, "title": page.title}) for page in pages}
    files["nav.xhtml"] = _filled("nav.xhtml", {**shared, "title": FIXED["contents"], "begins": begins})
    files["package.opf"] = _filled("package.opf", shared)
    files["style.css"] = (FOLDER / "style.css").read_text(encoding="utf-8")
    files["cover.svg"] = _filled("cover.svg", {**shared, "lines": cover_lines(bound.title), "threads": threads()})
    return _packed(bound, files)


def _pages(bound: Bound) -> list[Page]:
    pages = [Page("cover", FIXED["cover"], "cover.xhtml", {})]
    if bound.foreword:
        pages.append(Page("foreword", FIXED["foreword"], "foreword.xhtml", {}))
    for chapter in bound.chapters:
        more = {"chapter": chapter, "references": [_reference(one) for one in chapter.references]}
        pages.append(Page(f"story-{chapter.key}", chapter.title, "story.xhtml", more))
    last = {
        "speak": speak_in_words(bound),
        "withdrawn": withdrawn_in_words(bound.withdrawn),
        "sources": [{"said": source_in_words(one), "question": one.question} for one in bound.sources],
        "made": made_in_words(bound),
    }
    return [*pages, Page("voices", FIXED["voices"], "voices.xhtml", last)]


def _reference(one: Reference) -> dict[str, Any]:
    """Without pages: readers of an EPUB choose the size of its letters."""
    return {"story": one.story, "title": one.title, "booklet": one.booklet, "more": more_in_words(one)}


def _filled(template: str, told: dict[str, Any]) -> str:
    made = ENGINE.get_template(template).render(Context(told, use_l10n=False)).strip()
    return UNHELD.sub("", made.replace("<br>", "<br/>")) + "\n"  # what somebody typed as such is escaped


def _packed(bound: Bound, files: dict[str, str]) -> bytes:
    """The same bytes whenever the same is told on the same day; the kind stands first and is not packed."""
    day = (bound.made_on.year, bound.made_on.month, bound.made_on.day, 0, 0, 0)
    out = BytesIO()
    with ZipFile(out, "w") as book:
        book.writestr(ZipInfo("mimetype", day), KIND, ZIP_STORED)
        book.writestr(ZipInfo("META-INF/container.xml", day), CONTAINER, ZIP_DEFLATED)
        for name, text in files.items():
            book.writestr(ZipInfo(f"book/{name}", day), text.encode(), ZIP_DEFLATED)
    return out.getvalue()
