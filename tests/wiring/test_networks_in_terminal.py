"""Network files through the terminal command: the report, another relation, and what is refused."""

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from draagvlak.wiring import command

PEOPLE = ("Dina", "Bert", "Cas", "Mia", "Pol")
LAYERS = ("people_in_poverty", "colleague", "team_leader", "management", "political")
TIES = ((1, 2), (2, 3), (3, 4), (4, 5), (1, 5))


def pajek():
    vertices = "".join(
        f'{n} "{name}" 0.1 0.2 laag "{layer}"\r' for n, (name, layer) in enumerate(zip(PEOPLE, LAYERS, strict=True), 1)
    )
    first = "".join(f"{a} {b}\r" for a, b in TIES)
    return f'*Vertices 5\r{vertices}*Edges :1 "overleg"\r{first}*Arcs :2 "vriend"\r1 2\r'


def ucinet():
    rows = [" ".join("1" if (a, b) in TIES or (b, a) in TIES else "0" for b in range(1, 6)) for a in range(1, 6)]
    empty = "0 1 0 0 0 " + "0 " * 20
    labels = "\n".join(LAYERS)
    return (
        f"dl n=5 nm=2\nROW LABELS:\n{labels}\nLEVEL LABELS:\noverleg vriend\nDATA:\n" + "\n".join(rows) + f"\n{empty}\n"
    )


def graphml():
    nodes = "".join(f'<node id="{n}"><data key="l">{layer}</data></node>' for n, layer in enumerate(LAYERS, 1))
    edges = "".join(f'<edge source="{a}" target="{b}"><data key="r">overleg</data></edge>' for a, b in TIES)
    keys = '<key id="l" for="node" attr.name="layer"/><key id="r" for="edge" attr.name="relation"/>'
    other = '<edge source="1" target="2"><data key="r">vriend</data></edge>'
    return (
        f'<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{keys}<graph>{nodes}{edges}{other}</graph></graphml>'
    )


def gexf():
    nodes = "".join(
        f'<node id="{n}" label="{layer}"><attvalues><attvalue for="0" value="{layer}"/></attvalues></node>'
        for n, layer in enumerate(LAYERS, 1)
    )
    edges = "".join(
        f'<edge source="{a}" target="{b}" kind="{kind}"/>'
        for a, b, kind in [*((*tie, "overleg") for tie in TIES), (1, 2, "vriend"), (1, 3, "vriend")]
    )
    titles = '<attributes class="node"><attribute id="0" title="laag"/></attributes>'
    return f"<gexf><graph>{titles}<nodes>{nodes}</nodes><edges>{edges}</edges></graph></gexf>"


def gml():
    nodes = "".join(f'node [ id {n} label "{layer}" laag "{layer}" ]\n' for n, layer in enumerate(LAYERS, 1))
    edges = "".join(f'edge [ source {a} target {b} relation "overleg" ]\n' for a, b in TIES)
    return f'graph [\n{nodes}{edges}edge [ source 1 target 2 relation "vriend" ]\n]'


def kumu():
    elements = [{"_id": f"e{n}", "attributes": {"label": layer, "laag": layer}} for n, layer in enumerate(LAYERS, 1)]
    kinds = [*((*tie, "overleg") for tie in TIES), (1, 2, "vriend"), (1, 3, "vriend")]
    connections = [{"from": f"e{a}", "to": f"e{b}", "attributes": {"connection type": kind}} for a, b, kind in kinds]
    return json.dumps({"elements": elements, "connections": connections})


def report(capsys, *arguments):
    assert command.main(["analyse", *arguments, "--json", "--as-of", "2026-11-24"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("format_", "made", "layers"),
    [
        ("pajek", pajek, 5),
        ("ucinet", ucinet, 0),
        ("graphml", graphml, 5),
        ("gexf", gexf, 5),
        ("gml", gml, 5),
        ("kumu", kumu, 5),
    ],
)
def test_a_report_of_each_format(tmp_path, capsys, format_, made, layers):
    path = tmp_path / "netwerk.txt"
    path.write_text(made(), encoding="utf-8", newline="")
    found = report(capsys, str(path))
    assert (found["source"]["format"], found["counts"]["persons"], found["counts"]["ties"]) == (format_, 5, 5)
    assert sum(layer["persons"] for layer in found["layers"]) == layers
    assert [said["message"] for said in found["warnings"] if said["code"] == "relation-taken"] == [
        "We lazen de relatie ‘overleg’. Er zijn er nog: vriend."
    ]
    other = report(capsys, str(path), "--relation", "VRIEND")
    assert other["counts"]["ties"] == {"gexf": 2, "kumu": 2}.get(format_, 1)


def test_a_report_of_a_blueprint(tmp_path, capsys):
    workbook = Workbook()
    elements = workbook.active
    elements.title = "Elements"
    for row in [("Label", "Type"), *zip(PEOPLE, LAYERS, strict=True)]:
        elements.append(row)
    connections = workbook.create_sheet("Connections")
    for row in [("From", "To"), *((PEOPLE[a - 1], PEOPLE[b - 1]) for a, b in TIES)]:
        connections.append(row)
    workbook.save(tmp_path / "x.xlsx")
    found = report(capsys, str(tmp_path / "x.xlsx"))
    assert (found["source"]["format"], found["counts"]["persons"], found["counts"]["ties"]) == ("kumu", 5, 5)
    assert sum(layer["persons"] for layer in found["layers"]) == 5


def test_an_unknown_relation_is_said_in_one_line(tmp_path, capsys):
    Path(tmp_path / "x.net").write_text(pajek(), encoding="utf-8", newline="")
    assert command.main(["analyse", str(tmp_path / "x.net"), "--relation", "ruzie"]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == (
        "",
        "De relatie ‘ruzie’ staat niet in dit bestand. Dit staat er wel in: overleg, vriend. "
        "Er is niets bewaard. Kies er een van en probeer opnieuw.\n",
    )
