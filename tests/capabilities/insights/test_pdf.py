"""The report on paper: tagged, titled, at most two pages, and never moved by what somebody is called."""

from io import BytesIO

import pytest
import typst
from django.utils.translation import override
from pypdf import PdfReader

from draagvlak.basics import paper as press
from draagvlak.capabilities.insights.writers.pdf import FILES, as_pdf
from tests.capabilities.insights.lists import MADE, report_of

HOSTILE = [
    '#panic("x")',
    '#read("/etc/passwd")',
    '#image("/etc/passwd")',
    "*bold* _under_ `code`",
    "$x^2$",
    "@ref <label>",
    "back\\slash \\u{41}",
    "= Kop",
    "// weg /* weg */",
    '"; #sys.inputs',
]


def paper(name="example", language="nl", **names):
    report = report_of(name, "--lang", language)
    for old, new in names.items():
        report = _renamed(report, old.replace("_", " "), new)
    with override(language):
        return as_pdf(report, "Ankerrapport van Lokaal netwerk", "Lies", language)


def _renamed(value, old, new):
    if isinstance(value, dict):
        return {key: _renamed(part, old, new) for key, part in value.items()}
    if isinstance(value, list):
        return [_renamed(part, old, new) for part in value]
    return value.replace(old, new) if isinstance(value, str) else value


def read(made):
    return PdfReader(BytesIO(made))


def words(made):
    return " ".join(" ".join(page.extract_text() for page in read(made).pages).split())


def tags(made):
    """Every structure tag of the document, in its order, with its alternative text."""
    found = []

    def walk(node):
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif hasattr(node, "get"):
            if "/S" in node:
                found.append((str(node["/S"]), str(node.get("/Alt", ""))))
            if "/K" in node:
                walk(node["/K"])

    walk(read(made).trailer["/Root"]["/StructTreeRoot"])
    return found


@pytest.mark.parametrize(
    ("language", "said", "heading"),
    [
        ("nl", "naar het bestuur loopt alles via Christel Notulen.", "Drie gesprekken voor deze maand"),
        (
            "en",
            "to the political board everything runs through Christel Notulen.",
            "Three conversations for this month",
        ),
    ],
)
def test_the_example_is_tagged_and_fits_two_pages(language, said, heading):
    made = paper(language=language)
    root = read(made).trailer["/Root"]
    assert len(read(made).pages) <= 2
    assert bool(root["/MarkInfo"]["/Marked"]) is True
    assert root["/Lang"] == language
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"]) is True
    assert read(made).metadata.title == "Ankerrapport van Lokaal netwerk"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert said in words(made)
    assert heading in words(made)


def test_structure_has_headings_a_described_picture_lists_and_a_table():
    found = tags(paper())
    kinds = [kind for kind, _alt in found]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == 10
    assert {"/L", "/LI", "/Table", "/TH", "/TD"} <= set(kinds)
    alt, ladders = [alt for kind, alt in found if kind == "/Figure"]
    assert ladders.startswith("de collega’s: weten we niet; ")
    assert alt.startswith("Zoveel wegen lopen er van mensen in armoede naar elke laag. ")
    assert "het bestuur: met jou 1 weg, zonder jou 1 weg." in alt


def test_paper_says_what_the_page_says():
    report = report_of("example")
    said = words(paper())
    sentences = [
        report["anchoring"]["sentence"],
        report["anchoring"]["next"],
        *report["anchoring"]["reasons"],
        *[bridge["why"] for bridge in report["missing_bridges"]],
        *[talk["why"] for talk in report["conversations"]],
        *report["confidence"]["unknown"],
        *report["confidence"]["statements"],
    ]
    assert [sentence for sentence in sentences if sentence not in said] == []


def test_the_same_report_gives_the_same_paper():
    assert paper() == paper()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_never_markup(name):
    said = words(paper(Christel_Notulen=name))
    assert said.count(" ".join(name.split())) >= 3
    assert "root:" not in said


def test_the_template_sees_no_file_outside_its_folder():
    source = b'#read("/etc/passwd")'
    with pytest.raises(typst.TypstError, match=r"not found|denied"):
        typst.Compiler(source, root=FILES, font_paths=press.OWN_FONTS).compile(format="pdf")
    with pytest.raises(typst.TypstError, match=r"root|outside|escape"):
        typst.Compiler(b'#read("../../../../../../../etc/passwd")', root=FILES).compile(format="pdf")


def test_a_script_without_a_font_still_gives_a_tagged_paper(monkeypatch):
    monkeypatch.setattr(press, "every_font", lambda: press.OWN_FONTS)
    made = paper(Christel_Notulen="李雷")
    assert bool(read(made).trailer["/Root"]["/MarkInfo"]["/Marked"]) is True
    assert "naar het bestuur loopt alles via" in words(made)


@pytest.mark.parametrize("name", sorted(set(MADE) - {"example"}))
def test_every_list_has_a_paper(name):
    made = paper(name)
    assert len(read(made).pages) <= 2
    assert report_of(name)["anchoring"]["sentence"] in words(made)


def test_many_ways_are_cut_short_and_said():
    report = report_of("example")
    first = report["anchoring"]["paths"][0]
    first["with_director"], first["routes"] = 75, first["routes"] * 20
    said = words(as_pdf(report, "Titel", "Lies", "nl"))
    assert "… 75" in said
    assert f"en nog {len(first['routes']) - 12} wegen" in said


def test_ways_of_a_large_network_leave_it_at_two_pages():
    report = report_of("example")
    for path in report["anchoring"]["paths"]:
        path["routes"] = path["routes"] * 20
    made = as_pdf(report, "Titel", "Lies", "nl")
    assert len(read(made).pages) == 2
    assert "en nog " in words(made)
