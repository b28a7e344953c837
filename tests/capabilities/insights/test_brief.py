"""The page for the board: one A4, tagged, with what was asked and without a name, however much there is to tell."""

import struct
import zlib
from dataclasses import replace
from datetime import date
from io import BytesIO
from types import SimpleNamespace

from django.utils.translation import override
from pypdf import PdfReader

from draagvlak.analysis.layers import GOVERNANCE_LAYERS
from draagvlak.capabilities.insights.wording.asked import asked_of_board
from draagvlak.capabilities.insights.wording.layers_carried import carried_rows
from draagvlak.capabilities.insights.writers.brief_pdf import Brief, Chosen, as_brief

DAY = date(2026, 11, 24)


def picture(wide=40, high=20):
    """A PNG of one colour."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"".join(b"\0" + b"\x0b\x5c\x55" * wide for _ in range(high))
    top = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", top) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def layer(name, level="commits", survey=None, sentence="Het bestuur geeft er middelen voor: budget, 18 december 2025."):
    shown = {"on": "2025-12-18", "holds": True, "level": level}
    return {
        "layer": name,
        "level": level,
        "high": level,
        "contested": False,
        "sentence": sentence,
        "remarks": [],
        "evidence": [shown] if level else [],
        "survey": survey,
    }


def brief(level="commits", survey=None, logo=None, network="Lokaal netwerk", sentence="Het netwerk houdt het."):
    rows = carried_rows([layer(name, level, survey) for name in GOVERNANCE_LAYERS])
    paths = [{"to": name, "with_director": 2, "without_director": 1} for name in GOVERNANCE_LAYERS]
    asked = asked_of_board(rows[-1].level)
    return Brief(DAY, "Voorbeeldgem", network, logo, sentence, paths, True, rows, asked)


def read(found, language="nl"):
    with override(language):
        return PdfReader(BytesIO(as_brief(found, language)))


def words(pages):
    return " ".join(" ".join(page.extract_text() for page in pages.pages).split())


def test_it_says_how_the_network_stands_and_what_is_asked():
    with override("nl"):
        made = read(brief())
    text = words(made)
    assert len(made.pages) == 1
    assert made.metadata.title == "Het netwerk op één bladzijde: Lokaal netwerk"
    for said in ("Voorbeeldgem", "24 november 2026", "Het netwerk houdt het.", "Leg vast dat dit blijft."):
        assert said in text
    assert "Het bestuur: 2 wegen, zonder de regisseur 1 weg" in text
    assert made.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_a_logo_stands_on_it_with_words():
    logo = SimpleNamespace(kind="png", content=picture())
    with_logo, without = read(brief(logo=logo)), read(brief())
    assert [len(made.pages[0].images) for made in (with_logo, without)] == [1, 0]


def test_it_stays_one_page_when_there_is_much_to_tell():
    long = "Wie antwoordde is positief over het vertrouwen in het netwerk: tussen 40 en 80 op 100. " * 2
    survey = {"sentences": [long, long], "disagreement": "Het bestuur: wat we zien en wat de peiling zegt, verschilt."}
    logo = SimpleNamespace(kind="png", content=picture(20, 400))
    found = brief(None, survey, logo, "Een netwerk met een heel lange naam " * 3, "Het netwerk hangt nog los. " * 5)
    assert len(read(found).pages) == 1


def test_what_was_made_visible_stands_on_it_with_a_story_and_its_voices():
    story = Chosen("De bus", "Over vervoer.", (("Zonder vervoer geen feest.", "An"), ("Ik durf het nu.", "")))
    made = read(replace(brief(), seen=("24 november 2026, bestuur: een resultaat",), story=story))
    text = words(made)
    assert len(made.pages) == 1
    for said in ("Wat zichtbaar werd", "bestuur: een resultaat", "De bus", "Zonder vervoer geen feest.’ — An", "nu.’"):
        assert said in text
    assert "Een naam staat er alleen bij een citaat" in text


def test_what_does_not_fit_goes_quotes_first():
    story = Chosen("De bus", "Over vervoer. " * 20, (("Kort.", ""), ("Zonder vervoer geen feest. " * 90, "An")))
    made = read(replace(brief(), seen=("bestuur: een resultaat",), story=story))
    assert len(made.pages) == 1
    assert "Kort." in words(made)
    assert "Zonder vervoer" not in words(made)
    survey = {"sentences": ["Zo lang. " * 100] * 2, "disagreement": ""}
    full = read(replace(brief(None, survey), seen=("bestuur: een resultaat",) * 4, story=story))
    assert "De bus" not in words(full)


def test_no_text_is_ever_markup():
    text = words(read(brief(network='#panic("x") *vet* $x$', sentence='#read("/etc/passwd")')))
    assert '#panic("x") *vet* $x$' in text
    assert '#read("/etc/passwd")' in text
