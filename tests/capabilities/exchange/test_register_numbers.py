"""Valid register numbers put everywhere, and looked for in everything that comes out."""

import json
import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagvlak.basics.register_numbers import is_register_number
from draagvlak.capabilities.exchange.mapping.reading import read_listing
from draagvlak.capabilities.exchange.mapping.shapes import propose
from draagvlak.capabilities.exchange.readers import limits, open_book
from draagvlak.capabilities.exchange.readers.register_numbers import drop_register_numbers
from draagvlak.capabilities.exchange.readers.stored import packed, unpacked
from draagvlak.capabilities.exchange.readers.table import Book, Table
from draagvlak.capabilities.exchange.writers.told import source_of, told

DAY = date(2026, 11, 24)
LIMITS = Path(__file__).parents[3] / "docs" / "how-to" / "limits.md"


def number(born, order):
    first = f"{born:%y%m%d}{order:03d}"
    check = 97 - int(f"2{first}" if born.year >= 2000 else first) % 97
    return f"{first}{check:02d}"


NUMBERS = st.builds(number, st.dates(date(1920, 1, 1), date(2025, 12, 31)), st.integers(1, 997))
PATTERNS = (
    "{}{}{}{}{}",
    "{}.{}.{}-{}.{}",
    "{} {} {} {} {}",
    "{}\u00a0{}\u00a0{}\u00a0{}\u00a0{}",
    "{}/{}/{} – {} . {}",
)


def written(digits, pattern):
    return pattern.format(digits[:2], digits[2:4], digits[4:6], digits[6:9], digits[9:])


def everything(book):
    mapping = propose(book)
    listing = read_listing(book, mapping, DAY)
    said = [
        repr(book.notes),
        repr(mapping),
        repr(listing),
        json.dumps(source_of(book, listing)),
        repr([list(table.rows) for table in unpacked(packed(book)).tables]) + repr(unpacked(packed(book))),
    ]
    return " ".join([*map(str, said), json.dumps(told(listing.warnings), ensure_ascii=False)])


@given(digits=NUMBERS, pattern=st.sampled_from(PATTERNS), place=st.integers(0, 8))
def test_a_number_comes_out_nowhere(digits, pattern, place):
    text = written(digits, pattern)
    places = [""] * 9
    places[place] = text
    rows = [
        ["Datum", "Wie", f"Waarover {places[0]}", f"{places[1]}"],
        [f"3 maart {places[2]}", "An, Bo", "x", places[3] or None],
        ["2026-03-05", f"An {places[4]}, Bo", f"over {places[5]}", None],
        ["2026-03-06", "An, Bo", "y", None],
    ]
    matrix = [["Naam", f"{places[6]}", "3/3/2026", "4/3/2026"], ["An", None, "x", "x"]]
    tables = (Table(f"Blad {places[7]}", list(enumerate(rows, 1))), Table("M", list(enumerate(matrix, 1))))
    found = everything(drop_register_numbers(Book(f"lijst {places[8]}.xlsx", "xlsx", tables)))
    assert is_register_number(digits)
    assert digits not in re.sub(r"[\s.\-–/]|\\xa0", "", found)


@given(digits=NUMBERS, kind=st.sampled_from([int, float]))
def test_a_number_stored_as_one_goes_too(digits, kind):
    rows = [["Naam", "Iets"], ["An", kind(digits)], ["Bo", None]]
    book = drop_register_numbers(Book("x", "xlsx", (Table("S", list(enumerate(rows, 1))),)))
    assert [row for _, row in book.tables[0].rows] == [["Naam", None], ["An", None], ["Bo", None]]


def test_a_titled_column_goes_with_its_typing_errors_too():
    rows = [["Naam", "Rijksregisternummer"], ["An", "85.07.30-033.29"], ["Bo", "85.07.30-033.30"]]
    book = drop_register_numbers(Book("x", "xlsx", (Table("S", list(enumerate(rows, 1))),)))
    assert [row[1] for _, row in book.tables[0].rows] == [None, None, None]
    assert [(n.code, n.values) for n in book.notes] == [("register-number-dropped", {"column": "Rijksregisternummer"})]


