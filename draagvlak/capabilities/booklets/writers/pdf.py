"""A booklet on paper: tagged A5 or A4 pages by typst (PDF/UA-1), and on which page of it each story begins."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from draagvlak.basics.paper import OWN_FONTS, set_paper
from draagvlak.capabilities.booklets.wording.bound import Bound, Chapter
from draagvlak.capabilities.booklets.wording.paper import (
    FIXED,
    PROMISE,
    made_in_words,
    more_in_words,
    source_in_words,
    speak_in_words,
    withdrawn_in_words,
)

Json = dict[str, Any]
TEMPLATE = Path(__file__).parents[1] / "files" / "booklet.typ"
FORMATS = ("a5", "a4")


def as_pdf(bound: Bound, paper: str) -> bytes:
    """`paper`: "a5" or "a4". Raises typst.TypstError, which would be a defect of ours."""
    made_on = datetime.combine(bound.made_on, datetime.min.time(), UTC)
    return set_paper(TEMPLATE, {"booklet": _said(bound, paper)}, made_on)


def pages_of(bound: Bound, paper: str) -> dict[int, int]:
    """By the key of a story, the page of `bound` on which it begins. Where the fonts of ours lack a sign, a line may
    break elsewhere than in `as_pdf`: pages are of most booklets exact.
    """
    said = {"booklet": _said(bound, paper)}
    compiler = typst.Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=OWN_FONTS, sys_inputs=said)
    found = json.loads(compiler.query("<begins>", field="value"))
    return {one["story"]: one["page"] for one in found}


def _said(bound: Bound, paper: str) -> str:
    told = {
        **asdict(bound),
        "paper": paper,
        "words": {**FIXED, "promise": PROMISE},
        "made": made_in_words(bound),
        "withdrawn": withdrawn_in_words(bound.withdrawn),
        "speak": speak_in_words(bound),
        "sources": [{"said": source_in_words(one), "question": one.question} for one in bound.sources],
        "chapters": [_chapter(one) for one in bound.chapters],
    }
    return json.dumps(told, ensure_ascii=False, allow_nan=False, default=str)


def _chapter(chapter: Chapter) -> Json:
    references = [{**asdict(one), "more": more_in_words(one)} for one in chapter.references]
    return {**asdict(chapter), "references": references}
