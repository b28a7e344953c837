"""Every case of the method, each value from a slow reference or a second library."""

import copy
import json
from pathlib import Path

import pytest

from draagvlak.analysis.cases import BUILT, check

CASES = json.loads((Path(__file__).parents[1] / "data" / "method_cases.json").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize("case", [c for c in CASES if c["kind"] in BUILT], ids=lambda case: case["id"])
def test_the_case_agrees(case):
    assert check(case).differences == ()


def test_a_kind_that_is_not_built_says_so():
    assert check(CASES[0] | {"kind": "not yet"}).agrees is None


def test_every_kind_of_the_method_is_built():
    assert {case["kind"] for case in CASES} <= set(BUILT)


def test_a_wrong_value_is_noticed():
    case = copy.deepcopy(next(c for c in CASES if c["id"] == "anchoring-chain"))
    case["expected"]["paths"]["political"] = [1, 2]
    assert check(case).differences == ("paths.political[1]: expected 2, found 1",)
