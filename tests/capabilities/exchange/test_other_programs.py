"""Others read our files too: igraph, openpyxl, and the rules of each format."""

import io
import json
from datetime import date

import igraph
from defusedxml import ElementTree
from openpyxl import load_workbook

from draagvlak.analysis.records import KnownTie
from draagvlak.capabilities.exchange.mapping.gathered import ListedContact
from draagvlak.capabilities.exchange.mapping.listing import ListedPerson
from draagvlak.capabilities.exchange.writers.held import Held
from tests.capabilities.exchange.networks import written

HELD = Held(
    "Ons <netwerk> & co",
    (
        ListedPerson("p7", "An Peeters", ("colleague", "political"), "=schepen", "OCMW", "Duffel", "an@a.be"),
        ListedPerson("p9", 'Bo "de" <Claes>'),
        ListedPerson("p3", "An Peeters", ("association",)),
    ),
    (
        ListedContact(date(2026, 3, 5), ("p7", "p9", "p3"), "overleg", "+ punt 1\nen 2", "", 0),
        ListedContact(date(2026, 3, 6), ("p9",), "", "", "", 0),
    ),
    (KnownTie("p9", "p3", 0.5),),
    "p7",
)


def test_igraph_reads_the_graphml(tmp_path):
    path = tmp_path / "netwerk.graphml"
    path.write_bytes(written(HELD, "graphml"))
    graph = igraph.Graph.Read_GraphML(str(path))
    assert graph.vs["label"] == ["An Peeters", 'Bo "de" <Claes>', "An Peeters"]
    assert graph.vs["layer"] == ["colleague; political", "none", "association"]
    assert graph.vs["director"] == [True, False, False]
    assert [edge.tuple for edge in graph.es] == [(0, 1), (0, 2), (1, 2), (1, 2)]
    assert graph.es["contact"] == ["c1", "c1", "c1", ""]
    assert graph.es["subject"][0] == "+ punt 1\nen 2"
    assert graph.es["weight"][3] == 0.5


def test_igraph_reads_the_pajek(tmp_path):
    path = tmp_path / "netwerk.net"
    path.write_bytes(written(HELD, "pajek"))
    graph = igraph.Graph.Read_Pajek(str(path))
    assert graph.vcount() == 3
    assert sorted(zip(graph.get_edgelist(), graph.es["weight"], strict=True)) == [
        ((0, 1), 1.0),
        ((0, 2), 1.0),
        ((1, 2), 1.5),
    ]


def test_gexf_declares_what_it_uses():
    root = ElementTree.fromstring(written(HELD, "gexf"))
    space = {"g": "http://gexf.net/1.3"}
    for kind in ("node", "edge"):
        declared = {a.get("id") for a in root.findall(f".//g:attributes[@class='{kind}']/g:attribute", space)}
        used = {v.get("for") for v in root.findall(f".//g:{kind}s/g:{kind}/g:attvalues/g:attvalue", space)}
        assert used <= declared
        assert used
    ids = {node.get("id") for node in root.findall(".//g:node", space)}
    assert {edge.get(end) for edge in root.findall(".//g:edge", space) for end in ("source", "target")} <= ids
    assert len({edge.get("id") for edge in root.findall(".//g:edge", space)}) == 4


def test_kumu_joins_by_id():
    given = json.loads(written(HELD, "kumu"))
    assert [element["id"] for element in given["elements"]] == ["p7", "p9", "p3"]
    assert [(c["from"], c["to"]) for c in given["connections"]] == [
        ("p7", "p9"),
        ("p7", "p3"),
        ("p9", "p3"),
        ("p9", "p3"),
    ]


def test_a_spreadsheet_shows_names_days_and_words():
    book = load_workbook(io.BytesIO(written(HELD, "xlsx")))
    assert [sheet.title for sheet in book] == ["Mensen", "Contacten", "Banden"]
    people = [*book["Mensen"].values]
    assert people[1] == ("p7", "An Peeters", "collega; bestuur", "'=schepen", "OCMW", "Duffel", "an@a.be", "ja")
    (_, day, there, kind, subject), _ = [*book["Contacten"].values][1:]
    assert day.date() == date(2026, 3, 5)
    assert (there, kind) == ('An Peeters #p7; Bo "de" <Claes>; An Peeters #p3', "overleg")
    assert subject == "'+ punt 1\nen 2"
    assert [*book["Banden"].values][1] == ("b1", 'Bo "de" <Claes>', "An Peeters #p3", 0.5)
