"""The terminal: what it prints for the example, and how it says no."""

import json
from pathlib import Path

import pytest

from draagvlak.capabilities.demo.actions import LIST
from draagvlak.wiring import command

CASES = Path(__file__).parents[1] / "data" / "method_cases.json"
GOLDEN = Path(__file__).parents[1] / "data" / "example_report.txt"
ANALYSE = ["analyse", str(LIST), "--as-of", "2026-11-24"]


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "lijst.csv"
    path.write_text('Datum,Wie\n2026-11-01,"An, Bo"\n2026-11-02,"Bo, Ce"\n', encoding="utf-8")
    return str(path)


def test_the_letter_of_the_example(capsys):
    assert command.main(ANALYSE) == 0
    said = capsys.readouterr()
    assert said.out == GOLDEN.read_text(encoding="utf-8")
    assert max(map(len, said.out.splitlines())) <= 80
    assert said.err == ""


def test_the_figures_of_the_example(capsys):
    assert command.main([*ANALYSE, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    counts = ("persons", "contacts", "planned", "ties", "active_ties")
    assert [found["counts"][key] for key in counts] == [48, 176, 1, 129, 108]
    assert found["source"]["rows_read"] == 179
    assert [row["code"] for row in found["source"]["skipped"]] == ["date-missing", "date-impossible"]
    assert found["director"]["name"] == "Lies Voorbeeld"
    anchoring = found["anchoring"]
    assert (anchoring["stage"], anchoring["stage_key"]) == (3, "single_thread")
    assert [(p["to"], p["with_director"], p["without_director"]) for p in anchoring["paths"]] == [
        ("colleague", 5, 4),
        ("team_leader", 2, 2),
        ("management", 2, 1),
        ("political", 1, 1),
    ]
    cut_points = [(p["name"], p["cuts_off"], p["every_path"]) for p in anchoring["cut_points"]]
    assert cut_points == [("Christel Notulen", ["political"], ["political"])]
    assert anchoring["director_dependence"] == pytest.approx(0.2142857, abs=1e-7)


def test_english_has_no_dutch_sentence(capsys):
    assert command.main([*ANALYSE, "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "everything runs\nthrough Christel Notulen" in said
    assert "zonder jou" not in said


def test_a_director_who_is_not_listed_gets_the_closest_names(capsys):
    assert command.main([*ANALYSE, "--json", "--director", "Lies Vorbeld"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["director"] == {"id": None, "name": None, "source": "none"}
    (said,) = [warning["message"] for warning in found["warnings"] if warning["code"] == "director-unknown"]
    assert said.endswith("Bedoelde je Lies Voorbeeld?")
    assert "zonder jou" not in json.dumps(found)
    assert {path["without_director"] for path in found["anchoring"]["paths"]} == {None}


def test_options_may_stand_before_the_file(capsys, small):
    assert command.main(["analyse", "--json", "--as-of", "2026-11-24", small]) == 0
    before = capsys.readouterr().out
    assert command.main(["analyse", small, "--as-of", "2026-11-24", "--json"]) == 0
    assert before == capsys.readouterr().out


def test_who_may_be_one_person_is_told_where_nobody_is_asked(capsys):
    assert command.main([*ANALYSE, "--json", "--lang", "en"]) == 0
    warnings = json.loads(capsys.readouterr().out)["warnings"]
    assert [said["message"] for said in warnings if said["code"] == "possible-duplicate"] == [
        "‘Saïda Deurmat’ and ‘Saida Deurmat’ look like the same person. "
        "The names differ only in accents or punctuation. We kept them apart."
    ]


def test_of_many_possible_doubles_the_first_are_told(capsys, tmp_path):
    path = tmp_path / "lijst.csv"
    names = [f"Verzonnen Persoon {letter}" for letter in "abcdefgh"]
    path.write_text("Naam\n" + "\n".join(names) + "\n", encoding="utf-8")
    assert command.main(["analyse", str(path), "--json"]) == 0
    warnings = json.loads(capsys.readouterr().out)["warnings"]
    assert sum(said["code"] == "possible-duplicate" for said in warnings) == 20
    (more,) = [said["message"] for said in warnings if said["code"] == "more-duplicates"]
    assert more == "Zo zijn er nog 8 paren. Die hielden we ook apart."


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Zeg wat je wil: analyse, check-cases, backup of restore. Typ draagvlak --help om te zien wat kan."),
        (["analyse"], "Zeg ook welk bestand of welke map. Typ draagvlak --help om te zien wat kan."),
        (["analyse", "x", "--foo"], "‘--foo’ kennen we niet. Typ draagvlak --help om te zien wat kan."),
        (["analyse", "x", "--as-of"], "Dit commando begrijpen we niet. Typ draagvlak --help om te zien wat kan."),
        (["analyse", "x", "--lang", "fr"], "De taal is nl of en, niet ‘fr’."),
        (
            ["analyse", "x", "--as-of", "2026-02-30"],
            "‘2026-02-30’ is geen dag die we kennen: schrijf --as-of als 2026-11-24.",
        ),
        (
            ["analyse", "x", "--as-of", "2026-02-30", "--lang=en"],
            "‘2026-02-30’ is no day we know: write --as-of as 2026-11-24.",
        ),
        (
            ["analyse", "x", "--\x1b[31m85.07.30-033.28\n\u202ex"],
            "‘--[31m… x’ kennen we niet. Typ draagvlak --help om te zien wat kan.",
        ),
        (
            ["analyse", "geen-bestand.csv"],
            "Dit bestand bestaat niet of mogen we niet openen. Er is niets bewaard. Kijk de naam en de map na.",
        ),
    ],
)
def test_what_is_refused_is_said_in_one_line(capsys, arguments, said):
    assert command.main(arguments) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"{said}\n")


def test_help_is_dutch(capsys):
    assert command.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert "hoe verankerd is een lokaal netwerk" in said
    assert not {"usage", "options", "arguments"} & set(said.split())


def test_a_defect_is_ours_and_tells_nothing_of_the_list(capsys, caplog, monkeypatch, small):
    def broken(*_args):
        raise RuntimeError("An Peeters")

    monkeypatch.setattr(command, "make_report", broken)
    assert command.main(["analyse", small]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Er ging bij ons iets mis (kenmerk ")
    assert "An Peeters" not in err + caplog.text
    assert "RuntimeError test_command.py:" in caplog.text
    assert "Traceback" not in err + caplog.text


def test_check_cases_says_what_agrees(tmp_path, capsys):
    cases = json.loads(CASES.read_text(encoding="utf-8"))
    cases = cases["cases"] if isinstance(cases, dict) else cases
    good = next(case for case in cases if case["kind"] == "anchoring")
    wrong = {**good, "id": "wrong", "expected": {**good["expected"], "stage": 99}}
    unbuilt = {**good, "id": "unbuilt", "kind": "not-a-kind"}
    path = tmp_path / "cases.json"
    for given, code in (([good], 0), ([good, wrong, unbuilt], 1), ([good, unbuilt], 3)):
        path.write_text(json.dumps(given), encoding="utf-8")
        assert command.main(["check-cases", str(path)]) == code
    path.write_text("{", encoding="utf-8")
    assert command.main(["check-cases", str(path)]) == 2
