"""The report as JSON is what its schema says, for every odd list; and the schema says no where it must."""

import copy
import json
from dataclasses import replace
from datetime import date

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from draagvlak.analysis.records import Contact, Person, Records
from draagvlak.analysis.report import make_report
from draagvlak.capabilities.insights.wording.anchored import place_sentence, stage_sentence
from draagvlak.capabilities.insights.writers.pdf import FILES
from draagvlak.capabilities.insights.writers.report_json import as_json_text
from tests.capabilities.insights.lists import MADE, report_of

AS_OF = date(2026, 11, 24)
SCHEMA = json.loads((FILES / "report.schema.json").read_text(encoding="utf-8"))
VALID = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
EVERY_LIST = pytest.mark.parametrize("name", MADE)

DESIGN = {
    "": {
        "schema",
        "as_of",
        "source",
        "counts",
        "layers",
        "director",
        "anchoring",
        "carrying",
        "missing_bridges",
        "conversations",
        "confidence",
        "warnings",
    },
    "source": {"file", "format", "rows_read", "skipped"},
    "counts": {"persons", "organisations", "contacts", "ties", "active_ties"},
    "director": {"id", "name", "source"},
    "anchoring": {
        "stage",
        "stage_key",
        "reasons",
        "paths",
        "director_dependence",
        "cut_points",
        "fragmentation",
    },
    "confidence": {"statements"},
}


def wrong(report):
    return [(list(error.path), error.validator) for error in VALID.iter_errors(report)]


def numbers(value):
    if isinstance(value, dict):
        return [number for part in value.values() for number in numbers(part)]
    if isinstance(value, list):
        return [number for part in value for number in numbers(part)]
    return [value] if isinstance(value, float) else []


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_asks_for_every_key_of_the_design():
    assert set(SCHEMA["required"]) == DESIGN[""]
    for part in ("source", "counts", "anchoring", "confidence"):
        assert set(SCHEMA["properties"][part]["required"]) == DESIGN[part]


@EVERY_LIST
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_report_is_valid(name, language):
    report = report_of(name, "--lang", language)
    assert wrong(report) == []
    for part, keys in DESIGN.items():
        assert keys <= set(report[part] if part else report)


def test_the_example_tells_each_part():
    report = report_of("example")
    first = report["conversations"][0]
    assert first["why"] == " ".join(first["parts"])
    assert first["effect"]["disjoint_paths"] == [1, 2]
    assert report["source"]["file"] == "example_contacts.xlsx"
    assert [link["why"] for link in report["anchoring"]["cut_points"]] == [
        ["Zonder jou loopt naar het bestuur alles via Christel Notulen, een schakel die veel draagt."]
    ]
    assert report["anchoring"]["municipalities"] == []


def test_without_contacts_nothing_is_zero_that_is_unknown():
    report = report_of("no-contacts")
    anchoring = report["anchoring"]
    assert {layer["connected"] for layer in report["layers"]} == {None}
    assert {(path["with_director"], path["without_director"]) for path in anchoring["paths"]} == {(None, None)}
    assert anchoring["director_dependence"] is None
    assert anchoring["fragmentation"] == {"now": None, "without_director": None}
    assert (report["confidence"]["draws"], report["confidence"]["same"]) == (0, None)
    assert anchoring["stage_key"] == "unknown"


def test_of_a_layer_where_nobody_is_known_support_is_unknown():
    report = report_of("no-contacts")
    carried = {
        part["layer"]: (part["level"], part["known"], part["unknown"], part["stale"]) for part in report["carrying"]
    }
    assert carried == {
        "colleague": (None, 0, 3, 0),
        "team_leader": (None, None, None, None),
        "management": (None, None, None, None),
        "political": (None, 0, 1, 0),
    }


def test_without_a_director_what_stays_is_unknown():
    report = report_of("no-director")
    assert report["director"] == {"id": None, "name": None, "source": "none"}
    assert {path["without_director"] for path in report["anchoring"]["paths"]} == {None}
    assert report["anchoring"]["paths"][0]["with_director"] == 1
    assert report["anchoring"]["director_dependence"] is None
    assert report["anchoring"]["fragmentation"]["without_director"] is None


def test_each_municipality_has_its_own_sentence():
    anchoring = report_of("places")["anchoring"]
    parts = {part["municipality"]: part for part in anchoring["municipalities"]}
    assert set(parts) == {"Duffel", "Lier"}
    assert anchoring["stage"] == min(part["stage"] for part in parts.values())
    assert anchoring["sentence"].endswith(min(parts.values(), key=lambda part: part["stage"])["sentence"])
    political = {place: part["paths"][3] for place, part in parts.items()}
    assert political["Duffel"]["with_director"] is None
    assert political["Lier"]["with_director"] == 1


def test_a_municipality_that_is_spanned_and_where_nobody_is_known_is_unknown():
    """And so is the whole: the stage is the lowest (METHOD §1)."""
    people = (
        Person("a", "An", ("people_in_poverty",), "", "Duffel"),
        Person("b", "Bo", ("political", "management", "team_leader"), "", "Duffel"),
        Person("c", "Cas", ("political", "management", "team_leader"), "", "Lier"),
    )
    records = Records(people, (Contact(AS_OF, ("a", "b", "c")),))
    made = make_report(replace(records, spans=("DUFFEL", "Heist", "Lier")), AS_OF)
    assert [(place, part.stage) for place, part in made.by_municipality.items()] == [
        ("Duffel", 3),
        ("Heist", 0),
        ("Lier", 3),
    ]
    assert (made.stage, made.anchoring.stage) == (0, 3)
    assert place_sentence(made, "Heist", {}) == "We kennen er nog geen leidinggevende, management of bestuur."
    assert stage_sentence(made, {}).startswith("In Heist kennen we nog geen leidinggevende")
    assert make_report(replace(records, spans=("Heist",)), AS_OF).by_municipality.keys() == {"Duffel", "Lier"}


@EVERY_LIST
def test_shares_lie_between_none_and_all(name):
    assert all(0 <= number <= 1 for number in numbers(report_of(name)))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_never_written(value):
    with pytest.raises(ValueError, match="not JSON compliant"):
        as_json_text({"director_dependence": value})


def changed(report, path, value):
    report = copy.deepcopy(report)
    *way, last = path
    part = report
    for key in way:
        part = part[key]
    if value is None:
        del part[last]
    else:
        part[last] = value
    return report


@pytest.mark.parametrize(
    ("path", "value", "broken"),
    [
        (("counts",), None, "required"),
        (("schema",), "draagvlak.report/2", "const"),
        (("as_of",), "24/11/2026", "pattern"),
        (("anchoring", "stage"), 4, "const"),
        (("anchoring", "paths", 0, "with_director"), "5", "type"),
        (("anchoring", "paths", 0, "to"), "association", "enum"),
        (("anchoring", "director_dependence"), 1.5, "maximum"),
        (("anchoring", "reasons"), [], "minItems"),
        (("director", "source"), "guessed", "oneOf"),
        (("layers", 0, "layer"), "poor", "enum"),
        (("conversations", 0, "effect", "disjoint_paths"), [1], "minItems"),
        (("carrying", 0, "level"), "high", "enum"),
        (("counts", "persons"), -1, "minimum"),
        (("source", "skipped", 0, "code"), "Een Code", "pattern"),
    ],
)
def test_the_schema_refuses(path, value, broken):
    report = changed(report_of("example"), path, value)
    assert broken in {validator for _where, validator in wrong(report)}


def test_keys_may_be_added():
    report = report_of("example")
    assert wrong({**report, "later": 1, "counts": {**report["counts"], "later": 1}}) == []
