"""The justification of a year: what ran, what it cost and what came of it, each figure with its source."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import docx
import openpyxl
import pytest

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.policy.models import Result
from draagvlak.capabilities.publications.models import Known, Pack
from draagvlak.capabilities.publications.queries.pack_notes import cell
from draagvlak.capabilities.publications.queries.packs import pack_at, told_of
from draagvlak.capabilities.publications.writers import pack_pdf
from draagvlak.capabilities.stories.actions.consents import withdraw_consent
from tests.factories import AuthorityFactory, NetworkFactory
from tests.factories.year import DAY, Year

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(client):
    authority = AuthorityFactory(slug="gemeente")
    with inside(authority):
        yield Year(NetworkFactory(authority=authority, slug="net", frozen_on=DAY), client)


def part(pack, key):
    """The texts of a part, row by row."""
    (found,) = (one for one in pack.content["sections"] if one["key"] == key)
    return [[cell["text"] for cell in row] for row in found["rows"]]


def sources(pack, key):
    (found,) = (one for one in pack.content["sections"] if one["key"] == key)
    return {
        cell["text"]: pack.content["notes"][cell["note"] - 1] for row in found["rows"] for cell in row if cell["note"]
    }


def test_it_says_what_ran_and_what_came_of_it(year):
    year.fill()
    assert "Het dossier is gemaakt." in year.make().content.decode()
    pack = Pack.objects.get()
    assert [row[0] for row in part(pack, "actions")] == ["1.1.1 Pas voor iedereen", "1.1.2 Vervoer op maat"]
    assert part(pack, "amounts") == [
        ["1.1.1 Pas voor iedereen", "12.500,00", "11.999,50", "", "3.000,00"],
        ["1.1.2 Vervoer op maat", "500,00", "", "", ""],
        ["Samen", "13.000,00", "11.999,50", "", "3.000,00"],
    ]
    assert part(pack, "results") == [
        ["Zestig gezinnen met een pas", "01/09/2026", "1.1.1 Pas voor iedereen", "240,50"],
        ["Een ouder begon zelf een speelgroep", "02/10/2026", "geen actie", ""],
    ]
    assert part(pack, "indicators") == [
        ["Bereik van de pas", "Zestig gezinnen met een pas", "30/06/2026", "45,5 %", "60 %"]
    ]
    assert [row[3] for row in part(pack, "taking_part")] == ["minder dan 5 deelnames", "40 deelnames"]


def test_each_figure_has_its_source(year):
    year.fill()
    year.make()
    pack = Pack.objects.get()
    for one in pack.content["sections"]:
        assert all(cell["note"] for row in one["rows"] for cell in row if cell["value"] is not None)
    assert sources(pack, "amounts")["12.500,00"].startswith("Bron: JR 2026, raming 3. Genoteerd op ")
    assert sources(pack, "amounts")["500,00"].startswith("Er is geen bron genoteerd.")
    assert sources(pack, "amounts")["13.000,00"].startswith("Som van de cijfers erboven")
    found = sources(pack, "indicators")["45,5 %"]
    assert found.startswith("Gemeten op 30 juni 2026. Bron: telling. Genoteerd als netwerkregisseur op ")
    assert year.director.email not in str(pack.content)
    assert "minder dan 5 deelnames" in sources(pack, "taking_part")
    assert not re.search(r'"3(\.00)?"', str(pack.content).replace("'", '"').split("taking_part")[1].split("head")[1])


def test_it_does_not_change_any_more(year):
    year.fill()
    year.make()
    pack = Pack.objects.get()
    Result.objects.filter(pk=year.result.pk).update(title="Iets anders")
    assert "Zestig gezinnen met een pas" in year.text("pack", pack.pk)
    year.make()
    assert [(one.number, one.year) for one in Pack.objects.order_by("number")] == [(1, 2026), (2, 2026)]
    assert "Iets anders" in year.text("pack", Pack.objects.get(number=2).pk)


def test_sent_twice_it_is_made_once(year):
    answer = year.client.get(year.to("packs")).content.decode()
    said = {"year": 2026, "key": re.search(r'name="key" value="([^"]+)"', answer)[1]}
    urls = {year.client.post(year.to("packs"), said).url for _each in range(2)}
    assert urls == {year.to("pack", Pack.objects.get().pk)}


def test_only_stories_with_consent_for_the_pack(year):
    year.fill()
    agreed, later = year.tell("Ik fiets weer"), year.tell("Ik zwem nu", told_on=date(2025, 6, 1))
    year.about_result(later)
    year.tell("Alleen op de pagina", use="pages")
    year.tell("Van vorig jaar", told_on=date(2025, 6, 1))
    year.tell("Niet meer", withdrawn_on=date(2026, 7, 1))
    year.make()
    pack = Pack.objects.get()
    assert "Ik fiets weer" not in str(pack.content)
    text = year.text("pack", pack.pk)
    assert [words in text for words in ("Ik fiets weer", "Ik zwem nu")] == [True, True]
    assert [words in text for words in ("Alleen op de pagina", "Van vorig jaar", "Niet meer")] == [False] * 3
    assert "Mia, verteld op 1 juni 2026" in text
    assert agreed.story.title in text


def texts_of(answer, ending):
    if ending == "docx":
        return "\n".join(one.text for one in docx.Document(BytesIO(answer.content)).paragraphs)
    if ending == "xlsx":
        book = openpyxl.load_workbook(BytesIO(answer.content))
        return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    return ""


def test_withdrawn_words_leave_page_and_files_and_a_new_one_is_offered(year):
    year.fill()
    consent = year.tell("Ik fiets weer")
    year.tell("Ik zwem nu")
    year.make()
    pack = Pack.objects.get()
    before = {ending: texts_of(year.file(pack, ending), ending) for ending in ("docx", "xlsx")}
    assert all("Ik fiets weer" in text for text in before.values())
    withdraw_consent(year.director, year.network.authority, year.network, consent.pk)
    said = "De toestemming voor 1 verhaal is ingetrokken. Die woorden staan er niet meer in."
    for text in (year.text("pack", pack.pk), year.text("packs")):
        assert said in text
        assert "Ik fiets weer" not in text
    assert "Maak een nieuw dossier van dit jaar" in year.text("pack", pack.pk)
    for ending in ("docx", "xlsx"):
        text = texts_of(year.file(pack, ending), ending)
        assert "Ik fiets weer" not in text
        assert "Ik zwem nu" in text
        assert "De toestemming voor één verhaal is ingetrokken." in text
    year.make()
    assert said not in year.text("pack", Pack.objects.get(number=2).pk)
    consent.story.delete()
    assert said in year.text("pack", pack.pk)


def test_the_files(year):
    year.fill()
    year.tell()
    title = '=HYPERLINK("http://x.example")'
    Result.objects.filter(pk=year.result.pk).update(title=title)
    year.make()
    pack = Pack.objects.get()
    pdf = year.file(pack, "pdf")
    assert pdf.content.startswith(b"%PDF-1.7")
    assert b"/StructTreeRoot" in pdf.content
    assert pdf["Content-Disposition"] == 'attachment; filename="verantwoording-2026-net.pdf"'
    book = openpyxl.load_workbook(BytesIO(year.file(pack, "xlsx").content))
    amounts = [list(row) for row in book["Bedragen"].iter_rows(values_only=True)]
    assert amounts[1][:5] == ["1.1.1 Pas voor iedereen", 12500, 11999.5, None, 3000]
    assert amounts[1][5].startswith("Bron: JR 2026, raming 3.")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    assert book["Resultaten"]["A2"].value == f"'{title}"
    word = ZipFile(BytesIO(year.file(pack, "docx").content)).read("word/document.xml").decode()
    assert 'w:vertAlign w:val="superscript"' in word
    assert year.file(pack, "odt").status_code == 404


@pytest.mark.parametrize("count", [150, 151])
def test_very_many_sources_stand_at_the_end(year, count):
    year.make()
    told = told_of(pack_at(year.network, Pack.objects.get().pk))
    rows = [[cell(f"Actie {number}"), cell("1,00", note=number)] for number in range(1, count + 1)]
    told["sections"] = [told["sections"][0] | {"head": ["Actie", "Euro"], "rows": rows, "figures": [1]}]
    told["notes"] = [f"Bron: {number}." for number in range(1, count + 1)]
    assert (b"/Note" in pack_pdf.as_pdf(told, None)) == (count == 150)


def test_what_is_unknown_from_2027_on_is_said_and_what_was_filled_in_is_used(year):
    year.network.frozen_on = date(2028, 1, 15)
    year.network.save()
    year.make(2027)
    pack = Pack.objects.get()
    assert any("nog niet gevonden" in sentence for sentence in pack.content["about"])
    assert "is nog niet gevonden" in year.text("packs")
    about = {"scheme": "local-2027-2032", "on": date(2028, 1, 1), "network": year.network, **year.at}
    Known.objects.create(fact="justification-day", value="2028-03-31", source="brief van de administratie", **about)
    year.make(2027)
    about = Pack.objects.get(number=2).content["about"]
    assert any("31 maart 2028" in sentence and "brief van de administratie" in sentence for sentence in about)


def test_an_empty_year_says_so(year):
    text = year.text("packs")
    assert "Nog geen dossier." in text
    year.make()
    text = year.text("pack", Pack.objects.get().pk)
    assert "Geen enkele actie liep in dit jaar." in text
    assert year.file(Pack.objects.get(), "pdf").status_code == 200


@pytest.mark.parametrize(("kind", "reads", "writes"), [("leader", True, True), ("partner", True, False)])
def test_who_reads_and_who_makes(year, kind, reads, writes):
    year.make()
    year.as_role(kind)
    assert ("2026, dossier 1" in year.text("packs")) == reads
    assert ("Maak het dossier" in year.text("packs")) == writes
    assert year.client.post(year.to("packs"), {"year": 2026}).status_code == (422 if writes else 404)


def test_a_year_that_is_not_offered_is_refused(year):
    assert year.make(1999).status_code == 422
    assert Pack.objects.count() == 0


def test_as_many_queries_for_one_as_for_three(year, django_assert_num_queries):
    year.fill()
    for _each in range(2):
        year.tell()
    year.make()
    year.text("packs")
    with django_assert_num_queries(QUERIES):
        year.text("packs")
    pack = Pack.objects.get()
    year.text("pack", pack.pk)
    with django_assert_num_queries(OF_ONE):
        year.text("pack", pack.pk)
    for _each in range(2):
        year.tell()
        year.make()
    with django_assert_num_queries(QUERIES):
        year.text("packs")
    pack = Pack.objects.get(number=3)
    with django_assert_num_queries(OF_ONE):
        year.text("pack", pack.pk)


QUERIES, OF_ONE = 11, 8
