"""Files made to do harm: each ends in one sentence, in a small process, with nothing left behind."""

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from draagvlak.capabilities.demo.actions import LIST
from draagvlak.capabilities.exchange.readers import open_book
from draagvlak.capabilities.exchange.readers.table import Book, Refused
from draagvlak.capabilities.exchange.wording import refusal
from draagvlak.wiring import command
from tests.factories.hostile import HOSTILE, ROW
from tests.factories.sheets import ods, ods_cells, xlsx, zipped

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("name", HOSTILE)
def test_harm_ends_in_a_sentence(name, tmp_path):
    make, allowed = HOSTILE[name]
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(make())
    with pytest.raises(Refused) as caught:
        list(open_book(path, "lijst.xlsx").tables[0].rows)
    assert caught.value.code in allowed
    assert "Er is niets bewaard." in refusal(caught.value)
    assert os.listdir(tmp_path) == ["lijst.xlsx"]


MEASURED = """
import resource, sys
from pathlib import Path
from draagvlak.capabilities.exchange.readers import open_book
from draagvlak.capabilities.exchange.readers.table import Refused
try:
    for table in open_book(Path(sys.argv[1]), "list").tables:
        list(table.rows)
except Refused:
    own = next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]
    print((int(own) + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) // 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is read from Linux")
@pytest.mark.parametrize("name", ["shared-text", "far-xls", "ods-text", "one-line", "open-quotation", "empty-lines"])
def test_harm_takes_little_memory(name, tmp_path):
    """Both processes together; VmHWM, since what getrusage says of oneself includes whoever started one."""
    path = tmp_path / "list"
    path.write_bytes(HOSTILE[name][0]())
    command = [sys.executable, "-c", MEASURED, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    assert int(done.stdout) < 600


@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "long"])
@pytest.mark.parametrize("asked", ["analyse", "check-cases"])
def test_what_is_no_file_is_not_opened(tmp_path, kind, asked, capsys):
    path = {"folder": tmp_path, "pipe": tmp_path / "pipe", "device": "/dev/zero", "long": "x" * 5000}[kind]
    if kind == "pipe":
        os.mkfifo(path)
    assert command.main([asked, str(path)]) == 2
    assert capsys.readouterr().err.startswith("Dit bestand bestaat niet of mogen we niet openen.")


@pytest.mark.parametrize(
    "data", [b"[" * 2_000_000, b"\xff\xfe\x00abc", b'{"cases": 3}', b"null", b'["x"]', b"{}", b"[]"]
)
def test_cases_that_are_none(tmp_path, data, capsys):
    path = tmp_path / "cases.json"
    path.write_bytes(data)
    assert command.main(["check-cases", str(path)]) == 2
    assert capsys.readouterr().err.startswith("In dit bestand vonden we geen gevallen")


def test_a_sheet_that_is_not_there_names_those_that_are(capsys):
    assert command.main(["analyse", str(LIST), "--sheet", "Kontakten"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("Blad ‘Kontakten’ staat niet in dit bestand. Deze wel: Contacten, Personen, Steun, Info.")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.csv", "passwd.csv"),
        ("C:\\x\\CON.csv", "CON.csv"),
        ("a\x00b\n.csv", "ab .csv"),
        ("é" * 5000, "é" * 120),
    ],
)
def test_a_name_is_never_a_path(tmp_path, name, kept):
    path = tmp_path / "list"
    path.write_text("Datum;Wie\n2026-01-05;An, Bo\n", encoding="utf-8")
    assert open_book(path, name).file == kept


def test_parts_that_would_lie_elsewhere_are_only_read(tmp_path):
    path = tmp_path / "list.xlsx"
    path.write_bytes(xlsx(ROW, more={"../../outside.txt": "x", "/tmp/outside.txt": "x"}))  # noqa: S108 as an attacker would
    assert len(list(open_book(path, "list.xlsx").tables[0].rows)) == 1
    assert os.listdir(tmp_path) == ["list.xlsx"]


def test_text_that_looks_like_a_formula_stays_text_and_directions_go(tmp_path):
    book = openpyxl.Workbook()
    for text in ("=1+1", "+32", "-x", "@SUM(A1)", "A\u202eB\u200bC"):
        book.active.append([text])
        book.active.cell(book.active.max_row, 1).data_type = "s"
    path = tmp_path / "list.xlsx"
    book.save(path)
    assert [row[0] for _, row in open_book(path, "x").tables[0].rows] == ["=1+1", "+32", "-x", "@SUM(A1)", "ABC"]


def xls_bytes():
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    for n, text in enumerate(("Datum", "2026-03-05", "2026-03-06")):
        sheet.write(n, 0, text)
        sheet.write(n, 1, "An, Bo")
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


WHOLE = {
    "xlsx": LIST.read_bytes(),
    "ods": ods(f"<table:table-row>{ods_cells(3)}</table:table-row>"),
    "xls": xls_bytes(),
    "csv": "Datum;Wie\n2026-03-05;Ann\u00e9 & Bo\n".encode(),
}
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=8)), min_size=1, max_size=6)


def opened(data, folder):
    path = folder / "list"
    path.write_bytes(data)
    try:
        book = open_book(path, "list")
        assert isinstance(book, Book)
        return [list(table.rows) for table in book.tables]
    except Refused:
        return None


@pytest.mark.parametrize("kind", WHOLE)
@given(changes=CHANGES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_change_of_bytes_is_read_or_refused(tmp_path, kind, changes):
    data = bytearray(WHOLE[kind])
    for place, new in changes:
        at = int(place * len(data))
        data[at : at + len(new)] = new
    opened(bytes(data), tmp_path)


@given(changes=CHANGES, which=st.integers(0, 50))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_change_within_a_part_is_read_or_refused(tmp_path, changes, which):
    with zipfile.ZipFile(io.BytesIO(WHOLE["xlsx"])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = sorted(parts)[which % len(parts)]
    data = bytearray(parts[name])
    for place, new in changes:
        at = int(place * len(data))
        data[at : at + len(new)] = new
    opened(zipped(parts | {name: bytes(data)}), tmp_path)


def test_a_million_names_of_members_are_not_read(tmp_path):
    path = tmp_path / "net.json"
    members = ",".join(f'"k{n}":{n}' for n in range(20_001))
    path.write_text(f'{{"elements":[],"connections":[],{members}}}', encoding="utf-8")
    with pytest.raises(Refused) as caught:
        open_book(path, "net.json")
    assert caught.value.code == "too-many-columns"