def test_a_word_in_a_text_does_not_cost_its_column():
    rows = [["Datum", "Waarover"], ["2026-03-05", "rijksregister"], ["2026-03-06", "uitstap"], ["2026-03-07", "x"]]
    book = drop_register_numbers(Book("x", "xlsx", (Table("S", list(enumerate(rows, 1))),)))
    assert ([tuple(row) for row in book.tables[0].rows], book.notes) == (list(enumerate(rows, 1)), ())


@pytest.mark.parametrize(
    "kept",
    ["0477 12 34 56", "+32 477 12 34 56", "016 12 34 56", "0403.227.515", "BE0403227515", 32477123456, 1250000, 46084],
)
def test_other_numbers_stay(kept):
    rows = [["Naam", "Tel"], ["An", kept]]
    book = drop_register_numbers(Book("x", "xlsx", (Table("S", list(enumerate(rows, 1))),)))
    assert [row[1] for _, row in book.tables[0].rows] == ["Tel", kept]


def test_one_number_among_phones_is_erased_alone():
    rows = [["Naam", "Tel"], *[[f"N{n}", f"0477 12 34 {n}"] for n in range(10, 20)], ["Bo", "85.07.30-033.28"]]
    book = drop_register_numbers(Book("x", "xlsx", (Table("S", list(enumerate(rows, 1))),)))
    assert [row[1] for _, row in book.tables[0].rows][-2:] == ["0477 12 34 19", "…"]
    assert [(n.code, n.values) for n in book.notes] == [("register-number-blanked", {"count": 1})]


