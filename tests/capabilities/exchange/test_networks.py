"""Network files as they occur: each of tests/data/networks against what a person read in it."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from draagvlak.capabilities.exchange.mapping.reading import read_listing
from draagvlak.capabilities.exchange.mapping.shapes import propose
from draagvlak.capabilities.exchange.readers import open_book, other_readings
from draagvlak.capabilities.exchange.readers.stored import packed, unpacked
from draagvlak.capabilities.exchange.readers.table import Refused
from draagvlak.capabilities.exchange.wording import refusal, sentence

FOLDER = Path(__file__).parents[2] / "data" / "networks"
EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
FILES = sorted(path for path in FOLDER.iterdir() if path.name != "expected.json")
DAY = date(2026, 11, 24)


def told(book):
    """A book as expected.json has it: each row with its number, empty cells at its end left out."""
    tables = []
    for table in book.tables:
        rows = []
        for number, row in table.rows:
            filled = max((n for n, cell in enumerate(row, 1) if cell is not None), default=0)
            rows.append([number, *row[:filled]])
        tables.append({"name": table.name, "kind": table.kind, "rows": rows})
    return {
        "format": book.format,
        "relation": book.relation,
        "others": list(book.other_relations),
        "directed": book.directed,
        "notes": [note.code for note in book.notes],
        "tables": tables,
    }


def opened(tmp_path, text, name="x.txt", relation=None):
    path = tmp_path / "given"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return open_book(path, name, relation)


def refused(tmp_path, text, name="x.txt", relation=None):
    with pytest.raises(Refused) as found:
        opened(tmp_path, text, name, relation)
    assert "%(" not in refusal(found.value)
    return found.value.code


def listing_of(book):
    return read_listing(book, propose(book), DAY)


def ties_of(book):
    return [tuple(row[:3]) for number, row in book.tables[1].rows if number > 1]


def test_every_file_has_its_expectation():
    assert [path.name for path in FILES] == sorted(EXPECTED)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_stands_in_it(path):
    assert told(open_book(path, path.name)) == EXPECTED[path.name]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_name_does_not_matter(path):
    assert told(open_book(path, "lijst.csv")) == EXPECTED[path.name]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_everybody_and_every_tie_is_read(path):
    book = open_book(path, path.name)
    listing = listing_of(book)
    nodes, ties = ([row for number, row in table.rows if number > 1] for table in book.tables)
    assert (len(listing.people), listing.rows_read, listing.skipped) == (len(nodes), len(ties), ())
    assert told(unpacked(packed(book))) == told(book)


@pytest.mark.parametrize(
    ("file", "relation", "ties"),
    [
        ("werkgroep.net", "Werkt  Samen", [("1", "5", 1)]),
        ("matrix.net", "ruzie", [("3", "2", 1)]),
        ("alles.paj", "tweede", [("1", "2", None)]),
        ("kantoor.dl", "vrienden", [("1", "3", 1), ("3", "1", 1)]),
        ("relaties.graphml", "vertrouwt", [("1", "3", None), ("2", "3", None)]),
        ("gephi.gexf", "vriend", [("10", "11", None)]),
        ("gephi.gexf", "*", [("10", "11", 2.0), ("10", "11", None), ("11", "12", None)]),
    ],
)
def test_another_relation_by_name(file, relation, ties):
    book = open_book(FOLDER / file, file, relation)
    assert ties_of(book) == ties
    assert len(listing_of(book).people) == {"alles.paj": 2}.get(file, len(EXPECTED[file]["tables"][0]["rows"]) - 1)


@pytest.mark.parametrize("file", ["kantoor.dl", "werkgroep.net", "gephi.gexf", "relaties.graphml"])
def test_an_unknown_relation_names_those_there_are(file):
    with pytest.raises(Refused) as found:
        open_book(FOLDER / file, file, "bestaat niet")
    assert found.value.code == "relation-unknown"
    said = refusal(found.value)
    assert all(name in said for name in (EXPECTED[file]["relation"], *EXPECTED[file]["others"]))


def test_a_file_with_one_relation_has_none_to_choose(tmp_path):
    assert refused(tmp_path, "dl n=2 data:\n0 1\n0 0\n", relation="x") == "relation-none"
    assert refused(tmp_path, "Naam;Functie\nAn;MAT\n", relation="x") == "relation-none"


def test_two_with_one_label_are_two_and_proposed_as_one():
    listing = listing_of(open_book(FOLDER / "netwerk.gml", "netwerk.gml"))
    assert [person.name for person in listing.people] == ["Jan", "Jan", "Zoë van den Berg", "99"]
    assert [(pair.a, pair.b) for pair in listing.duplicates] == [("p1", "p2")]
    assert [person.layers for person in listing.people] == [("management",), (), ("people_in_poverty",), ()]


def test_a_blueprint_in_sheets(tmp_path):
    workbook = Workbook()
    elements = workbook.active
    elements.title = "Elements"
    for row in [
        ["Label", "Type", "Tags", "Description"],
        ["An", "schepen", "x|y", "weet veel"],
        ["Bo", "MAT", None, None],
    ]:
        elements.append(row)
    connections = workbook.create_sheet("Connections")
    for row in [["From", "To", "Direction", "Label", "Type", "Strength"], ["An", "Bo", "directed", None, None, 3]]:
        connections.append(row)
    workbook.save(tmp_path / "kumu.xlsx")
    book = open_book(tmp_path / "kumu.xlsx", "kumu.xlsx")
    listing = listing_of(book)
    assert (book.format, book.directed) == ("kumu", True)
    assert [(person.name, person.layers) for person in listing.people] == [
        ("An", ("political",)),
        ("Bo", ("management",)),
    ]
    assert [(tie.a, tie.b, tie.weight) for tie in listing.known_ties] == [("p1", "p2", 3.0)]


def test_kinds_of_ties_are_relations_unless_they_are_dated(tmp_path):
    nodes = [{"id": name} for name in "abcd"]
    links = [
        {"source": "a", "target": other, "type": kind}
        for other, kind in zip("bcd", ("kent", "mijdt", "kent"), strict=True)
    ]
    links.append({"source": "b", "target": "c", "type": "mijdt"})
    plain = opened(tmp_path, json.dumps({"nodes": nodes, "links": links}))
    assert (plain.relation, plain.other_relations, len(ties_of(plain))) == ("kent", ("mijdt",), 2)
    dated = opened(tmp_path, json.dumps({"nodes": nodes, "links": [{**link, "date": "2026-03-05"} for link in links]}))
    assert (dated.relation, dated.other_relations, len(ties_of(dated))) == (None, (), 4)


def test_two_elements_with_one_label_and_an_end_that_could_be_either(tmp_path):
    given = {
        "elements": [{"id": "e1", "label": "Jan"}, {"id": "e2", "label": "Jan"}, {"label": "Bo"}],
        "connections": [{"from": "e1", "to": "Bo"}, {"from": "Jan", "to": "Bo"}],
    }
    listing = listing_of(opened(tmp_path, json.dumps(given)))
    assert ([p.name for p in listing.people], len(listing.known_ties)) == (["Jan", "Jan", "Bo"], 1)
    assert [(note.code, note.row) for note in listing.skipped] == [("nobody", 3)]


def test_register_numbers_are_gone_also_as_identity(tmp_path):
    nodes = 'node [ id 85073003328 label "An" ] node [ id 2 label "85.07.30-033.28" ]'
    text = f"graph [ {nodes} edge [ source 85073003328 target 2 ] ]"
    book = opened(tmp_path, text)
    assert "85073003328" not in str(told(book)).replace(".", "").replace("-", "")
    assert len(listing_of(book).known_ties) == 1


HOSTILE = {
    "endless vertices": ('*Vertices 100000000\n1 "a"\n*Arcs\n1 2\n', "too-many-rows"),
    "endless matrix": ("dl n=40000 data:\n0 1", "too-many-cells"),
    "endless list": ("dl n=100000000 format=edgelist1 data:\n1 2", "too-many-rows"),
    "cut matrix": ("dl n=3 data:\n0 1 0\n1 0", "damaged"),
    "words in a matrix": ("dl n=2 data:\n0 x\n1 0", "damaged"),
    "cut matrix in Pajek": ("*Vertices 2\n*Matrix\n0 1\n0", "damaged"),
    "unknown DL format": ("dl n=2 format=blockmatrix data:\n1 1", "format-unknown"),
    "no size": ("dl format=fullmatrix data:\n0 1", "damaged"),
    "cut XML": ("<graphml><graph><node id='1'/>", "damaged"),
    "document type": (
        "<!DOCTYPE graphml [<!ENTITY a 'b'>]><graphml><graph><node id='&a;'/></graph></graphml>",
        "xml-entities",
    ),
    "outside": ("<!DOCTYPE graphml SYSTEM 'file:///etc/passwd'><graphml><graph/></graphml>", "xml-entities"),
    "deep XML": ("<graphml>" + "<graph>" * 200_000, "damaged"),
    "other XML": ("<html><body/></html>", "unknown-format"),
    "deep JSON": ("[" * 200_000, "damaged"),
    "other JSON": ('{"a": [1]}', "unknown-format"),
    "cut JSON": ('{"elements": [', "damaged"),
    "many values": ('{"elements":[' + "{}," * 1_600_000 + "{}]}", "too-many-cells"),
    "deep GML": ("graph [ node [ " + "a [ " * 100_000, "damaged"),
    "cut GML": ('graph [ node [ id 1 label "An', "damaged"),
    "nobody": ("graph [ ]", "no-rows"),
    "empty graph": ("<gexf><graph><nodes/></graph></gexf>", "no-rows"),
    "many names": ("<graphml>" + "".join(f"<a{n}/>" for n in range(6000)) + "</graphml>", "damaged"),
}


@pytest.mark.parametrize(("text", "code"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_and_damaged_files_end_in_one_refusal(tmp_path, text, code):
    assert refused(tmp_path, text) == code


def test_strange_numbers_weigh_as_if_nothing_was_said(tmp_path):
    book = opened(tmp_path, "*Vertices 4\n*Edges\n1 2 NaN\n2 3 1e999\n3 4 1e300\n1 4 -2\n")
    assert [tie.weight for tie in listing_of(book).known_ties] == [1.0, 1.0, 1.0, 0.0]


def read_or_refuse(path, name):
    try:
        book = open_book(path, name)
    except Refused as found:
        said = refusal(found)
        book = None
    if book is None:
        assert said.count("%(") == 0
        return
    listing = listing_of(book)
    ids = {person.id for person in listing.people}
    assert {end for tie in listing.known_ties for end in (tie.a, tie.b)} <= ids
    assert all(sentence(note) for note in book.notes)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from(FILES),
    changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), st.binary(max_size=6)), max_size=6),
)
def test_a_changed_file_is_read_or_refused(tmp_path, path, changes):
    data = bytearray(path.read_bytes())
    for where, length, other in changes:
        at = int(where * len(data))
        data[at : at + length] = other
    (tmp_path / "given").write_bytes(bytes(data) or b"x")
    read_or_refuse(tmp_path / "given", path.name)


STARTS = [b"*Vertices 3\n", b"dl n=3 ", b"graph [ ", b"<graphml>", b"<gexf><graph>", b'{"elements": ', b""]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.sampled_from(STARTS), rest=st.one_of(st.binary(max_size=60), st.text(max_size=60).map(str.encode)))
def test_any_bytes_are_read_or_refused(tmp_path, start, rest):
    (tmp_path / "given").write_bytes(start + rest or b"x")
    read_or_refuse(tmp_path / "given", "x.net")


def test_comments_of_pajek_are_not_read(tmp_path):
    book = opened(tmp_path, '/* made by hand */\n*Vertices 2\n/* who */\n1 "An"\n2 "Bo"\n*Edges\n1 2\n')
    assert (book.format, len(ties_of(book))) == ("pajek", 1)


def test_each_relation_is_kept_beside_the_first(tmp_path):
    text = (
        "dl n=3 nm=2\nlabels:\nAn,Bo,Cas\nlevel labels:\nkent,mijdt\ndata:\n0 1 0\n1 0 0\n0 0 0\n0 0 1\n0 0 0\n1 0 0\n"
    )
    (tmp_path / "x.dl").write_text(text)
    first = open_book(tmp_path / "x.dl", "x.dl")
    kept = packed(first, list(other_readings(tmp_path / "x.dl", first)))
    read = {relation: unpacked(kept, relation) for relation in (None, "kent", "mijdt", "*", "unknown")}
    assert {relation: book.relation for relation, book in read.items()} == {
        None: "kent", "kent": "kent", "mijdt": "mijdt", "*": "*", "unknown": "kent",
    }  # fmt: skip
    assert [[row[:2] for _, row in read[name].tables[1].rows][1:] for name in ("kent", "mijdt")] == [
        [["1", "2"], ["2", "1"]],
        [["1", "3"], ["3", "1"]],
    ]
