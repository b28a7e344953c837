"""What is told of organisations leaves no small number of people in poverty to be found, by no subtraction."""

import re

import pytest

from draagvlak.analysis.drawing import DIRECTOR, HELD
from draagvlak.capabilities.insights.writers.map_table import organisations_table


def table(few):
    people = [("people_in_poverty/", few), ("colleague/Sport", 6), ("partner_organisation/Chiro", 3)]
    nodes = [[key, n, 0.2, HELD, 1, count, count, 0] for n, (key, count) in enumerate(people)]
    return organisations_table([*nodes, ["", 3, 3.2, DIRECTOR, 3, 1, 1, 0]], 2)


def numbers(text):
    return [int(number) for number in re.findall(r"\d+", text)]


def test_few_people_in_poverty_are_in_no_number():
    said = [(table(few).together, table(few).falling, [row.people for row in table(few).rows]) for few in (1, 4)]
    assert said[0] == said[1]
    assert said[0][0] == (
        "Alle 10 mensen zijn met elkaar verbonden. Mensen in armoede tellen we hier niet mee: het zijn er minder dan 5."
    )


@pytest.mark.parametrize("few", [5, 9])
def test_five_and_more_are(few):
    assert numbers(table(few).together) == [10 + few]
    assert numbers(table(few).falling) == [2, 9 + few]