def test_from_1904_and_hidden_parts_are_known(tmp_path):
    made = openpyxl.Workbook()
    made.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet = made.active
    for row in (["Datum", "Wie"], [date(2026, 3, 3), "An, Bo"], [44622, "An, Bo"]):
        sheet.append(row)
    sheet.column_dimensions["B"].hidden = True
    made.create_sheet("Geheim").sheet_state = "hidden"
    path = tmp_path / "list.xlsx"
    made.save(path)
    book = open_book(path, "list.xlsx")
    days = [contact.on for contact in read_listing(book, propose(book), DAY).contacts]
    assert (book.epoch_1904, days) == (True, [date(2026, 3, 3), date(2026, 3, 3)])
    assert [n.code for n in book.notes] == ["sheet-hidden", "cells-hidden"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("mark", [";", ",", "\t", "|", ":", "^"])
@pytest.mark.parametrize("said", [False, True])
def test_any_delimiter_in_any_encoding(tmp_path, encoding, mark, said):
    rows = [
        ["Datum", "Wie"],
        ["2026-03-05", "André Peeters\nBo"],
        ["2026-03-06", 'Cas "C" Maes'],
        ["2026-03-07", "An en Bo"],
    ]
    lines = ["".join(['"', f'"{mark}"'.join(cell.replace('"', '""') for cell in row), '"']) for row in rows]
    text = (f"sep={mark}\r\n" if said else "") + "\r\n".join(lines)
    path = tmp_path / "list.xls"
    path.write_bytes(text.encode(encoding))
    assert [row for _, row in open_book(path, "list.xls").tables[0].rows] == rows


def test_the_page_about_limits_names_the_same_numbers():
    told_there = dict(re.findall(r"\| `(MOST_\w+)` \| ([\d,]+) \|", LIMITS.read_text(encoding="utf-8")))
    known = {name: f"{value:,}" for name, value in vars(limits).items() if name.startswith("MOST_")}
    assert told_there == known


@pytest.mark.parametrize(
    "cell",
    [
        "An Peeters {}",
        "An Peeters ({}) & Bo Claes",
        "Bo Claes, An Peeters - {}",
        "{} An Peeters",
        "An Peeters (RR: {}); Bo Claes",
        "Bo Claes en {} An Peeters",
        "An Peeters INSZ {}",
    ],
)
@pytest.mark.parametrize("spelling", ["{}{}{}{}{}", "{}.{}.{}-{}.{}", "{} {} {} {} {}"])
def test_who_has_a_number_beside_the_name_stays_who_they_are(cell, spelling):
    digits = number(date(1985, 7, 30), 33)
    spelled = spelling.format(digits[:2], digits[2:4], digits[4:6], digits[6:9], digits[9:])
    rows = [["Datum", "Wie"], ["13/3/2026", "An Peeters, Bo Claes"], *[["14/3/2026", "Bo Claes"]] * 5]
    rows.append(["15/3/2026", cell.format(spelled)])
    book = drop_register_numbers(Book("x", "xlsx", (Table("S", list(enumerate(rows, 1))),)))
    assert [person.name for person in read_listing(book, propose(book), DAY).people] == ["An Peeters", "Bo Claes"]


def test_a_number_within_a_sentence_leaves_its_mark():
    rows = [(1, ["Waarover"]), (2, ["belde 85.07.30-033.28 terug"]), *[(n, ["x"]) for n in range(3, 12)]]
    book = drop_register_numbers(Book("x", "xlsx", (Table("S", rows),)))
    assert [row[0] for _, row in book.tables[0].rows][1] == "belde … terug"


def test_a_relation_called_after_a_number():
    book = Book("x", "ucinet", (), relation="85.07.30-033.28", other_relations=("RR 85.07.30-033.28",))
    kept = drop_register_numbers(book)
    assert (kept.relation, kept.other_relations) == ("…", ("RR …",))


AMOUNTS = ("85.073.003.328", "85 073 003 328", "85'073'003'328", "8,5073003328E+10", "8 5 0 7 3 0 0 3 3 2 8")


@pytest.mark.parametrize("text", [*AMOUNTS, "850.730.033.28", "in cel 85 073 003 328 stond het"])
def test_what_a_sheet_made_of_a_number_goes_too(text):
    rows = [["Datum", "Wie", "Waarover"], ["2026-03-05", "An, Bo", text], *[["2026-03-06", "An", "x"]] * 4]
    book = drop_register_numbers(Book(f"{text}.csv", "csv", (Table(text, list(enumerate(rows, 1))),)))
    assert "28" not in repr([list(book.tables[0].rows), book.file, book.tables[0].name, book.notes])


SPLIT = (
    (["85.07.30", "033.28"], 1),
    (["85.07.30", "033-28"], 1),
    ([date(1985, 7, 30), 3328], 1),
    (["30/07/1985", "03328"], 1),
    (["1985-07-30", "03328"], 1),
    (["850730033", "28"], 2),
    (["850730", "033", "28"], 2),
    ([85, 7, 30, 33, 28], 2),
    (["85", "07", "30", "03328"], 1),
    (["03328", "85.07.30"], 1),
)


@pytest.mark.parametrize(("cells", "dropped"), SPLIT)
def test_a_number_in_several_columns_loses_its_end(cells, dropped):
    others = [["Bo", *["x"] * len(cells)], ["Cas", *[None] * len(cells)]]
    rows = [["Naam", *"ABCDE"[: len(cells)]], ["An", *cells], *others]
    book = drop_register_numbers(Book("x", "xlsx", (Table("S", list(enumerate(rows, 1))),)))
    kept = [cell for cell in list(book.tables[0].rows)[1][1] if cell is not None]
    assert len(kept) == 1 + len(cells) - dropped
    assert {note.code for note in book.notes} == {"register-number-dropped"}
    assert not {"03328", "033.28", "033-28", 3328, "28", 28, "033", 33} & set(kept)


def test_a_day_beside_other_figures_costs_no_column():
    rows = [["Datum", "Wie", "Bedrag"], *[[date(2026, 3, n), "An, Bo", 12_000 + n * 7] for n in range(1, 28)]]
    book = drop_register_numbers(Book("x", "xlsx", (Table("S", list(enumerate(rows, 1))),)))
    assert ([tuple(row) for row in book.tables[0].rows], book.notes) == (list(enumerate(rows, 1)), ())


def test_a_column_titled_so_goes_where_it_holds_only_the_end():
    rows = [["Naam", "Rijksregister (einde)"], ["An", "033-28"], ["Bo", "001-23"]]
    book = drop_register_numbers(Book("x", "xlsx", (Table("S", list(enumerate(rows, 1))),)))
    assert [row[1] for _, row in book.tables[0].rows] == [None, None, None]
