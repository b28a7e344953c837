"""The letter in a terminal: 80 columns whatever the names, and no colour outside one."""

import pytest

from draagvlak.capabilities.insights.writers.columns import padded, width, wrapped
from draagvlak.capabilities.insights.writers.terminal import as_text
from tests.capabilities.insights.lists import MADE, report_of, text_of

WIDE = "李雷" * 20
EMOJI = "👩‍👩‍👧 Ünal ❤️ Łukasz"
LONG = "Anna-Maria-Theodora-van-den-Bossche-Vandenbroucke-de-Lichtervelde-Zonderland-straat"


def renamed(value, name):
    """The same report of people who are all called `name`."""
    if isinstance(value, dict):
        return {key: renamed(part, name) for key, part in value.items()}
    if isinstance(value, list):
        return [renamed(part, name) for part in value]
    return value.replace("Christel Notulen", name) if isinstance(value, str) else value


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_list_fits_and_has_no_colour(name, language):
    said = text_of(name, "--lang", language)
    assert max(map(width, said.splitlines())) <= 80
    assert "\x1b" not in said


@pytest.mark.parametrize("name", [WIDE, EMOJI, LONG])
def test_every_name_fits(name):
    said = as_text(renamed(report_of("example"), name))
    assert max(map(width, said.splitlines())) <= 80
    assert name[:4] in said


def test_a_name_cannot_steer_the_terminal():
    said = as_text(renamed(report_of("example"), "\x1b[31mAn\u202e Peeters\x07"))
    assert "[31mAn Peeters" in said
    assert not {"\x1b", "\u202e", "\x07"} & set(said)


def test_colour_is_for_the_first_sentence_of_a_terminal():
    report = report_of("example")
    coloured = as_text(report, colour=True)
    assert coloured.startswith("\x1b[1mJe netwerk houdt het ook zonder jou")
    assert coloured.replace("\x1b[1m", "").replace("\x1b[0m", "") == as_text(report)


def test_strokes_line_up():
    lines = text_of("example").splitlines()
    head = next(number for number, line in enumerate(lines) if "met jou" in line)
    columns = {lines[head].index("met jou"), lines[head].index("zonder jou")}
    for line in lines[head + 1 : head + 5]:
        starts = {n for n, sign in enumerate(line) if sign == "═" and line[n - 1] == " "}
        assert starts == columns


def test_many_paths_keep_their_count():
    report = report_of("example")
    report["anchoring"]["paths"][0]["with_director"] = 60
    said = as_text(report)
    assert "══════════… 60" in said
    assert max(map(width, said.splitlines())) <= 80


def test_what_is_not_known_has_no_strokes():
    said = text_of("no-contacts")
    assert said.count("weten we niet  weten we niet") == 4
    assert "═" not in said


def test_a_wide_cell_is_padded_by_what_it_takes():
    assert padded("李", 4) == "李  "


def test_a_word_longer_than_the_line_is_broken():
    assert wrapped("abcdefgh", 4, "- ", "  ") == ["- ab", "  cd", "  ef", "  gh"]


def test_of_many_alike_it_is_said_once():
    report = report_of("example")
    whole, *_ = report["anchoring"]["cut_points"]
    some = [{"name": f"Naam {n}", "cuts_off": ["political"], "every_path": [], "why": [f"Zin {n}."]} for n in range(14)]
    report["anchoring"]["cut_points"] = [whole, *some[:3]]
    assert [f"Zin {n}." in as_text(report) for n in range(3)] == [True, True, True]
    report["anchoring"]["cut_points"] = [whole, *some]
    said = " ".join(as_text(report).split())
    assert whole["why"][0] in said
    assert "Zin" not in said
    assert "Naam 10, Naam 11 en nog 2 anderen zijn elk een schakel die veel draagt" in said
