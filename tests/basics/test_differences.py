"""Lines and words that differ: what stays of the first and second text is told whole, whatever they are."""

from hypothesis import given
from hypothesis import strategies as st

from draagvlak.basics.differences import CHANGED, GONE, NEW, SAME, Line, Run, differences, word_runs

WORDS = st.lists(st.sampled_from(["de", "in", "spel", "week", "quiz", "buurthuis"]), max_size=8).map(" ".join)


def said(line, kind):
    if line.kind == CHANGED:
        return "".join(run.text for run in line.runs if run.kind in (SAME, kind)).strip()
    return line.text


@given(st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6))
def test_both_texts_can_be_read_from_what_differs(old, new):
    found = list(differences(old, new))
    assert [said(line, GONE) for line in found if line.kind != NEW] == old
    assert [said(line, NEW) for line in found if line.kind != GONE] == new


def test_a_line_in_other_words_stands_once_between_what_went_and_came():
    old = ["Samen eten.", "We openen twee dagen per week.", "Slot."]
    new = ["Koken.", "We openen drie dagen per week.", "Slot."]
    runs = (Run(SAME, "We openen"), Run(GONE, " twee"), Run(NEW, " drie"), Run(SAME, " dagen per week."))
    assert list(differences(old, new)) == [
        Line(GONE, "Samen eten."),
        Line(NEW, "Koken."),
        Line(CHANGED, new[1], runs),
        Line(SAME, "Slot."),
    ]


def test_a_short_word_between_two_changes_is_read_with_them():
    runs = word_runs("Wij zien twee of drie gezinnen", "Wij zien vier of vijf gezinnen")
    assert runs[1:3] == (Run(GONE, " twee of drie"), Run(NEW, " vier of vijf"))


def test_a_word_stays_where_a_comma_comes_behind_it():
    runs = word_runs("de prijs, het vervoer en de tijd", "de prijs, het vervoer, de kleren en de tijd")
    assert runs == (Run(SAME, "de prijs, het vervoer"), Run(NEW, ", de kleren"), Run(SAME, " en de tijd"))


def test_what_began_a_line_stands_apart_from_what_begins_it_now():
    assert [run.text for run in word_runs("Elke week een spel", "Iedere week een spel")] == [
        "Elke", " Iedere", " week een spel"
    ]  # fmt: skip


def test_a_line_of_thousands_of_words_is_shown_whole():
    old = "woord " * 3000
    assert [line.kind for line in differences([old], [f"{old}einde"])] == [GONE, NEW]
