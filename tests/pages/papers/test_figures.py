"""Figures, typed and out of a file, as the pages take them."""

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from draagvlak.capabilities.publications.models import Figure

pytestmark = pytest.mark.django_db
CSV = "Cijfer;Gemeente;Jaar;Waarde;Eenheid;Bron\nLeefloners;Duffel;2025;1.312,5;mensen;POD MI\nZonder;;;veel;;x\n"


def said(answer):
    return " ".join(answer.content.decode().split())


def sheet(*rows):
    book = openpyxl.Workbook()
    book.active.title = "Uitleg"
    book.create_sheet("Cijfers")
    for row in rows:
        book["Cijfers"].append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def send(hands, name, content, source=""):
    file = SimpleUploadedFile(name, content)
    return hands.client.post(hands.to("bring_figures", hands.note.pk), {"file": file, "source": source})


def test_a_figure_is_typed_and_taken_back(hands):
    told = {
        "name": "Leefloners",
        "value": "1.312,50",
        "unit": "mensen",
        "municipality": "",
        "year": "",
        "source": "POD",
    }
    answer = hands.send("add_figure", hands.note.pk, **told)
    assert "1.312,5 mensen" in said(answer)
    assert "1.312,5" in hands.text("figure", hands.note.pk, Figure.objects.get().pk)
    hands.undo(answer)
    assert not Figure.objects.exists()
    wrong = hands.send("add_figure", hands.note.pk, **told | {"value": "veel", "source": ""})
    assert wrong.status_code == 422
    assert "Dit is geen getal" in said(wrong)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cijfers.csv", CSV.encode("cp1252")),
        (
            "cijfers.xlsx",
            sheet(["Titel"], ["Naam", "Waarde", "Jaar", "Gemeente", "Eenheid", "Bron"],
                  ["Leefloners", 1312.5, 2025, "Duffel", "mensen", "POD MI"], ["Zonder", "veel"]),
        ),
    ],
)  # fmt: skip
def test_a_file_is_shown_before_it_is_kept_and_goes_as_one(hands, name, content):
    shown = send(hands, name, content)
    assert "1.312,5 mensen" in said(shown)
    assert "de waarde is geen getal" in said(shown)
    assert not Figure.objects.exists()
    answer = hands.post(shown, hands.to("confirm_figures", hands.note.pk))
    assert "1 cijfer ingelezen." in said(answer)
    row = Figure.objects.get()
    assert (row.name, row.municipality, row.year, str(row.value)) == ("Leefloners", "Duffel", 2025, "1312.50")
    assert (row.unit, row.source) == ("mensen", "POD MI")
    again = hands.post(send(hands, name, content), hands.to("confirm_figures", hands.note.pk))
    assert "Alles uit dit bestand stond er al" in said(again)
    hands.undo(answer)
    assert not Figure.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("leeg.csv", b"", "leeg"),
        ("namen.csv", b"Naam;Functie\nAn;bib\n", "geen kolom Cijfer"),
        ("bronloos.csv", b"Cijfer;Waarde\nClubs;3\n", "Geen enkele rij"),
    ],
)
def test_what_is_no_file_of_figures(hands, name, content, why):
    answer = send(hands, name, content)
    assert answer.status_code == 422
    assert why in said(answer)


def test_a_file_of_somebody_else_is_not_confirmed(hands):
    shown = send(hands, "cijfers.csv", CSV.encode())
    hands.be("leader")
    assert hands.post(shown, hands.to("confirm_figures", hands.note.pk)).status_code == 404
