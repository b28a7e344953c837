"""A booklet of 40 stories that refers to another of 40: as PDF, tagged and with pages of the other, and as EPUB.

`python -m tools.bench_booklet` alone. Beside it the least that typst could be asked: the same text, plain, untagged.
"""

import statistics
from collections.abc import Iterator
from datetime import date
from functools import partial

import typst
from django.conf import settings

from tools.bench_analysis import seconds, shown

if not settings.configured:  # the engine that fills templates asks for it
    settings.configure(USE_I18N=False)

from draagvlak.capabilities.booklets.wording.bound import Bound, Chapter, Part, Reference, Source
from draagvlak.capabilities.booklets.writers.epub import as_epub
from draagvlak.capabilities.booklets.writers.pdf import set_among
from draagvlak.capabilities.weaving.wording.blocks import Span

STORIES, PARAGRAPHS, RUNS = 40, 12, 3
SENTENCE = "Ze zaten aan een lange tafel en vroegen zich af wat er blijft als iemand loslaat. "
DAY = date(2026, 11, 24)


def made_up(key: int, other: int, turn: int = 0) -> Bound:
    """`turn`: typst remembers what it laid out; other words each time."""
    said = (Span(f"{turn} {SENTENCE * 5}"), Span("Dat bleef.", is_italic=True))
    parts = [Part("paragraph", said), Part("quote", words=f"{turn} {SENTENCE * 2}", name="An")]
    chapters = tuple(
        Chapter(
            key * 100 + n,
            f"Verhaal {n}",
            SENTENCE,
            tuple(parts * PARAGRAPHS),
            ("Vertrouwen",),
            (Reference(other * 100 + n, f"Verhaal {n}", ("Vertrouwen",), other, "Een andere bundel"),),
        )
        for n in range(STORIES)
    )
    sources = (Source(DAY, "directors", "Wat blijft?"),)
    return Bound(key, f"Bundel {key}", "", "Gemeente", "Netwerk", (), chapters, ("An",), (), sources, 0, DAY)


def plain(turn: int) -> bytes:
    """The words of `made_up` alone, as typst reads them."""
    told = [f"{turn} {SENTENCE * 5}Dat bleef.", f"{turn} {SENTENCE * 2}"]
    return "\n\n".join(told * STORIES * PARAGRAPHS).encode()


def run() -> Iterator[str]:
    pdf, epub, bare = [], [], []
    for turn in range(RUNS):
        one, other, words = made_up(1, 2, turn), made_up(2, 1, turn), plain(turn)
        bare.append(seconds(partial(typst.compile, words, format="pdf", pdf_tags=False)))
        pdf.append(seconds(partial(set_among, one, [other], "a5")))
        epub.append(seconds(partial(as_epub, one, "urn:uuid:0")))
    times = statistics.median(pdf) / statistics.median(bare)
    yield f"a booklet of {STORIES} stories, some {STORIES * PARAGRAPHS * 100:,} words"
    yield shown("  typst, the same text, plain", bare)
    yield shown("as PDF, tagged, and the other for its pages", pdf) + f": {times:.1f} × that (aim: below 5 s)"
    yield shown("as EPUB", epub)


if __name__ == "__main__":
    for line in run():
        print(line, flush=True)
