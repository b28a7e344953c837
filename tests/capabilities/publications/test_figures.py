"""Figures, typed and out of a file."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagvlak.basics.figures import shown_figure
from draagvlak.basics.money import shown_euros
from draagvlak.capabilities.network.readers.details import RefusedError
from draagvlak.capabilities.publications.actions import figures as actions
from draagvlak.capabilities.publications.actions.undoing import undo_step
from draagvlak.capabilities.publications.mapping.figures import NewFigure, Skipped, figures_in
from draagvlak.capabilities.publications.models import Figure
from draagvlak.capabilities.publications.readers.numbers import number_of

TITLES = ["Cijfer", "Gemeente", "Jaar", "Waarde", "Eenheid", "Bron"]
ROW = ["Leefloners", "Duffel", 2025, "1.312", "mensen", "POD MI"]
FIGURE = NewFigure("Leefloners", Decimal("1312.00"), "Duffel", 2025, "mensen", "POD MI")


@given(st.decimals(-(10**11), 10**11, places=2))
def test_a_number_comes_back_as_it_was_written(value):
    assert number_of(shown_euros(value)) == number_of(shown_figure(value)) == value


def test_a_table_gives_figures_and_says_what_it_left_out():
    rows = [
        (1, ["Omgevingsanalyse"]),
        (2, TITLES),
        (3, ROW),
        (4, ["", "", None, None, "", ""]),
        (5, ["Zonder waarde", "", 2025, "veel", "", "POD MI"]),
        (6, ["Zonder bron", "", 2025, 3, "", ""]),
        (7, ["Jaartal", "", "vroeger", 3, "", "POD MI"]),
        (8, ["An 85.07.30-033.28", "", 2025, 3, "", "POD MI"]),
        (9, ["x" * 201, "", 2025, 3, "", "POD MI"]),
        (10, [None, "", 2025, 3, "", "POD MI"]),
    ]
    found = figures_in(rows)
    assert found.has_titles
    assert found.figures == (FIGURE,)
    whys = ["value", "source", "year", "register-number", "long", "name"]
    assert found.skipped == tuple(map(Skipped, range(5, 11), whys))


def test_a_source_for_all_fills_only_what_has_none():
    rows = [(1, TITLES), (2, ROW), (3, [*ROW[:5], None])]
    assert [one.source for one in figures_in(rows, "Statbel").figures] == ["POD MI", "Statbel"]


def test_without_titles_there_is_nothing():
    assert figures_in([(n, ROW) for n in range(1, 30)]) == figures_in([])


@pytest.mark.django_db
def test_figures_of_a_file_come_once_and_go_as_one(desk):
    step = desk.step()
    other = NewFigure("Clubs", Decimal("40.00"), source="eigen telling")
    assert actions.bring_figures(*desk.who, desk.note.pk, [FIGURE, other, FIGURE], step) == 2
    assert actions.bring_figures(*desk.who, desk.note.pk, [FIGURE, other], desk.step()) == 0
    assert sorted(Figure.objects.values_list("name", flat=True)) == ["Clubs", "Leefloners"]
    undo_step(*desk.who, step)
    assert not Figure.objects.exists()
    assert not Figure.history.exists()


@pytest.mark.django_db
def test_a_figure_is_changed_and_taken_away_and_back(desk):
    made = actions.add_figure(*desk.who, desk.note.pk, FIGURE, desk.step())
    changed, gone = desk.step(), desk.step()
    actions.change_figure(*desk.who, (made.pk, 1), NewFigure("Leefloners", Decimal(9), source="POD MI"), changed)
    actions.remove_figure(*desk.who, made.pk, gone)
    undo_step(*desk.who, gone)
    assert Figure.objects.get().value == 9
    undo_step(*desk.who, changed)
    assert (Figure.objects.get().value, Figure.objects.get().municipality) == (1312, "Duffel")


@pytest.mark.django_db
def test_no_register_number_stands_in_a_figure(desk):
    with pytest.raises(RefusedError):
        actions.add_figure(*desk.who, desk.note.pk, NewFigure("85.07.30-033.28", Decimal(1), source="x"), desk.step())
    assert not Figure.objects.exists()
